package org.jiebang.needs.report;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** Names a research report. */
public record ResearchReportId(UUID value) implements Id {}

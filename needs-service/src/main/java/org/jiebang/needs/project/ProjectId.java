package org.jiebang.needs.project;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** Names a project. */
public record ProjectId(UUID value) implements Id {}

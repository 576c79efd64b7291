package org.jiebang.points.account;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** A bonus or an adjustment that waits for a second person. */
public record ProposalId(UUID value) implements Id {}

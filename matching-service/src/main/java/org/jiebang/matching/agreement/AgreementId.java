package org.jiebang.matching.agreement;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** A partnership agreement; derived from its two sides, so that there is one per pair. */
public record AgreementId(UUID value) implements Id {}

package org.jiebang.matching.acceptance;

import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;

/** A verdict that nobody reads before the decision. */
public record SealedVerdict(UUID member, String criterion, Envelope sealed) {}

package org.jiebang.needs.ballot;

import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be marked on a paper.
 *
 * @param code as printed on it, {@code A} or {@code 1}; unique in the ballot
 * @param label what it is; null for a candidate
 * @param candidate the person who stands; null for anything else
 * @param name of the candidate, under their key
 */
public record Choice(
    String code, @Nullable String label, @Nullable UUID candidate, @Nullable Envelope name) {}

package org.jiebang.needs.campaign;

import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.needs.need.NeedId;
import org.jspecify.annotations.Nullable;

/**
 * Something that was found.
 *
 * @param note in words, under a key of the finding's own
 * @param answer what became of it on the spot; null: it is still to be answered
 * @param need that it became or belongs to
 */
public record Finding(
    FindingId finding,
    FindingKind kind,
    @Nullable Envelope note,
    @Nullable Answer answer,
    @Nullable NeedId need) {}

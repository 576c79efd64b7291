package org.jiebang.needs.publication;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the public is told, as it is kept.
 *
 * @param need that it is about; null for what concerns the community as a whole
 * @param about the list, the meeting or the record of publicity; null for needs
 */
public record Update(
    UUID id,
    UUID community,
    UpdateKind what,
    @Nullable UUID need,
    @Nullable UUID about,
    Instant at) {}

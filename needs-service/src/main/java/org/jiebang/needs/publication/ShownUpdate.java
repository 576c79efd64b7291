package org.jiebang.needs.publication;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.needs.need.Category;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the public is told: what it is about and how far it has come, no words of anybody
 * and no persons.
 *
 * @param need that it is about; absent for what concerns the community as a whole
 * @param category of that need
 * @param about the list, the meeting or the record of publicity, where it is about one
 * @param text one sentence in Chinese, the same for every need; {@code english} in English
 */
@Schema(name = "PublicUpdate")
public record ShownUpdate(
    UUID id,
    UUID community,
    UpdateKind what,
    @Nullable UUID need,
    @Nullable Category category,
    @Nullable UUID about,
    String text,
    String english,
    Instant at) {}

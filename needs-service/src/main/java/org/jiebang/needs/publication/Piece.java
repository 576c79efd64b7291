package org.jiebang.needs.publication;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was published.
 *
 * @param outlet the newspaper, the account, the group that carried it
 * @param link where it can be read
 * @param need that it is about
 * @param on the date, in the community's time zone
 * @param reach how many people it was sent to or read by, where that is known
 */
@Schema(name = "PublishedPiece")
public record Piece(
    String title,
    String outlet,
    @Nullable String link,
    @Nullable UUID need,
    LocalDate on,
    @Nullable Integer reach) {}

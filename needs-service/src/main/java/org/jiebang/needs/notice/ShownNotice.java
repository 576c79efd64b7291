package org.jiebang.needs.notice;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.publication.Audience;
import org.jiebang.needs.publication.UpdateKind;
import org.jspecify.annotations.Nullable;

/**
 * A notice as the API shows it: what has happened, no words of anybody and no persons.
 *
 * @param state {@code READY}, or {@code NOT_SENT_SANDBOX} where it goes nowhere
 * @param need that it is about; absent for what concerns the community as a whole
 * @param about the list, the meeting or the record of publicity, where it is about one
 * @param text one sentence in Chinese, the same for every need; {@code english} in English
 * @param source where the event stands that is told of, as in {@code X-Position}
 * @param at when that happened
 * @param read the caller has said so
 */
@Schema(name = "Notice")
public record ShownNotice(
    UUID id,
    String state,
    UUID community,
    UpdateKind kind,
    Audience audience,
    @Nullable UUID need,
    @Nullable Category category,
    @Nullable String grid,
    @Nullable UUID about,
    String text,
    String english,
    String source,
    Instant at,
    boolean read) {

  static ShownNotice of(NoticeBody body, boolean read) {
    Tidings t = body.tidings();
    return new ShownNotice(
        body.id(),
        body.state(),
        t.community().value(),
        t.kind(),
        t.audience(),
        t.need() == null ? null : t.need().value(),
        t.category(),
        t.grid(),
        t.about(),
        t.kind().chinese(),
        t.kind().english(),
        t.source(),
        t.happenedAt(),
        read);
  }
}

package org.jiebang.needs.subscription;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.needs.publication.UpdateKind;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as the API shows it.
 *
 * @param state {@code ACTIVE} or {@code ENDED}
 * @param channel absent where it is the caller's own
 * @param need what is followed, where it is a need; so {@code category} and {@code grid}
 * @param kinds what is wanted; empty: all
 * @param language {@code zh-CN} or {@code en}
 * @param since when it was opened
 */
@Schema(name = "Subscription")
public record ShownSubscription(
    UUID id,
    String state,
    UUID community,
    @Nullable OutboundChannel channel,
    SubjectKind subject,
    @Nullable UUID need,
    @Nullable String category,
    @Nullable String grid,
    List<UpdateKind> kinds,
    String language,
    Instant since) {

  static ShownSubscription of(SubscriptionBody b) {
    Subject subject = b.subject();
    return new ShownSubscription(
        b.id(),
        b.state(),
        subject.community().value(),
        b.subscriber().channel(),
        subject.kind(),
        subject.need() == null ? null : subject.need().value(),
        subject.category() == null ? null : subject.category().value(),
        subject.grid(),
        b.wish().kinds(),
        b.wish().language(),
        b.since());
  }
}

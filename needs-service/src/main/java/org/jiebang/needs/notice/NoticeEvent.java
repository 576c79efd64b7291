package org.jiebang.needs.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.publication.Audience;
import org.jiebang.needs.publication.UpdateKind;
import org.jspecify.annotations.Nullable;

/** What can happen to a notice: that it is made. */
public sealed interface NoticeEvent {

  NoticeId notice();

  boolean sandbox();

  Instant at();

  Tidings tidings();

  /**
   * There is something to tell; whoever delivers asks who is to be told.
   *
   * @param merged needs that were merged into this one: whoever follows them is told, too
   * @param about the list, the meeting or the record of publicity; null for needs
   * @param source where the event stands that is told of, as in {@code X-Position}
   * @param sandbox true: it is not to be delivered to anybody
   */
  record NoticeMade(
      NoticeId notice,
      CommunityId community,
      UpdateKind kind,
      Audience audience,
      @Nullable NeedId need,
      @Nullable Category category,
      @Nullable String grid,
      List<NeedId> merged,
      @Nullable UUID about,
      String source,
      boolean sandbox,
      Instant happenedAt,
      Instant at)
      implements NoticeEvent {

    static NoticeMade of(NoticeId notice, Tidings t, boolean sandbox, Instant at) {
      return new NoticeMade(
          notice,
          t.community(),
          t.kind(),
          t.audience(),
          t.need(),
          t.category(),
          t.grid(),
          t.merged(),
          t.about(),
          t.source(),
          sandbox,
          t.happenedAt(),
          at);
    }

    @Override
    public Tidings tidings() {
      return new Tidings(
          community,
          kind,
          audience,
          false,
          need,
          category,
          grid,
          merged,
          about,
          source,
          happenedAt);
    }
  }

  /** As any other, of a need that is not for everybody: it does not leave the house. */
  record PrivateNoticeMade(
      NoticeId notice,
      CommunityId community,
      UpdateKind kind,
      Audience audience,
      NeedId need,
      List<NeedId> merged,
      String source,
      boolean sandbox,
      Instant happenedAt,
      Instant at)
      implements NoticeEvent {

    static PrivateNoticeMade of(
        NoticeId notice, NeedId need, Tidings t, boolean sandbox, Instant at) {
      return new PrivateNoticeMade(
          notice,
          t.community(),
          t.kind(),
          t.audience(),
          need,
          t.merged(),
          t.source(),
          sandbox,
          t.happenedAt(),
          at);
    }

    @Override
    public Tidings tidings() {
      return new Tidings(
          community, kind, audience, true, need, null, null, merged, null, source, happenedAt);
    }
  }
}

package org.jiebang.needs.need;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.GRD;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.http.Violation;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** What of the list of needs a caller gets to see, by what they ask for and who they are. */
@Singleton
public class NeedFinding {

  private final NeedAudience audience;
  private final TextIndex index;
  private final Clock clock;
  private final CurrentCaller caller;
  private final ListedNeeds listed;

  NeedFinding(
      NeedAudience audience,
      TextIndex index,
      Clock clock,
      CurrentCaller caller,
      ListedNeeds listed) {
    this.audience = audience;
    this.index = index;
    this.clock = clock;
    this.caller = caller;
    this.listed = listed;
  }

  /**
   * @throws org.jiebang.eventsourcing.Rejected ROLE_NOT_ALLOWED for another author's needs unless
   *     the caller is of the desk; VALIDATION_FAILED for a text or a list without its community,
   *     both together, or a text without letters
   */
  PageQuery query(NeedFilters asked) {
    Caller who = caller.get();
    PageQuery query =
        scope(asked, who)
            .where("estate", asked.estate())
            .where("grid", text(asked.grid()))
            .where("microGrid", text(asked.microGrid()))
            .where("state", asked.state())
            .where("category", asked.category())
            .where("urgency", asked.urgency())
            .where("channel", asked.channel())
            .where("targetGroup", asked.targetGroup());
    if (asked.author() != null) {
      query = by(asked.author(), query, asked, who);
    }
    if (asked.overdue()) {
      query = overdue(query, asked, who);
    }
    if (asked.list() != null) {
      query = query.among(listed.on(asked.list(), asked.community()));
    }
    return asked.text() == null ? query : saying(query, asked, asked.text(), who);
  }

  private PageQuery scope(NeedFilters asked, Caller who) {
    UUID community = asked.community();
    if (asked.mine()) {
      return PageQuery.everywhere().where("author", who.person()).where("tenant", community);
    }
    if (community == null) {
      // In some of them the caller may be of the desk, in others not.
      return PageQuery.ofMyScopes().where("draft", false).where("secluded", false);
    }
    boolean desk = audience.isDesk(who, new CommunityId(community));
    return PageQuery.in(community)
        .where("draft", false)
        .where("secluded", desk ? null : Boolean.FALSE);
  }

  /** Somebody else's needs are for the desk, and only those that tell it whose they are. */
  private PageQuery by(UUID author, PageQuery query, NeedFilters asked, Caller who) {
    if (author.equals(who.person())) {
      return query.where("author", author);
    }
    boolean desk =
        !asked.mine()
            && asked.community() != null
            && audience.isDesk(who, new CommunityId(asked.community()));
    return desk
        ? query.where("author", author).where("nameless", false)
        : refuse(NeedRefusal.ROLE_NOT_ALLOWED);
  }

  private PageQuery overdue(PageQuery query, NeedFilters asked, Caller who) {
    PageQuery late = query.whereBefore("deadline", clock.now());
    CommunityId here = asked.community() == null ? null : new CommunityId(asked.community());
    if (here != null && !asked.mine()) {
      if (audience.holds(who, here, Set.of(COM))) {
        return late.where("waitsFor", List.of(NeedRow.VERIFIER, NeedRow.DESK));
      }
      if (audience.holds(who, here, Set.of(GRD))) {
        return late.where("waitsFor", NeedRow.VERIFIER);
      }
    }
    return late.where("waitsFor", NeedRow.AUTHOR).where("author", who.person());
  }

  /** Only among needs whose words the caller may read: what is found says what they are. */
  private PageQuery saying(PageQuery query, NeedFilters asked, String text, Caller who) {
    if (asked.community() == null) {
      throw Violation.of("community", "must be given with text", "按文字查找时必须给出社区");
    }
    if (asked.list() != null) {
      throw Violation.of("text", "must not be given with list", "按清单查看时不能同时按文字查找");
    }
    CommunityId community = new CommunityId(asked.community());
    PageQuery.Among found = index.in(community, text);
    if (!who.readsPersonal()) {
      return query.among(after -> new PageQuery.Found(List.of(), null));
    }
    PageQuery readable =
        audience.readsWords(who, community) ? query : query.where("author", who.person());
    return readable.among(found);
  }

  private static PageQuery.@Nullable Text text(@Nullable String value) {
    return value == null ? null : new PageQuery.Text(value);
  }
}

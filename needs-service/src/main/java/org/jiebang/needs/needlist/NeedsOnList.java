package org.jiebang.needs.needlist;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.http.Violation;
import org.jiebang.needs.need.ListedNeeds;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.needlist.NeedList.Opened;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** What is on a list: what it says since it was closed, before that what was put on it. */
@Singleton
public class NeedsOnList implements ListedNeeds {

  /** At once; a page has at most as many. */
  private static final int SOME = 100;

  /** The greatest first, as a database orders the bytes of an id. */
  private static final Comparator<UUID> AS_LISTED =
      Comparator.comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
          .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned)
          .reversed();

  private final CommandHandler commands;

  NeedsOnList(CommandHandler commands) {
    this.commands = commands;
  }

  @Override
  public PageQuery.Among on(UUID list, @Nullable UUID community) {
    if (community == null) {
      throw Violation.of("community", "must be given with list", "按清单查看时必须给出社区");
    }
    // A list that is not there is empty, as for any other filter: who may not read there must not
    // be able to tell.
    return commands.load(NeedLists.INSTANCE, list).state() instanceof Opened opened
            && opened.community().equals(new CommunityId(community))
        ? among(opened.version() == 0 ? opened.needs() : frozen(opened))
        : among(List.of());
  }

  private static List<NeedId> frozen(Opened list) {
    return list.frozen().stream().map(ListItem::need).toList();
  }

  private static PageQuery.Among among(Collection<NeedId> needs) {
    List<UUID> all = needs.stream().map(NeedId::value).sorted(AS_LISTED).toList();
    return after -> {
      List<UUID> left =
          all.stream().filter(id -> after == null || AS_LISTED.compare(after, id) < 0).toList();
      List<UUID> some = left.subList(0, Math.min(SOME, left.size()));
      return new PageQuery.Found(some, some.size() < left.size() ? some.getLast() : null);
    };
  }
}

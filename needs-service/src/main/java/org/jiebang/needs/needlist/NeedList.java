package org.jiebang.needs.needlist;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.place.CommunityId;

/** What a list's events add up to. */
public sealed interface NeedList {

  record NotOpened() implements NeedList {}

  /** How far a list has come. */
  enum Phase {
    OPEN,
    CLOSED,
    PUBLISHED
  }

  /**
   * A list that was opened.
   *
   * @param needs what is on it, in the order it was put there; owned by this stream, so nothing is
   *     gathered from a view
   * @param openChildren lists of the level below that roll up to this one and are still open
   * @param frozen what it says since it was closed
   * @param version of what it says: 0 while open, 1 when closed, one more with each correction
   */
  record Opened(
      NeedListId list,
      CommunityId community,
      ListPeriod period,
      Phase phase,
      Set<NeedId> needs,
      Set<NeedListId> openChildren,
      List<ListItem> frozen,
      int version)
      implements NeedList {

    Opened with(Phase now) {
      return new Opened(list, community, period, now, needs, openChildren, frozen, version);
    }

    Opened with(List<NeedId> added) {
      var more = new LinkedHashSet<>(needs);
      more.addAll(added);
      return new Opened(list, community, period, phase, more, openChildren, frozen, version);
    }

    Opened waitingFor(Set<NeedListId> children) {
      return new Opened(list, community, period, phase, needs, children, frozen, version);
    }

    Opened saying(List<ListItem> items, int now) {
      return new Opened(list, community, period, phase, needs, openChildren, items, now);
    }
  }
}

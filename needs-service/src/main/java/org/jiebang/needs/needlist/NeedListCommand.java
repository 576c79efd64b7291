package org.jiebang.needs.needlist;

import java.time.Instant;
import java.util.List;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** What can be asked of a list. */
public sealed interface NeedListCommand {

  NeedListId list();

  Instant at();

  /**
   * @param cutOff when it closes by itself; null when its period is over already
   */
  record OpenList(
      NeedListId list,
      CommunityId community,
      ListPeriod period,
      @Nullable Instant cutOff,
      Instant at)
      implements NeedListCommand {}

  /**
   * Decided together with the opening of {@code child}, which will roll up to this list. Opens this
   * list when nobody has.
   */
  record ExpectChild(
      NeedListId list,
      CommunityId community,
      ListPeriod period,
      @Nullable Instant cutOff,
      NeedListId child,
      Instant at)
      implements NeedListCommand {}

  /** Decided together with the need, which gets listed. */
  record AddNeed(NeedListId list, CommunityId community, NeedId need, Instant at)
      implements NeedListCommand {}

  /**
   * @param items every need on the list, as it stands now
   */
  record CloseList(NeedListId list, List<ListItem> items, Instant at) implements NeedListCommand {}

  /**
   * Decided together with the closing of {@code child}.
   *
   * @param needs of the child that are still only listed
   */
  record TakeOverFromChild(NeedListId list, NeedListId child, List<NeedId> needs, Instant at)
      implements NeedListCommand {}

  record PublishList(NeedListId list, Instant at) implements NeedListCommand {}

  /**
   * @param added needs as they stand now; one that is on the list already is brought up to date
   */
  record CorrectList(
      NeedListId list,
      List<ListItem> added,
      List<NeedId> removed,
      @Nullable String reason,
      Instant at)
      implements NeedListCommand {}
}

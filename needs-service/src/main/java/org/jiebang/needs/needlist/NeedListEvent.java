package org.jiebang.needs.needlist;

import java.time.Instant;
import java.util.List;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** What can happen to a list. No texts and no persons: what is published can be read by anybody. */
public sealed interface NeedListEvent {

  NeedListId list();

  Instant at();

  /**
   * @param period as {@link ListPeriod} writes it
   * @param cutOff when it closes by itself; null when its period was over
   */
  record NeedListOpened(
      NeedListId list,
      CommunityId community,
      ListLevel level,
      String period,
      @Nullable Instant cutOff,
      Instant at)
      implements NeedListEvent {}

  /** A list of the level below was opened; this one cannot be closed before it. */
  record ChildListOpened(NeedListId list, NeedListId child, Instant at) implements NeedListEvent {}

  record NeedAddedToList(NeedListId list, NeedId need, Instant at) implements NeedListEvent {}

  /** A list of the level below was closed; what is still open of it stands on this one now. */
  record ChildListRolledUp(NeedListId list, NeedListId child, List<NeedId> needs, Instant at)
      implements NeedListEvent {}

  /**
   * @param hash of version 1 of what it says; see {@link ListHash}
   * @param rollsUpTo the list above, on which what is still only listed stands now; null for months
   */
  record NeedListClosed(
      NeedListId list,
      List<ListItem> items,
      String hash,
      @Nullable NeedListId rollsUpTo,
      Instant at)
      implements NeedListEvent {}

  record NeedListPublished(NeedListId list, Instant at) implements NeedListEvent {}

  /**
   * @param version from 2
   * @param hash of this version of what it says
   */
  record NeedListCorrected(
      NeedListId list,
      int version,
      List<ListItem> added,
      List<NeedId> removed,
      String reason,
      String hash,
      Instant at)
      implements NeedListEvent {}
}

package org.jiebang.needs.council;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.needs.body.BodyId;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** What an agenda item's events add up to. */
public sealed interface AgendaItem {

  record NotProposed() implements AgendaItem {}

  /**
   * An item that was proposed.
   *
   * @param proposer null when the monthly list brought it
   * @param stage after a district's word its outcome
   * @param meeting the last one whose agenda it was on; null before
   * @param discussion how far it is discussed; null before
   * @param vote the last one; null before
   * @param tasks that follow from it
   * @param ended tasks that are over, of these and perhaps of others: how they ended
   */
  record Tabled(
      AgendaItemId item,
      CommunityId community,
      BodyId body,
      @Nullable UUID proposer,
      List<NeedId> needs,
      ItemStage stage,
      @Nullable MeetingId meeting,
      @Nullable DiscussionStage discussion,
      @Nullable Vote vote,
      List<UUID> tasks,
      Map<UUID, String> ended)
      implements AgendaItem {

    Tabled with(ItemStage now) {
      return new Tabled(
          item, community, body, proposer, needs, now, meeting, discussion, vote, tasks, ended);
    }

    Tabled at(@Nullable MeetingId on, ItemStage now) {
      return new Tabled(item, community, body, proposer, needs, now, on, null, null, tasks, ended);
    }

    Tabled discussing(DiscussionStage now) {
      return new Tabled(
          item,
          community,
          body,
          proposer,
          needs,
          ItemStage.DISCUSSING,
          meeting,
          now,
          vote,
          tasks,
          ended);
    }

    Tabled voting(Vote now) {
      return new Tabled(
          item, community, body, proposer, needs, stage, meeting, discussion, now, tasks, ended);
    }

    Tabled executing(List<UUID> by) {
      return new Tabled(
          item,
          community,
          body,
          proposer,
          needs,
          ItemStage.EXECUTING,
          meeting,
          discussion,
          vote,
          by,
          ended);
    }

    Tabled ended(UUID task, String how) {
      var more = new LinkedHashMap<>(ended);
      more.put(task, how);
      return new Tabled(
          item, community, body, proposer, needs, stage, meeting, discussion, vote, tasks, more);
    }

    boolean allEnded(List<UUID> of) {
      return ended.keySet().containsAll(of);
    }
  }
}

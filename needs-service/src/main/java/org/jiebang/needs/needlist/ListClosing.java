package org.jiebang.needs.needlist;

import static org.jiebang.eventsourcing.Rejected.refuse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.CommandHandler.Folded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.needs.need.Need;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Needs;
import org.jiebang.needs.need.Stage;
import org.jiebang.needs.needlist.NeedList.Opened;
import org.jiebang.needs.needlist.NeedListCommand.CloseList;
import org.jiebang.needs.needlist.NeedListCommand.TakeOverFromChild;
import org.jiebang.needs.place.CommunityId;

/**
 * What closing a list takes: its needs as they stand now, and the list above, which takes over what
 * is still open, in the same command. So the list above can never close without it.
 */
final class ListClosing {

  private ListClosing() {}

  static List<Step<NeedListCommand, NeedList, NeedListEvent>> steps(
      CommandHandler commands, NeedListId id, Instant at) {
    Folded<NeedList> list = commands.load(NeedLists.INSTANCE, id.value());
    if (!(list.state() instanceof Opened opened)) {
      return refuse(NeedListRefusal.NEED_LIST_NOT_FOUND);
    }
    List<ListItem> items = items(commands, opened.community(), opened.needs());
    // Bound to the version that the needs were read at: nothing is listed in between.
    Step<NeedListCommand, NeedList, NeedListEvent> close =
        new Step<>(NeedLists.INSTANCE, id.value(), new CloseList(id, items, at), list.version());
    ListPeriod parent = opened.period().parent();
    if (parent == null) {
      return List.of(close);
    }
    NeedListId above = NeedListId.of(opened.community(), parent);
    List<NeedId> open =
        items.stream().filter(i -> i.stage() == Stage.LISTED).map(ListItem::need).toList();
    return List.of(
        close,
        Step.of(NeedLists.INSTANCE, above.value(), new TakeOverFromChild(above, id, open, at)));
  }

  /**
   * The needs as they stand now.
   *
   * @throws org.jiebang.eventsourcing.Rejected NEED_NOT_FOUND when the community has no such need
   */
  static List<ListItem> items(
      CommandHandler commands, CommunityId community, Collection<NeedId> needs) {
    var items = new ArrayList<ListItem>();
    for (NeedId id : needs) {
      Folded<Need> need = commands.load(Needs.INSTANCE, id.value());
      if (!(need.state() instanceof Need.Filed filed) || !filed.community().equals(community)) {
        return refuse(NeedListRefusal.NEED_NOT_FOUND);
      }
      items.add(
          new ListItem(
              id,
              Math.toIntExact(need.version()),
              filed.stage(),
              filed.category(),
              filed.particulars().secluded()));
    }
    return items;
  }
}

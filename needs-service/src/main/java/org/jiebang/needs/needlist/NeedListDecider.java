package org.jiebang.needs.needlist;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.needlist.NeedListRefusal.CHILD_LIST_OPEN;
import static org.jiebang.needs.needlist.NeedListRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.needs.needlist.NeedListRefusal.LIST_CLOSED;
import static org.jiebang.needs.needlist.NeedListRefusal.LIST_EXISTS;
import static org.jiebang.needs.needlist.NeedListRefusal.NEED_LIST_NOT_FOUND;
import static org.jiebang.needs.needlist.NeedListRefusal.REASON_REQUIRED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.needlist.NeedList.NotOpened;
import org.jiebang.needs.needlist.NeedList.Opened;
import org.jiebang.needs.needlist.NeedList.Phase;
import org.jiebang.needs.needlist.NeedListCommand.AddNeed;
import org.jiebang.needs.needlist.NeedListCommand.CloseList;
import org.jiebang.needs.needlist.NeedListCommand.CorrectList;
import org.jiebang.needs.needlist.NeedListCommand.ExpectChild;
import org.jiebang.needs.needlist.NeedListCommand.OpenList;
import org.jiebang.needs.needlist.NeedListCommand.PublishList;
import org.jiebang.needs.needlist.NeedListCommand.TakeOverFromChild;
import org.jiebang.needs.needlist.NeedListEvent.ChildListOpened;
import org.jiebang.needs.needlist.NeedListEvent.ChildListRolledUp;
import org.jiebang.needs.needlist.NeedListEvent.NeedAddedToList;
import org.jiebang.needs.needlist.NeedListEvent.NeedListClosed;
import org.jiebang.needs.needlist.NeedListEvent.NeedListCorrected;
import org.jiebang.needs.needlist.NeedListEvent.NeedListOpened;
import org.jiebang.needs.needlist.NeedListEvent.NeedListPublished;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** The rules of a list: see LIFECYCLES, "NeedList". */
final class NeedListDecider implements Decider<NeedListCommand, NeedList, NeedListEvent> {

  @Override
  public NeedList initial() {
    return new NotOpened();
  }

  @Override
  public List<NeedListEvent> decide(NeedListCommand command, NeedList state) {
    return switch (command) {
      case OpenList c ->
          switch (state) {
            case NotOpened() ->
                List.of(opened(c.list(), c.community(), c.period(), c.cutOff(), c.at()));
            case Opened _ -> refuse(LIST_EXISTS);
          };
      case ExpectChild c -> expectChild(c, state);
      case AddNeed c -> addNeed(c, opened(state));
      case CloseList c -> close(c, opened(state));
      case TakeOverFromChild c -> takeOver(c, opened(state));
      case PublishList c -> publish(c, opened(state));
      case CorrectList c -> correct(c, opened(state));
    };
  }

  private static List<NeedListEvent> expectChild(ExpectChild c, NeedList state) {
    var expected = new ChildListOpened(c.list(), c.child(), c.at());
    return switch (state) {
      case NotOpened() ->
          List.of(opened(c.list(), c.community(), c.period(), c.cutOff(), c.at()), expected);
      case Opened list when list.phase() != Phase.OPEN -> refuse(LIST_CLOSED);
      case Opened list -> list.openChildren().contains(c.child()) ? List.of() : List.of(expected);
    };
  }

  private static List<NeedListEvent> addNeed(AddNeed c, Opened list) {
    if (!c.community().equals(list.community())) {
      return refuse(NEED_LIST_NOT_FOUND);
    }
    return switch (list.phase()) {
      case OPEN ->
          list.needs().contains(c.need())
              ? List.of()
              : List.of(new NeedAddedToList(c.list(), c.need(), c.at()));
      case CLOSED, PUBLISHED -> refuse(LIST_CLOSED);
    };
  }

  private static List<NeedListEvent> close(CloseList c, Opened list) {
    if (list.phase() != Phase.OPEN) {
      return refuse(ILLEGAL_TRANSITION);
    }
    if (!list.openChildren().isEmpty()) {
      return refuse(CHILD_LIST_OPEN);
    }
    ListPeriod parent = list.period().parent();
    return List.of(
        new NeedListClosed(
            c.list(),
            c.items(),
            ListHash.of(c.list(), list.period(), 1, c.items()),
            parent == null ? null : NeedListId.of(list.community(), parent),
            c.at()));
  }

  private static List<NeedListEvent> takeOver(TakeOverFromChild c, Opened list) {
    return switch (list.phase()) {
      case OPEN -> List.of(new ChildListRolledUp(c.list(), c.child(), c.needs(), c.at()));
      case CLOSED, PUBLISHED -> refuse(LIST_CLOSED);
    };
  }

  private static List<NeedListEvent> publish(PublishList c, Opened list) {
    return switch (list.phase()) {
      case CLOSED -> List.of(new NeedListPublished(c.list(), c.at()));
      case OPEN, PUBLISHED -> refuse(ILLEGAL_TRANSITION);
    };
  }

  private static List<NeedListEvent> correct(CorrectList c, Opened list) {
    if (list.phase() == Phase.OPEN) {
      return refuse(ILLEGAL_TRANSITION);
    }
    if (c.reason() == null || c.reason().isBlank()) {
      return refuse(REASON_REQUIRED);
    }
    List<ListItem> now = corrected(list.frozen(), c.added(), c.removed());
    if (Set.copyOf(now).equals(Set.copyOf(list.frozen()))) {
      return List.of();
    }
    int version = list.version() + 1;
    String hash = ListHash.of(c.list(), list.period(), version, now);
    return List.of(
        new NeedListCorrected(c.list(), version, c.added(), c.removed(), c.reason(), hash, c.at()));
  }

  /** What a list says after a correction, in a stable order. */
  static List<ListItem> corrected(
      List<ListItem> before, List<ListItem> added, List<NeedId> removed) {
    var items = new LinkedHashMap<NeedId, ListItem>();
    before.forEach(i -> items.put(i.need(), i));
    removed.forEach(items::remove);
    added.forEach(i -> items.put(i.need(), i));
    return List.copyOf(items.values());
  }

  @Override
  public NeedList evolve(NeedList state, NeedListEvent event) {
    return switch (event) {
      case NeedListOpened e ->
          new Opened(
              e.list(),
              e.community(),
              new ListPeriod(e.level(), e.period()),
              Phase.OPEN,
              Set.of(),
              Set.of(),
              List.of(),
              0);
      case ChildListOpened e -> {
        Opened list = (Opened) state;
        var children = new LinkedHashSet<>(list.openChildren());
        children.add(e.child());
        yield list.waitingFor(children);
      }
      case NeedAddedToList e -> ((Opened) state).with(List.of(e.need()));
      case ChildListRolledUp e -> {
        Opened list = ((Opened) state).with(e.needs());
        var children = new ArrayList<>(list.openChildren());
        children.remove(e.child());
        yield list.waitingFor(Set.copyOf(children));
      }
      case NeedListClosed e -> ((Opened) state).with(Phase.CLOSED).saying(e.items(), 1);
      case NeedListPublished _ -> ((Opened) state).with(Phase.PUBLISHED);
      case NeedListCorrected e -> {
        Opened list = (Opened) state;
        yield list.saying(corrected(list.frozen(), e.added(), e.removed()), e.version());
      }
    };
  }

  private static NeedListOpened opened(
      NeedListId list,
      CommunityId community,
      ListPeriod period,
      @Nullable Instant cutOff,
      Instant at) {
    return new NeedListOpened(list, community, period.level(), period.text(), cutOff, at);
  }

  private static Opened opened(NeedList state) {
    return switch (state) {
      case Opened list -> list;
      case NotOpened() -> refuse(NEED_LIST_NOT_FOUND);
    };
  }
}

package org.jiebang.needs.needlist;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.needlist.NeedListBody.Version;
import org.jiebang.needs.needlist.NeedListEvent.ChildListOpened;
import org.jiebang.needs.needlist.NeedListEvent.ChildListRolledUp;
import org.jiebang.needs.needlist.NeedListEvent.NeedAddedToList;
import org.jiebang.needs.needlist.NeedListEvent.NeedListClosed;
import org.jiebang.needs.needlist.NeedListEvent.NeedListCorrected;
import org.jiebang.needs.needlist.NeedListEvent.NeedListOpened;
import org.jiebang.needs.needlist.NeedListEvent.NeedListPublished;
import org.jspecify.annotations.Nullable;

/** Folds a list's events into what the API shows. */
public final class NeedListPicture implements Picture<NeedListBody, NeedListEvent> {

  @Override
  public Class<NeedListBody> body() {
    return NeedListBody.class;
  }

  @Override
  public String state(NeedListBody body) {
    return body.state();
  }

  @Override
  public NeedListBody evolve(@Nullable NeedListBody body, Recorded<NeedListEvent> fact) {
    if (fact.event() instanceof NeedListOpened e) {
      return new NeedListBody(
          e.list().value(),
          "OPEN",
          e.community().value(),
          e.level(),
          e.period(),
          e.cutOff(),
          List.of(),
          List.of(),
          List.of(),
          0,
          null,
          null,
          List.of());
    }
    NeedListBody b = requireNonNull(body);
    return switch (fact.event()) {
      case NeedListOpened _ -> b;
      case ChildListOpened e -> with(b, b.needs(), plus(b.openChildren(), e.child()));
      case NeedAddedToList e -> with(b, plus(b.needs(), e.need()), b.openChildren());
      case ChildListRolledUp e -> {
        var needs = new LinkedHashSet<NeedId>(b.needs());
        needs.addAll(e.needs());
        var children = new ArrayList<>(b.openChildren());
        children.remove(e.child());
        yield with(b, List.copyOf(needs), List.copyOf(children));
      }
      case NeedListClosed e ->
          saying(b, "CLOSED", e.items(), new Version(1, e.hash(), null, e.at()));
      case NeedListPublished _ -> with(b, "PUBLISHED");
      case NeedListCorrected e ->
          saying(
              b,
              b.state(),
              NeedListDecider.corrected(b.items(), e.added(), e.removed()),
              new Version(e.version(), e.hash(), e.reason(), e.at()));
    };
  }

  private static <T> List<T> plus(List<T> list, T one) {
    var more = new ArrayList<>(list);
    more.add(one);
    return List.copyOf(more);
  }

  private static NeedListBody with(NeedListBody b, List<NeedId> needs, List<NeedListId> children) {
    return new NeedListBody(
        b.id(),
        b.state(),
        b.community(),
        b.level(),
        b.period(),
        b.cutOff(),
        needs,
        children,
        b.items(),
        b.withheld(),
        b.version(),
        b.hash(),
        b.versions());
  }

  private static NeedListBody with(NeedListBody b, String state) {
    return new NeedListBody(
        b.id(),
        state,
        b.community(),
        b.level(),
        b.period(),
        b.cutOff(),
        b.needs(),
        b.openChildren(),
        b.items(),
        b.withheld(),
        b.version(),
        b.hash(),
        b.versions());
  }

  private static NeedListBody saying(
      NeedListBody b, String state, List<ListItem> items, Version version) {
    return new NeedListBody(
        b.id(),
        state,
        b.community(),
        b.level(),
        b.period(),
        b.cutOff(),
        b.needs(),
        b.openChildren(),
        items,
        b.withheld(),
        version.version(),
        version.hash(),
        plus(b.versions(), version));
  }
}

package org.jiebang.needs.needlist;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.needs.needlist.NeedListEvent.ChildListOpened;
import org.jiebang.needs.needlist.NeedListEvent.ChildListRolledUp;
import org.jiebang.needs.needlist.NeedListEvent.NeedAddedToList;
import org.jiebang.needs.needlist.NeedListEvent.NeedListClosed;
import org.jiebang.needs.needlist.NeedListEvent.NeedListCorrected;
import org.jiebang.needs.needlist.NeedListEvent.NeedListOpened;
import org.jiebang.needs.needlist.NeedListEvent.NeedListPublished;

/**
 * The names of a list's events on disk and on Kafka. Those that name needs may name private ones,
 * so they are for the desk; what is published is read from the list itself.
 */
public final class NeedListWire {

  private NeedListWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("need-list-opened", NeedListOpened.class)
        .event("child-list-opened", ChildListOpened.class)
        .forDesk("need-added-to-list", 1, NeedAddedToList.class)
        .forDesk("child-list-rolled-up", 1, ChildListRolledUp.class)
        .forDesk("need-list-closed", 2, NeedListClosed.class)
        .event("need-list-published", NeedListPublished.class)
        .forDesk("need-list-corrected", 2, NeedListCorrected.class)
        .build();
  }
}

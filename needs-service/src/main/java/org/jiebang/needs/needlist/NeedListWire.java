package org.jiebang.needs.needlist;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.needs.needlist.NeedListEvent.ChildListOpened;
import org.jiebang.needs.needlist.NeedListEvent.ChildListRolledUp;
import org.jiebang.needs.needlist.NeedListEvent.NeedAddedToList;
import org.jiebang.needs.needlist.NeedListEvent.NeedListClosed;
import org.jiebang.needs.needlist.NeedListEvent.NeedListCorrected;
import org.jiebang.needs.needlist.NeedListEvent.NeedListOpened;
import org.jiebang.needs.needlist.NeedListEvent.NeedListPublished;

/** The names of a list's events on disk and on Kafka. */
public final class NeedListWire {

  private NeedListWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("need-list-opened", NeedListOpened.class)
        .event("child-list-opened", ChildListOpened.class)
        .event("need-added-to-list", NeedAddedToList.class)
        .event("child-list-rolled-up", ChildListRolledUp.class)
        .event("need-list-closed", NeedListClosed.class)
        .event("need-list-published", NeedListPublished.class)
        .event("need-list-corrected", NeedListCorrected.class)
        .build();
  }
}

package org.jiebang.needs.needlist;

import org.jiebang.eventsourcing.view.ListView;

/** The list of need lists. */
public final class NeedListsView extends ListView<NeedListBody, NeedListRow, NeedListEvent> {

  public NeedListsView() {
    super(NeedLists.INSTANCE, new NeedListPicture(), NeedListRow.class, NeedListRow::new);
  }

  @Override
  protected void columns(NeedListRow row, NeedListBody body) {
    row.level = body.level().name();
    row.period = body.period();
  }
}

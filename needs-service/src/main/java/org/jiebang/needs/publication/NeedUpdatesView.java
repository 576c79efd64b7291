package org.jiebang.needs.publication;

import org.jiebang.eventsourcing.view.ListView;
import org.jiebang.needs.need.NeedEvent;
import org.jiebang.needs.need.Needs;

/** The public updates of all needs. */
public final class NeedUpdatesView extends ListView<NeedUpdatesBody, NeedUpdatesRow, NeedEvent> {

  static final String NAME = "need-updates";

  public NeedUpdatesView() {
    super(Needs.INSTANCE, new NeedUpdatesPicture(), NeedUpdatesRow.class, NeedUpdatesRow::new);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  protected void columns(NeedUpdatesRow row, NeedUpdatesBody body) {
    row.shown = body.shown();
  }
}

package org.jiebang.needs.council;

import org.jiebang.eventsourcing.view.ListView;

/** The list of agenda items. */
public final class AgendaItemsView
    extends ListView<AgendaItemBody, AgendaItemRow, AgendaItemEvent> {

  public AgendaItemsView() {
    super(AgendaItems.INSTANCE, new AgendaItemPicture(), AgendaItemRow.class, AgendaItemRow::new);
  }

  @Override
  protected void columns(AgendaItemRow row, AgendaItemBody body) {
    row.council = body.body();
    row.meeting = body.meeting() == null ? null : body.meeting().value();
  }
}

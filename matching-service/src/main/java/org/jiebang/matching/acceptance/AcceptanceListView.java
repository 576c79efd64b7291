package org.jiebang.matching.acceptance;

import org.jiebang.eventsourcing.view.ListView;

/** The list of acceptances. */
public final class AcceptanceListView
    extends ListView<AcceptanceBody, AcceptanceRow, AcceptanceEvent> {

  public AcceptanceListView() {
    super(Acceptances.INSTANCE, new AcceptancePicture(), AcceptanceRow.class, AcceptanceRow::new);
  }

  @Override
  protected void columns(AcceptanceRow row, AcceptanceBody body) {
    row.task = body.task();
    row.organisation = body.organisation();
  }
}

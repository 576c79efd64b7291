package org.jiebang.points.recalculation;

import org.jiebang.eventsourcing.view.ListView;

/** The list of recalculations. */
public final class RecalculationListView
    extends ListView<RecalculationBody, RecalculationRow, RecalculationEvent> {

  public RecalculationListView() {
    super(
        Recalculations.INSTANCE,
        new RecalculationPicture(),
        RecalculationRow.class,
        RecalculationRow::new);
  }

  @Override
  protected void columns(RecalculationRow row, RecalculationBody body) {}
}

package org.jiebang.needs.body;

import org.jiebang.eventsourcing.view.ListView;

/** The list of bodies. */
public final class BodiesView extends ListView<BodyBody, BodyRow, BodyEvent> {

  public BodiesView() {
    super(Bodies.INSTANCE, new BodyPicture(), BodyRow.class, BodyRow::new);
  }

  @Override
  protected void columns(BodyRow row, BodyBody body) {
    row.kind = body.body().kind().name();
    ExpertField field = body.body().field();
    row.expertField = field == null ? null : field.value();
  }
}

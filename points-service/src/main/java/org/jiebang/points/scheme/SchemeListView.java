package org.jiebang.points.scheme;

import org.jiebang.eventsourcing.view.ListView;

/** The list of schemes. */
public final class SchemeListView extends ListView<SchemeBody, SchemeRow, SchemeEvent> {

  public SchemeListView() {
    super(Schemes.INSTANCE, new SchemePicture(), SchemeRow.class, SchemeRow::new);
  }

  @Override
  protected void columns(SchemeRow row, SchemeBody body) {}
}

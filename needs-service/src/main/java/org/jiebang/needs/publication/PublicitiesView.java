package org.jiebang.needs.publication;

import org.jiebang.eventsourcing.view.ListView;

/** The list of publicity. */
public final class PublicitiesView extends ListView<PublicityBody, PublicityRow, PublicityEvent> {

  public PublicitiesView() {
    super(Publicities.INSTANCE, new PublicityPicture(), PublicityRow.class, PublicityRow::new);
  }

  @Override
  protected void columns(PublicityRow row, PublicityBody body) {
    row.kind = body.kind().name();
    row.publishedOn = body.piece().on();
    row.reach = body.piece().reach() == null ? 0 : body.piece().reach();
  }
}

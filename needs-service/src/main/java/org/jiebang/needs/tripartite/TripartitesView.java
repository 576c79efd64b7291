package org.jiebang.needs.tripartite;

import org.jiebang.eventsourcing.view.ListView;

/** The list of coordinations. */
public final class TripartitesView
    extends ListView<TripartiteBody, TripartiteRow, TripartiteEvent> {

  public TripartitesView() {
    super(Tripartites.INSTANCE, new TripartitePicture(), TripartiteRow.class, TripartiteRow::new);
  }

  @Override
  protected void columns(TripartiteRow row, TripartiteBody body) {
    // By place and state, which every row has.
  }
}

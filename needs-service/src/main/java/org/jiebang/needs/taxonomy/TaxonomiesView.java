package org.jiebang.needs.taxonomy;

import org.jiebang.eventsourcing.view.ListView;

/** The list of taxonomies. */
public final class TaxonomiesView extends ListView<TaxonomyBody, TaxonomyRow, TaxonomyEvent> {

  public TaxonomiesView() {
    super(Taxonomies.INSTANCE, new TaxonomyPicture(), TaxonomyRow.class, TaxonomyRow::new);
  }

  @Override
  protected void columns(TaxonomyRow row, TaxonomyBody body) {
    row.level = body.level().name();
  }
}

package org.jiebang.needs.taxonomy;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.needs.taxonomy.TaxonomyEvent.CategoryDefined;
import org.jiebang.needs.taxonomy.TaxonomyEvent.CategoryRetired;
import org.jiebang.needs.taxonomy.TaxonomyEvent.TargetGroupDefined;
import org.jiebang.needs.taxonomy.TaxonomyEvent.TaxonomyBegun;
import org.jiebang.needs.taxonomy.TaxonomyEvent.TaxonomyPublished;

/** The names of a taxonomy's events on disk and on Kafka. */
public final class TaxonomyWire {

  private TaxonomyWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("taxonomy-begun", TaxonomyBegun.class)
        .event("category-defined", CategoryDefined.class)
        .event("category-retired", CategoryRetired.class)
        .event("target-group-defined", TargetGroupDefined.class)
        .event("taxonomy-published", TaxonomyPublished.class)
        .build();
  }
}

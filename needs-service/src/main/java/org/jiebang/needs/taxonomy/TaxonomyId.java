package org.jiebang.needs.taxonomy;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;
import org.jiebang.eventsourcing.Ids;

/** Names a taxonomy; it follows from whose it is, so nobody can have two. */
public record TaxonomyId(UUID value) implements Id {

  /**
   * @param owner a district, or a community with additions of its own
   */
  public static TaxonomyId of(UUID owner) {
    return new TaxonomyId(Ids.derived("taxonomy", owner));
  }
}

package org.jiebang.needs.taxonomy;

import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.taxonomy.Taxonomy.Kept;
import org.jiebang.needs.taxonomy.Taxonomy.NotBegun;

/** Taxonomies as a kind of stream: owned by a district or a community, read by everybody. */
public final class Taxonomies implements Aggregate<TaxonomyCommand, Taxonomy, TaxonomyEvent> {

  public static final Taxonomies INSTANCE = new Taxonomies();

  private final TaxonomyDecider decider = new TaxonomyDecider();

  private Taxonomies() {}

  @Override
  public String name() {
    return "taxonomy";
  }

  @Override
  public Class<TaxonomyEvent> events() {
    return TaxonomyEvent.class;
  }

  @Override
  public Decider<TaxonomyCommand, Taxonomy, TaxonomyEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Taxonomy state) {
    return switch (state) {
      case NotBegun() -> "NONE";
      case Kept taxonomy -> taxonomy.changed() ? "DRAFTED" : "PUBLISHED";
    };
  }

  @Override
  public UUID tenantOf(Taxonomy state) {
    return ((Kept) state).owner();
  }

  @Override
  public Set<UUID> partiesOf(Taxonomy state) {
    return Set.of(EVERYONE);
  }
}

package org.jiebang.needs.taxonomy;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.taxonomy.TaxonomyEvent.Level;

/** What can be asked of a taxonomy. */
public sealed interface TaxonomyCommand {

  TaxonomyId taxonomy();

  Instant at();

  record BeginTaxonomy(TaxonomyId taxonomy, UUID owner, Level level, Instant at)
      implements TaxonomyCommand {}

  /**
   * @param ofDistrict the categories that the district had a moment ago; empty for a district's own
   */
  record DefineCategory(
      TaxonomyId taxonomy, CategoryDefinition category, Set<Category> ofDistrict, Instant at)
      implements TaxonomyCommand {}

  record RetireCategory(TaxonomyId taxonomy, Category category, Instant at)
      implements TaxonomyCommand {}

  record DefineTargetGroup(TaxonomyId taxonomy, GroupDefinition group, Instant at)
      implements TaxonomyCommand {}

  /**
   * @param ofDistrict the target groups that the district had in force a moment ago; empty for a
   *     district's own
   */
  record PublishTaxonomy(TaxonomyId taxonomy, Set<TargetGroup> ofDistrict, Instant at)
      implements TaxonomyCommand {}
}

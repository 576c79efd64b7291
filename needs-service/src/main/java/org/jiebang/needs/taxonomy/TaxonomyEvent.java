package org.jiebang.needs.taxonomy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.needs.need.Category;

/** What can happen to a taxonomy. Nothing of it is about anybody. */
public sealed interface TaxonomyEvent {

  TaxonomyId taxonomy();

  Instant at();

  /** Whose categories they are. */
  enum Level {
    DISTRICT,
    /** In addition to those of the district. */
    COMMUNITY
  }

  /**
   * @param categories the draft to begin with: what everybody starts from for a district, nothing
   *     for a community
   */
  record TaxonomyBegun(
      TaxonomyId taxonomy,
      UUID owner,
      Level level,
      List<CategoryDefinition> categories,
      List<GroupDefinition> targetGroups,
      Instant at)
      implements TaxonomyEvent {}

  /** In the draft; of that code, it replaces what was there. */
  record CategoryDefined(TaxonomyId taxonomy, CategoryDefinition category, Instant at)
      implements TaxonomyEvent {}

  /** From the draft: the next version is without it, the earlier ones keep it. */
  record CategoryRetired(TaxonomyId taxonomy, Category category, Instant at)
      implements TaxonomyEvent {}

  /** In the draft; of that code, it replaces what was there. */
  record TargetGroupDefined(TaxonomyId taxonomy, GroupDefinition group, Instant at)
      implements TaxonomyEvent {}

  /**
   * The draft became a version, and stays as it is for ever: needs name it.
   *
   * @param version from 1
   */
  record TaxonomyPublished(
      TaxonomyId taxonomy,
      int version,
      List<CategoryDefinition> categories,
      List<GroupDefinition> targetGroups,
      Instant at)
      implements TaxonomyEvent {}
}

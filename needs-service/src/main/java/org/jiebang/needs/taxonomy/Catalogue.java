package org.jiebang.needs.taxonomy;

import java.util.List;
import java.util.UUID;
import org.jiebang.needs.need.Category;
import org.jspecify.annotations.Nullable;

/**
 * What a community takes needs about today: the categories of its district, and its own.
 *
 * @param entries those of the district first
 */
public record Catalogue(List<Entry> entries, List<GroupDefinition> targetGroups) {

  /**
   * A category, and the version that defines it.
   *
   * @param taxonomy whose version it is; null for what everybody starts from, whose version is 0
   */
  public record Entry(CategoryDefinition definition, @Nullable UUID taxonomy, int version) {}

  /** Null when the community takes no needs of that category. */
  public @Nullable Entry find(Category category) {
    return entries.stream()
        .filter(e -> e.definition().code().equals(category))
        .findFirst()
        .orElse(null);
  }

  public boolean knows(TargetGroup group) {
    return targetGroups.stream().anyMatch(g -> g.code().equals(group));
  }
}

package org.jiebang.needs.taxonomy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.taxonomy.TaxonomyEvent.Level;

/** What a taxonomy's events add up to. */
public sealed interface Taxonomy {

  /** Nothing has happened yet. */
  record NotBegun() implements Taxonomy {}

  /** What a taxonomy says: categories and target groups by their codes, in order. */
  record Content(
      Map<Category, CategoryDefinition> categories, Map<TargetGroup, GroupDefinition> groups) {

    static final Content NOTHING = new Content(Map.of(), Map.of());

    static Content of(List<CategoryDefinition> categories, List<GroupDefinition> groups) {
      var byCode = new LinkedHashMap<Category, CategoryDefinition>();
      categories.forEach(c -> byCode.put(c.code(), c));
      var groupsByCode = new LinkedHashMap<TargetGroup, GroupDefinition>();
      groups.forEach(g -> groupsByCode.put(g.code(), g));
      return new Content(byCode, groupsByCode);
    }

    Content with(CategoryDefinition category) {
      var more = new LinkedHashMap<>(categories);
      more.put(category.code(), category);
      return new Content(more, groups);
    }

    Content without(Category category) {
      var less = new LinkedHashMap<>(categories);
      less.remove(category);
      return new Content(less, groups);
    }

    Content with(GroupDefinition group) {
      var more = new LinkedHashMap<>(groups);
      more.put(group.code(), group);
      return new Content(categories, more);
    }
  }

  /**
   * A taxonomy that was begun.
   *
   * @param draft what the next version will say
   * @param published what the latest version says
   * @param version the latest; 0 before the first
   */
  record Kept(TaxonomyId id, UUID owner, Level level, Content draft, Content published, int version)
      implements Taxonomy {

    /** True when there is something to publish. */
    boolean changed() {
      return version == 0 || !draft.equals(published);
    }

    Kept drafting(Content now) {
      return new Kept(id, owner, level, now, published, version);
    }
  }
}

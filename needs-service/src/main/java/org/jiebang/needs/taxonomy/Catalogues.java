package org.jiebang.needs.taxonomy;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.States;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.taxonomy.Catalogue.Entry;
import org.jiebang.needs.taxonomy.Taxonomy.Content;
import org.jiebang.needs.taxonomy.Taxonomy.Kept;
import org.jiebang.needs.taxonomy.TaxonomyEvent.TaxonomyPublished;
import org.jspecify.annotations.Nullable;

/** Finds what is in force, and what was: asked of the streams themselves, not of a list. */
@Singleton
public class Catalogues {

  private final CommandHandler commands;

  Catalogues(CommandHandler commands) {
    this.commands = commands;
  }

  /** What a community takes needs about today. */
  public Catalogue of(UUID community, UUID district) {
    return of(commands, community, district);
  }

  /** As {@link #of(UUID, UUID)}, of taxonomies that have been looked at with others. */
  public static Catalogue of(States states, UUID community, UUID district) {
    return joined(published(states, district), published(states, community));
  }

  private static @Nullable Kept published(States states, UUID owner) {
    return states.load(Taxonomies.INSTANCE, TaxonomyId.of(owner).value()).state()
                instanceof Kept taxonomy
            && taxonomy.version() > 0
        ? taxonomy
        : null;
  }

  /** The categories that a district has, drafted or published. */
  Set<Category> ofDistrict(UUID district) {
    if (!(commands.load(Taxonomies.INSTANCE, TaxonomyId.of(district).value()).state()
        instanceof Kept taxonomy)) {
      return Seed.CATEGORIES.stream()
          .map(CategoryDefinition::code)
          .collect(Collectors.toUnmodifiableSet());
    }
    var codes = new HashSet<>(taxonomy.draft().categories().keySet());
    codes.addAll(taxonomy.published().categories().keySet());
    return codes;
  }

  /** The target groups that a district has in force. */
  Set<TargetGroup> groupsOfDistrict(UUID district) {
    return joined(published(commands, district), null).targetGroups().stream()
        .map(GroupDefinition::code)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Should both have a category of the same code, that of the district counts.
   *
   * @param district null when it has published nothing: then everybody's beginning is in force
   */
  static Catalogue joined(@Nullable Kept district, @Nullable Kept community) {
    var entries = new ArrayList<Entry>();
    var groups = new ArrayList<GroupDefinition>();
    if (district == null) {
      Seed.CATEGORIES.forEach(c -> entries.add(new Entry(c, null, 0)));
      groups.addAll(Seed.GROUPS);
    } else {
      add(district, Set.of(), entries, groups);
    }
    if (community != null) {
      Set<Category> taken =
          entries.stream().map(e -> e.definition().code()).collect(Collectors.toSet());
      add(community, taken, entries, groups);
    }
    return new Catalogue(List.copyOf(entries), List.copyOf(groups));
  }

  private static void add(
      Kept taxonomy, Set<Category> taken, List<Entry> entries, List<GroupDefinition> groups) {
    Content said = taxonomy.published();
    said.categories().values().stream()
        .filter(c -> !taken.contains(c.code()))
        .forEach(c -> entries.add(new Entry(c, taxonomy.id().value(), taxonomy.version())));
    said.groups().values().stream()
        .filter(g -> groups.stream().noneMatch(other -> other.code().equals(g.code())))
        .forEach(groups::add);
  }

  /**
   * What a category asked in a version.
   *
   * @param taxonomy null for what everybody starts from
   * @return null when that version has no such category
   */
  public @Nullable CategoryDefinition definition(
      @Nullable UUID taxonomy, int version, Category category) {
    List<CategoryDefinition> said;
    if (taxonomy == null) {
      said = Seed.CATEGORIES;
    } else {
      TaxonomyPublished published = version(taxonomy, version);
      said = published == null ? List.of() : published.categories();
    }
    return said.stream().filter(c -> c.code().equals(category)).findFirst().orElse(null);
  }

  /** Null when there is no such version. */
  @Nullable TaxonomyPublished version(UUID taxonomy, int version) {
    return commands.events(Taxonomies.INSTANCE, taxonomy).stream()
        .map(Recorded::event)
        .filter(TaxonomyPublished.class::isInstance)
        .map(TaxonomyPublished.class::cast)
        .filter(e -> e.version() == version)
        .max(Comparator.comparingInt(TaxonomyPublished::version))
        .orElse(null);
  }
}

package org.jiebang.needs.taxonomy;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.taxonomy.TaxonomyRefusal.CATEGORY_NOT_FOUND;
import static org.jiebang.needs.taxonomy.TaxonomyRefusal.CATEGORY_OF_DISTRICT;
import static org.jiebang.needs.taxonomy.TaxonomyRefusal.FIELD_INCONSISTENT;
import static org.jiebang.needs.taxonomy.TaxonomyRefusal.FIELD_TWICE;
import static org.jiebang.needs.taxonomy.TaxonomyRefusal.NOTHING_TO_PUBLISH;
import static org.jiebang.needs.taxonomy.TaxonomyRefusal.TARGET_GROUP_MISSING;
import static org.jiebang.needs.taxonomy.TaxonomyRefusal.TAXONOMY_EMPTY;
import static org.jiebang.needs.taxonomy.TaxonomyRefusal.TAXONOMY_EXISTS;
import static org.jiebang.needs.taxonomy.TaxonomyRefusal.TAXONOMY_NOT_FOUND;

import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.needs.taxonomy.Taxonomy.Content;
import org.jiebang.needs.taxonomy.Taxonomy.Kept;
import org.jiebang.needs.taxonomy.Taxonomy.NotBegun;
import org.jiebang.needs.taxonomy.TaxonomyCommand.BeginTaxonomy;
import org.jiebang.needs.taxonomy.TaxonomyCommand.DefineCategory;
import org.jiebang.needs.taxonomy.TaxonomyCommand.DefineTargetGroup;
import org.jiebang.needs.taxonomy.TaxonomyCommand.PublishTaxonomy;
import org.jiebang.needs.taxonomy.TaxonomyCommand.RetireCategory;
import org.jiebang.needs.taxonomy.TaxonomyEvent.CategoryDefined;
import org.jiebang.needs.taxonomy.TaxonomyEvent.CategoryRetired;
import org.jiebang.needs.taxonomy.TaxonomyEvent.Level;
import org.jiebang.needs.taxonomy.TaxonomyEvent.TargetGroupDefined;
import org.jiebang.needs.taxonomy.TaxonomyEvent.TaxonomyBegun;
import org.jiebang.needs.taxonomy.TaxonomyEvent.TaxonomyPublished;

/** A draft is changed as often as one likes; a version, once published, never. */
final class TaxonomyDecider implements Decider<TaxonomyCommand, Taxonomy, TaxonomyEvent> {

  @Override
  public Taxonomy initial() {
    return new NotBegun();
  }

  @Override
  public List<TaxonomyEvent> decide(TaxonomyCommand command, Taxonomy state) {
    return switch (command) {
      case BeginTaxonomy c ->
          switch (state) {
            case NotBegun() -> List.of(begun(c));
            case Kept _ -> refuse(TAXONOMY_EXISTS);
          };
      case DefineCategory c -> define(c, kept(state));
      case RetireCategory c ->
          kept(state).draft().categories().containsKey(c.category())
              ? List.of(new CategoryRetired(c.taxonomy(), c.category(), c.at()))
              : refuse(CATEGORY_NOT_FOUND);
      case DefineTargetGroup c ->
          c.group().equals(kept(state).draft().groups().get(c.group().code()))
              ? List.of()
              : List.of(new TargetGroupDefined(c.taxonomy(), c.group(), c.at()));
      case PublishTaxonomy c -> publish(c, kept(state));
    };
  }

  private static TaxonomyBegun begun(BeginTaxonomy c) {
    return switch (c.level()) {
      case DISTRICT ->
          new TaxonomyBegun(
              c.taxonomy(), c.owner(), c.level(), Seed.CATEGORIES, Seed.GROUPS, c.at());
      case COMMUNITY ->
          new TaxonomyBegun(c.taxonomy(), c.owner(), c.level(), List.of(), List.of(), c.at());
    };
  }

  private static List<TaxonomyEvent> define(DefineCategory c, Kept taxonomy) {
    CategoryDefinition category = c.category();
    if (c.ofDistrict().contains(category.code())) {
      return refuse(CATEGORY_OF_DISTRICT);
    }
    if (category.asksTwice()) {
      return refuse(FIELD_TWICE);
    }
    for (FieldDefinition field : category.fields()) {
      if (!field.consistent()) {
        throw new Rejected(FIELD_INCONSISTENT, Map.of("field", field.code()));
      }
    }
    return category.equals(taxonomy.draft().categories().get(category.code()))
        ? List.of()
        : List.of(new CategoryDefined(c.taxonomy(), category, c.at()));
  }

  private static List<TaxonomyEvent> publish(PublishTaxonomy c, Kept taxonomy) {
    if (!taxonomy.changed()) {
      return refuse(NOTHING_TO_PUBLISH);
    }
    Content draft = taxonomy.draft();
    if (taxonomy.level() == Level.DISTRICT && draft.categories().isEmpty()) {
      return refuse(TAXONOMY_EMPTY);
    }
    for (CategoryDefinition category : draft.categories().values()) {
      TargetGroup group = category.targetGroup();
      if (group != null && !draft.groups().containsKey(group) && !c.ofDistrict().contains(group)) {
        throw new Rejected(
            TARGET_GROUP_MISSING,
            Map.of("category", category.code().value(), "targetGroup", group.value()));
      }
    }
    return List.of(
        new TaxonomyPublished(
            c.taxonomy(),
            taxonomy.version() + 1,
            List.copyOf(draft.categories().values()),
            List.copyOf(draft.groups().values()),
            c.at()));
  }

  @Override
  public Taxonomy evolve(Taxonomy state, TaxonomyEvent event) {
    return switch (event) {
      case TaxonomyBegun e ->
          new Kept(
              e.taxonomy(),
              e.owner(),
              e.level(),
              Content.of(e.categories(), e.targetGroups()),
              Content.NOTHING,
              0);
      case CategoryDefined e -> {
        Kept taxonomy = (Kept) state;
        yield taxonomy.drafting(taxonomy.draft().with(e.category()));
      }
      case CategoryRetired e -> {
        Kept taxonomy = (Kept) state;
        yield taxonomy.drafting(taxonomy.draft().without(e.category()));
      }
      case TargetGroupDefined e -> {
        Kept taxonomy = (Kept) state;
        yield taxonomy.drafting(taxonomy.draft().with(e.group()));
      }
      case TaxonomyPublished e -> {
        Kept taxonomy = (Kept) state;
        Content said = Content.of(e.categories(), e.targetGroups());
        yield new Kept(taxonomy.id(), taxonomy.owner(), taxonomy.level(), said, said, e.version());
      }
    };
  }

  private static Kept kept(Taxonomy state) {
    return switch (state) {
      case Kept taxonomy -> taxonomy;
      case NotBegun() -> refuse(TAXONOMY_NOT_FOUND);
    };
  }
}

package org.jiebang.needs.taxonomy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.taxonomy.Catalogue.Entry;
import org.jiebang.needs.taxonomy.FieldDefinition.Choice;
import org.jiebang.needs.taxonomy.Taxonomy.Kept;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TaxonomyTest {

  private static final UUID DISTRICT = UUID.fromString("01900000-0000-7000-8000-0000000000f1");
  private static final TaxonomyId ID = TaxonomyId.of(DISTRICT);
  private static final TaxonomyId OWN = TaxonomyId.of(WUHUAN.value());
  private static final Category CHESS = new Category("CHESS");
  private static final GroupDefinition PARENTS =
      new GroupDefinition(new TargetGroup("PARENTS"), "家长", "Parents");

  private static final TaxonomyBegun BEGUN =
      new TaxonomyBegun(ID, DISTRICT, Level.DISTRICT, Seed.CATEGORIES, Seed.GROUPS, NINE);
  private static final TaxonomyPublished PUBLISHED =
      new TaxonomyPublished(ID, 1, Seed.CATEGORIES, Seed.GROUPS, NINE);

  private final DeciderSpec<TaxonomyCommand, Taxonomy, TaxonomyEvent> spec =
      DeciderSpec.of(new TaxonomyDecider());

  private static CategoryDefinition chess(FieldDefinition... fields) {
    return chessFor(null, fields);
  }

  private static CategoryDefinition chessFor(
      @Nullable TargetGroup group, FieldDefinition... fields) {
    return new CategoryDefinition(
        CHESS,
        "CULTURE",
        "棋友",
        "Chess",
        "找棋友。/ Somebody to play with.",
        "棋",
        false,
        false,
        false,
        false,
        group,
        List.of(fields));
  }

  private static FieldDefinition field(
      FieldKind kind,
      @Nullable Integer maxLength,
      @Nullable String unit,
      @Nullable Long minimum,
      @Nullable Long maximum,
      Choice... choices) {
    return new FieldDefinition(
        "level",
        "水平",
        "Level",
        kind,
        false,
        false,
        maxLength,
        unit,
        minimum,
        maximum,
        List.of(choices));
  }

  private static DefineCategory define(CategoryDefinition category) {
    return new DefineCategory(ID, category, Set.of(), NINE);
  }

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    new LifecycleWalk<>(
            Taxonomies.INSTANCE,
            Map.of("DRAFTED", List.of(BEGUN), "PUBLISHED", List.of(BEGUN, PUBLISHED)),
            Map.of(
                "begin",
                always(new BeginTaxonomy(ID, DISTRICT, Level.DISTRICT, NINE)),
                "defineCategory",
                always(define(chess())),
                "retireCategory",
                always(new RetireCategory(ID, Category.HAIRCUT, NINE)),
                "defineTargetGroup",
                always(new DefineTargetGroup(ID, PARENTS, NINE)),
                "publish",
                always(new PublishTaxonomy(ID, Set.of(), NINE))))
        .check();
  }

  @Test
  void a_district_begins_with_what_everybody_starts_from() {
    spec.when(new BeginTaxonomy(ID, DISTRICT, Level.DISTRICT, NINE)).then(BEGUN);
  }

  @Test
  void a_community_begins_with_nothing_of_its_own() {
    spec.when(new BeginTaxonomy(OWN, WUHUAN.value(), Level.COMMUNITY, NINE))
        .then(new TaxonomyBegun(OWN, WUHUAN.value(), Level.COMMUNITY, List.of(), List.of(), NINE));
  }

  @Test
  void a_version_says_what_the_draft_said() {
    spec.given(BEGUN, new CategoryDefined(ID, chess(), NINE))
        .when(new PublishTaxonomy(ID, Set.of(), NINE))
        .then(
            new TaxonomyPublished(
                ID,
                1,
                Stream.concat(Seed.CATEGORIES.stream(), Stream.of(chess())).toList(),
                Seed.GROUPS,
                NINE));
  }

  @Test
  void a_draft_is_not_in_force() {
    Kept taxonomy =
        (Kept) spec.given(BEGUN, PUBLISHED, new CategoryDefined(ID, chess(), NINE)).state();
    assertThat(taxonomy.published().categories()).doesNotContainKey(CHESS);
    assertThat(Taxonomies.INSTANCE.stateOf(taxonomy)).isEqualTo("DRAFTED");
  }

  @Test
  void what_was_drafted_and_taken_back_leaves_nothing_to_publish() {
    spec.given(
            BEGUN,
            PUBLISHED,
            new CategoryDefined(ID, chess(), NINE),
            new CategoryRetired(ID, CHESS, NINE))
        .when(new PublishTaxonomy(ID, Set.of(), NINE))
        .thenRefused(TaxonomyRefusal.NOTHING_TO_PUBLISH);
  }

  @Test
  void a_category_as_it_is_already_changes_nothing() {
    spec.given(BEGUN).when(define(Seed.CATEGORIES.getFirst())).thenNothing();
    spec.given(BEGUN).when(new DefineTargetGroup(ID, Seed.GROUPS.getFirst(), NINE)).thenNothing();
  }

  @Test
  void a_category_that_is_not_there_cannot_be_retired() {
    spec.given(BEGUN)
        .when(new RetireCategory(ID, CHESS, NINE))
        .thenRefused(TaxonomyRefusal.CATEGORY_NOT_FOUND);
  }

  @Test
  void a_community_does_not_change_a_category_of_its_district() {
    spec.given(BEGUN)
        .when(new DefineCategory(OWN, chess(), Set.of(CHESS), NINE))
        .thenRefused(TaxonomyRefusal.CATEGORY_OF_DISTRICT);
  }

  @Test
  void a_question_is_asked_once() {
    FieldDefinition text = field(FieldKind.TEXT, 20, null, null, null);
    spec.given(BEGUN).when(define(chess(text, text))).thenRefused(TaxonomyRefusal.FIELD_TWICE);
  }

  @Test
  void a_field_says_what_its_kind_asks_for_and_nothing_else() {
    var one = new Choice("A", "甲", "A");
    var two = new Choice("B", "乙", "B");
    List<FieldDefinition> good =
        List.of(
            field(FieldKind.TEXT, 20, null, null, null),
            field(FieldKind.NUMBER, null, "段", 1L, 9L),
            field(FieldKind.NUMBER, null, null, null, null),
            field(FieldKind.DATE, null, null, null, null),
            field(FieldKind.CHOICE, null, null, null, null, one, two));
    assertThat(good).allMatch(FieldDefinition::consistent);
    List<FieldDefinition> bad =
        List.of(
            field(FieldKind.TEXT, null, null, null, null),
            field(FieldKind.NUMBER, 5, null, null, null),
            field(FieldKind.NUMBER, null, null, 9L, 1L),
            field(FieldKind.DATE, null, "天", null, null),
            field(FieldKind.YES_NO, null, null, 0L, null),
            field(FieldKind.CHOICE, null, null, null, null, one),
            field(FieldKind.CHOICE, null, null, null, null, one, one),
            field(FieldKind.TEXT, 20, null, null, null, one, two));
    assertThat(bad).noneMatch(FieldDefinition::consistent);
    spec.given(BEGUN)
        .when(define(chess(bad.getFirst())))
        .thenRefused(TaxonomyRefusal.FIELD_INCONSISTENT, Map.of("field", bad.getFirst().code()));
  }

  @Test
  void a_category_is_for_a_target_group_that_there_is() {
    TaxonomyBegun begun =
        new TaxonomyBegun(OWN, WUHUAN.value(), Level.COMMUNITY, List.of(), List.of(), NINE);
    TaxonomyEvent forParents = new CategoryDefined(OWN, chessFor(PARENTS.code()), NINE);
    spec.given(begun, forParents)
        .when(new PublishTaxonomy(OWN, Set.of(TargetGroup.ELDERLY), NINE))
        .thenRefused(
            TaxonomyRefusal.TARGET_GROUP_MISSING,
            Map.of(
                "category", chessFor(PARENTS.code()).code().value(),
                "targetGroup", PARENTS.code().value()));
    List<CategoryDefinition> said = List.of(chessFor(PARENTS.code()));
    spec.given(begun, forParents)
        .when(new PublishTaxonomy(OWN, Set.of(PARENTS.code()), NINE))
        .then(new TaxonomyPublished(OWN, 1, said, List.of(), NINE));
    spec.given(begun, forParents, new TargetGroupDefined(OWN, PARENTS, NINE))
        .when(new PublishTaxonomy(OWN, Set.of(), NINE))
        .then(new TaxonomyPublished(OWN, 1, said, List.of(PARENTS), NINE));
  }

  @Test
  void a_district_keeps_at_least_one_category() {
    spec.given(new TaxonomyBegun(ID, DISTRICT, Level.DISTRICT, List.of(), List.of(), NINE))
        .when(new PublishTaxonomy(ID, Set.of(), NINE))
        .thenRefused(TaxonomyRefusal.TAXONOMY_EMPTY);
  }

  @Test
  @Tag("N-22")
  @Tag("N-23")
  @Tag("N-24")
  @Tag("N-25")
  @Tag("N-26")
  void everybody_starts_from_what_the_source_documents_name() {
    assertThat(named("SERVICE_FIELD")).containsExactly("助老", "子女托管", "清洁家园", "反诈");
    assertThat(named("SERVICE_DESK")).containsExactly("社保", "医保", "退休证年审", "低保申请", "老年证");
    assertThat(named("CONVENIENCE")).containsExactly("缝纫", "配锁", "水电", "理发");
    assertThat(named("NEIGHBOURS")).containsExactly("矛盾调处", "互帮互助");
    assertThat(named("FACILITY")).containsExactly("增设设施");
    assertThat(Seed.CATEGORIES)
        .allMatch(c -> c.fields().stream().allMatch(FieldDefinition::consistent))
        .noneMatch(CategoryDefinition::asksTwice);
  }

  private static List<String> named(String group) {
    return Seed.CATEGORIES.stream()
        .filter(c -> c.group().equals(group))
        .map(CategoryDefinition::name)
        .toList();
  }

  @Test
  @Tag("N-32")
  void a_quarrel_is_private_and_a_facility_is_for_the_council() {
    assertThat(Seed.CATEGORIES)
        .filteredOn(CategoryDefinition::secluded)
        .extracting(CategoryDefinition::code)
        .containsExactly(Category.MEDIATION);
    assertThat(Seed.CATEGORIES)
        .filteredOn(CategoryDefinition::council)
        .extracting(CategoryDefinition::code)
        .containsExactly(Category.FACILITY_WISH);
  }

  @Test
  @Tag("N-21")
  void there_are_groups_for_all_ages() {
    assertThat(Seed.GROUPS)
        .extracting(GroupDefinition::name)
        .containsExactly("养老助老", "子女托管", "小朋友", "大朋友", "老朋友");
    assertThat(requireNonNull(Seed.of(Category.ELDERLY_CARE)).targetGroup())
        .isEqualTo(TargetGroup.ELDERLY);
  }

  @Test
  void a_community_takes_what_its_district_has_and_what_it_adds() {
    assertThat(Catalogues.joined(null, null).entries()).hasSize(Seed.CATEGORIES.size());
    var additions = List.of(chess(), requireNonNull(Seed.of(Category.HAIRCUT)));
    Kept own =
        (Kept)
            spec.given(
                    new TaxonomyBegun(
                        OWN, WUHUAN.value(), Level.COMMUNITY, List.of(), List.of(), NINE),
                    new TaxonomyPublished(OWN, 3, additions, List.of(PARENTS), NINE))
                .state();
    Catalogue both = Catalogues.joined((Kept) spec.given(BEGUN, PUBLISHED).state(), own);
    assertThat(both.find(CHESS)).isEqualTo(new Entry(chess(), OWN.value(), 3));
    assertThat(requireNonNull(both.find(Category.HAIRCUT)).taxonomy()).isEqualTo(ID.value());
    assertThat(both.entries()).hasSize(Seed.CATEGORIES.size() + 1);
    assertThat(both.knows(PARENTS.code())).isTrue();
    assertThat(both.knows(new TargetGroup("CATS"))).isFalse();
  }

  @Test
  void the_body_shows_version_and_draft_apart() {
    TaxonomyBody body =
        ViewSpec.<TaxonomyBody, TaxonomyEvent>picture(
            new TaxonomyPicture(),
            ID.value(),
            DISTRICT,
            BEGUN,
            PUBLISHED,
            new CategoryDefined(ID, chess(), NINE),
            new CategoryRetired(ID, Category.HAIRCUT, NINE),
            new TargetGroupDefined(ID, PARENTS, NINE));
    assertThat(body.state()).isEqualTo("DRAFTED");
    assertThat(body.version()).isEqualTo(1);
    assertThat(body.categories()).isEqualTo(Seed.CATEGORIES);
    assertThat(body.draft()).contains(chess()).hasSize(Seed.CATEGORIES.size());
    assertThat(body.draftGroups()).endsWith(PARENTS);
    assertThat(body.versions()).hasSize(1);
  }

  @Test
  void the_row_follows_and_everybody_sees_it() {
    TaxonomyRow row =
        requireNonNull(
            ViewSpec.<TaxonomyRow, TaxonomyEvent>row(
                new TaxonomiesView(), ID.value(), DISTRICT, BEGUN, PUBLISHED));
    assertThat(row.state).isEqualTo("PUBLISHED");
    assertThat(row.level).isEqualTo("DISTRICT");
    assertThat(Taxonomies.INSTANCE.partiesOf(spec.given(BEGUN).state()))
        .containsExactly(Aggregate.EVERYONE);
    assertThat(Taxonomies.INSTANCE.tenantOf(spec.given(BEGUN).state())).isEqualTo(DISTRICT);
  }
}

package org.jiebang.points.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.points.scheme.LocalRules.NINE;
import static org.jiebang.points.scheme.LocalRules.WUHUAN;
import static org.jiebang.points.scheme.SchemeExamples.COEFFICIENTS;
import static org.jiebang.points.scheme.SchemeExamples.DESK;
import static org.jiebang.points.scheme.SchemeExamples.DISTRICT;
import static org.jiebang.points.scheme.SchemeExamples.NEXT_MONTH;
import static org.jiebang.points.scheme.SchemeExamples.PLAIN;
import static org.jiebang.points.scheme.SchemeExamples.SCHEME;
import static org.jiebang.points.scheme.SchemeExamples.draft;
import static org.jiebang.points.scheme.SchemeExamples.drafted;
import static org.jiebang.points.scheme.SchemeExamples.proposed;
import static org.jiebang.points.scheme.SchemeExamples.publish;
import static org.jiebang.points.scheme.SchemeExamples.published;

import java.util.Map;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.points.scheme.SchemeCommand.ProposeRuleSet;
import org.jiebang.points.scheme.SchemeCommand.ReviseRuleSet;
import org.jiebang.points.scheme.SchemeEvent.RuleSetDrafted;
import org.jiebang.points.scheme.SchemeEvent.RuleSetPublished;
import org.jiebang.points.scheme.SchemeEvent.RuleSetRevised;
import org.junit.jupiter.api.Test;

class SchemeTest {

  private final DeciderSpec<SchemeCommand, Scheme, SchemeEvent> spec =
      DeciderSpec.of(new SchemeDecider());

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    new LifecycleWalk<>(
            Schemes.INSTANCE,
            Map.of(
                "DRAFT", LifecycleWalk.history(drafted(1)),
                "PROPOSED", LifecycleWalk.history(drafted(1), proposed(1)),
                "PUBLISHED", LifecycleWalk.history(drafted(1), proposed(1), published(1, NINE))),
            Map.of(
                "draftRuleSet", always(draft(null, PLAIN)),
                "reviseRuleSet", always(new ReviseRuleSet(null, COEFFICIENTS, DESK, NINE)),
                "proposeRuleSet", always(new ProposeRuleSet(DESK, NINE)),
                "publishRuleSet", always(publish(DISTRICT, NINE))))
        .check();
  }

  @Test
  void what_the_district_publishes_applies_from_that_moment() {
    spec.given(drafted(1), proposed(1))
        .when(publish(DISTRICT, NINE))
        .then(new RuleSetPublished(SCHEME, WUHUAN, 1, NINE, PLAIN, DISTRICT.person(), NINE));
  }

  @Test
  void whoever_proposed_rules_does_not_publish_them() {
    spec.given(drafted(1), proposed(1))
        .when(publish(DESK, NINE))
        .thenRefused(SchemeRefusal.SELF_DEALING);
  }

  @Test
  void a_revised_proposal_must_be_proposed_again() {
    var revised = new RuleSetRevised(SCHEME, 1, null, COEFFICIENTS, NINE);
    spec.given(drafted(1), proposed(1))
        .when(new ReviseRuleSet(null, COEFFICIENTS, DESK, NINE))
        .then(revised);
    spec.given(drafted(1), proposed(1), revised)
        .when(publish(DISTRICT, NINE))
        .thenRefused(SchemeRefusal.ILLEGAL_TRANSITION);
  }

  @Test
  void rules_cannot_apply_to_the_past() {
    spec.given(
            new RuleSetDrafted(SCHEME, WUHUAN, 1, NINE.minusSeconds(1), PLAIN, NINE), proposed(1))
        .when(publish(DISTRICT, NINE))
        .thenRefused(SchemeRefusal.EFFECTIVE_IN_PAST);
  }

  @Test
  void two_versions_cannot_apply_from_the_same_moment_or_in_the_wrong_order() {
    var next = spec.given(drafted(1), proposed(1), published(1, NEXT_MONTH));
    next.given(new RuleSetDrafted(SCHEME, WUHUAN, 2, NEXT_MONTH, COEFFICIENTS, NINE), proposed(2))
        .when(publish(DISTRICT, NINE))
        .thenRefused(SchemeRefusal.RULE_OVERLAP);
    next.given(new RuleSetDrafted(SCHEME, WUHUAN, 2, null, COEFFICIENTS, NINE), proposed(2))
        .when(publish(DISTRICT, NINE))
        .thenRefused(SchemeRefusal.RULE_OVERLAP);
  }

  /** SCENARIOS, E4: a rule change. */
  @Test
  void entries_of_this_month_keep_the_version_of_this_month() {
    Scheme scheme =
        spec.given(
                drafted(1),
                proposed(1),
                published(1, NINE),
                new RuleSetDrafted(SCHEME, WUHUAN, 2, NEXT_MONTH, COEFFICIENTS, NINE),
                proposed(2),
                new RuleSetPublished(
                    SCHEME, WUHUAN, 2, NEXT_MONTH, COEFFICIENTS, DISTRICT.person(), NINE))
            .state();
    assertThat(scheme.inForce(NINE.minusSeconds(1))).isNull();
    assertThat(scheme.inForce(NINE)).isEqualTo(new RuleSet(SCHEME, 1, NINE, PLAIN));
    assertThat(scheme.inForce(NEXT_MONTH.minusSeconds(1)))
        .isEqualTo(new RuleSet(SCHEME, 1, NINE, PLAIN));
    assertThat(scheme.inForce(NEXT_MONTH))
        .isEqualTo(new RuleSet(SCHEME, 2, NEXT_MONTH, COEFFICIENTS));
  }

  @Test
  void without_a_scheme_nothing_is_in_force() {
    assertThat(spec.state().inForce(NINE)).isNull();
  }

  @Test
  void a_scheme_shows_its_versions_newest_first() {
    SchemeBody body =
        ViewSpec.picture(
            new SchemePicture(),
            SCHEME.value(),
            WUHUAN.value(),
            drafted(1),
            proposed(1),
            published(1, NINE),
            new RuleSetDrafted(SCHEME, WUHUAN, 2, NEXT_MONTH, PLAIN, NINE),
            new RuleSetRevised(SCHEME, 2, NEXT_MONTH, COEFFICIENTS, NINE));
    assertThat(body.state()).isEqualTo("DRAFT");
    assertThat(body.name()).isEqualTo(COEFFICIENTS.name());
    assertThat(body.versions())
        .containsExactly(
            new SchemeBody.Version(2, "DRAFT", NEXT_MONTH, COEFFICIENTS, NINE),
            new SchemeBody.Version(1, "PUBLISHED", NINE, PLAIN, NINE));
  }

  /** matching-service reads these very fields. */
  @Test
  void a_published_rule_set_says_from_which_marks_a_service_counts_nothing() throws Exception {
    String written = Json.EVENTS.writeValueAsString(LocalRules.hailin());
    assertThat(Json.EVENTS.readTree(written).get("zeroing"))
        .isEqualTo(Json.EVENTS.readTree("{\"by\":\"ORGANISER\",\"below\":2,\"least\":1}"));
    assertThat(Json.EVENTS.readValue(written, Rules.class)).isEqualTo(LocalRules.hailin());
    assertThat(Json.EVENTS.readTree(Json.EVENTS.writeValueAsString(PLAIN)).has("zeroing"))
        .isFalse();
  }

  @Test
  void a_proposal_keeps_what_was_drafted() {
    SchemeBody body =
        ViewSpec.picture(
            new SchemePicture(), SCHEME.value(), WUHUAN.value(), drafted(1), proposed(1));
    assertThat(body.versions())
        .containsExactly(new SchemeBody.Version(1, "PROPOSED", null, PLAIN, NINE));
  }
}

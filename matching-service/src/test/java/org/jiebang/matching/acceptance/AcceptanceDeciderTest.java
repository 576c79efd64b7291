package org.jiebang.matching.acceptance;

import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.matching.acceptance.AcceptanceExamples.*;
import static org.jiebang.matching.acceptance.AcceptanceRefusal.*;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.matching.acceptance.AcceptanceCommand.FormPanel;
import org.jiebang.matching.acceptance.AcceptanceCommand.JoinVisit;
import org.jiebang.matching.acceptance.AcceptanceCommand.TaskFacts;
import org.jiebang.matching.acceptance.AcceptanceEvent.AcceptanceContested;
import org.jiebang.matching.acceptance.AcceptanceEvent.AcceptanceVisited;
import org.jiebang.matching.acceptance.AcceptanceEvent.ContestWaived;
import org.jiebang.matching.acceptance.AcceptanceEvent.Party;
import org.junit.jupiter.api.Test;

class AcceptanceDeciderTest {

  private static final List<UUID> THREE = List.of(CHAIR, ANN, BEN);
  private static final Actor SYSTEM = Actor.SYSTEM;

  private final DeciderSpec<AcceptanceCommand, Acceptance, AcceptanceEvent> spec =
      DeciderSpec.of(new AcceptanceDecider());

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    var histories = new LinkedHashMap<String, List<AcceptanceEvent>>();
    histories.put("PANEL_FORMED", List.of(formed(false)));
    histories.put("REVIEWING", reviewing());
    histories.put("DECIDED", passed());
    histories.put("CONTESTED", contested());
    histories.put("FINAL", then(passed(), made(AcceptanceResult.PASSED, CONTEST_UNTIL)));

    Map<String, Function<Acceptance, AcceptanceCommand>> commands = new LinkedHashMap<>();
    commands.put("formPanel", always(form(THREE, facts(true, false))));
    commands.put("joinVisit", always(new JoinVisit(ACCEPTANCE, true, null, member(ANN), FORMED)));
    commands.put("requestReview", always(request()));
    commands.put("review", always(assess(BEN, "RESULT")));
    commands.put("decide", always(decide(member(CHAIR), Verdict.PASS)));
    commands.put("contest", always(contest(OFFICE, DECIDED)));
    commands.put("waive", always(waive(OFFICE)));
    commands.put("finalise", always(finalise(DISTRICT, null, CONTEST_UNTIL)));

    new LifecycleWalk<>(Acceptances.INSTANCE, histories, commands).check();
  }

  @Test
  void a_panel_is_formed_as_soon_as_somebody_has_committed() {
    spec.when(form(THREE, facts(false, false))).thenRefused(TASK_NOT_COMMITTED);
    spec.when(form(THREE, facts(true, false))).then(formed(false));
  }

  @Test
  void a_panel_formed_after_delivery_begins_at_once() {
    spec.when(form(THREE, facts(true, true)))
        .then(formed(false), new AcceptanceEvent.AcceptanceRequested(ACCEPTANCE, TASK, 1, FORMED));
  }

  @Test
  void two_are_no_panel_and_one_person_is_not_two() {
    spec.when(form(List.of(CHAIR, ANN), facts(true, false))).thenRefused(PANEL_TOO_SMALL);
    spec.when(form(List.of(CHAIR, ANN, ANN), facts(true, false))).thenRefused(PANEL_TOO_SMALL);
  }

  @Test
  void a_quorum_that_the_panel_cannot_reach_is_refused() {
    FormPanel f = form(THREE, facts(true, false));
    spec.when(
            new FormPanel(
                f.acceptance(),
                f.task(),
                f.need(),
                f.community(),
                f.organisation(),
                f.department(),
                f.author(),
                f.criteria(),
                f.members(),
                4,
                false,
                f.facts(),
                f.by(),
                f.at()))
        .thenRefused(PANEL_TOO_SMALL);
  }

  @Test
  void who_served_on_the_task_does_not_judge_it() {
    spec.when(form(THREE, new TaskFacts(true, false, Set.of(BEN), Set.of())))
        .thenRefused(PANEL_MEMBER_SERVED_ON_TASK);
  }

  @Test
  void nor_does_a_member_of_the_organisation_that_did_it() {
    spec.when(form(THREE, new TaskFacts(true, false, Set.of(), Set.of(ANN))))
        .thenRefused(PANEL_MEMBER_OF_EXECUTING_ORG);
  }

  @Test
  void there_is_one_panel() {
    spec.given(formed(false))
        .when(form(THREE, facts(true, false)))
        .thenRefused(PANEL_ALREADY_FORMED);
  }

  @Test
  void members_look_on_from_the_beginning_but_nobody_else() {
    var panel = spec.given(formed(false));
    panel
        .when(new JoinVisit(ACCEPTANCE, true, sealed(ANN), member(ANN), FORMED))
        .then(new AcceptanceVisited(ACCEPTANCE, ANN, sealed(ANN), FORMED));
    panel
        .when(new JoinVisit(ACCEPTANCE, true, null, member(AUTHOR), FORMED))
        .thenRefused(ROLE_NOT_ALLOWED);
    panel
        .when(new JoinVisit(ACCEPTANCE, false, null, member(ANN), FORMED))
        .thenRefused(ILLEGAL_TRANSITION);
  }

  @Test
  void nobody_reviews_before_delivery() {
    spec.given(formed(false)).when(assess(ANN, "RESULT")).thenRefused(ACCEPTANCE_NOT_REQUESTED);
  }

  @Test
  void a_review_of_a_task_that_was_delivered_in_the_same_moment_begins_the_round() {
    spec.given(formed(false))
        .when(assess(ANN, "RESULT", true))
        .then(
            new AcceptanceEvent.AcceptanceRequested(ACCEPTANCE, TASK, 1, REVIEWED),
            assessed(ANN, "RESULT"));
  }

  @Test
  void one_verdict_per_member_and_criterion() {
    var under = spec.given(formed(false), requested(1), assessed(ANN, "RESULT"));
    under.when(assess(ANN, "RESULT")).thenRefused(ALREADY_ASSESSED);
    under.when(assess(ANN, "ORDER")).then(assessed(ANN, "ORDER"));
    under.when(assess(ANN, "BEAUTY")).thenRefused(CRITERION_UNKNOWN);
    under.when(assess(AUTHOR, "RESULT")).thenRefused(ROLE_NOT_ALLOWED);
  }

  @Test
  void without_a_panel_nobody_reviews() {
    spec.when(assess(ANN, "RESULT")).thenRefused(PANEL_NOT_FORMED);
  }

  @Test
  void the_review_that_makes_the_quorum_says_so() {
    spec.given(
            formed(false),
            requested(1),
            assessed(CHAIR, "RESULT"),
            assessed(CHAIR, "ORDER"),
            assessed(ANN, "RESULT"))
        .when(assess(ANN, "ORDER"))
        .then(assessed(ANN, "ORDER"), quorum());
  }

  @Test
  void the_chair_decides_and_so_does_the_clock_but_no_other_member() {
    var under = spec.given(reviewing());
    under
        .when(decide(member(CHAIR), Verdict.PASS))
        .then(decided(AcceptanceResult.PASSED, Verdict.PASS));
    under.when(decide(SYSTEM, Verdict.FAIL)).then(decided(AcceptanceResult.FAILED, Verdict.FAIL));
    under.when(decide(member(ANN), Verdict.PASS)).thenRefused(ROLE_NOT_ALLOWED);
  }

  @Test
  void a_decision_names_those_who_disagree() {
    var opened = new ArrayList<>(both(CHAIR, Verdict.PASS_WITH_REMARKS));
    opened.addAll(both(ANN, Verdict.PASS_WITH_REMARKS));
    opened.addAll(both(BEN, Verdict.PASS));
    spec.given(reviewing())
        .given(assessed(BEN, "RESULT"), assessed(BEN, "ORDER"))
        .when(decide(member(CHAIR), false, DECIDED, opened))
        .then(decided(AcceptanceResult.PASSED_WITH_REMARKS, Verdict.PASS_WITH_REMARKS, BEN));
  }

  @Test
  void half_a_review_makes_no_quorum() {
    spec.given(formed(false), requested(1), assessed(CHAIR, "RESULT"))
        .when(decide(member(CHAIR), false, DECIDED, both(CHAIR, Verdict.PASS).subList(0, 1)))
        .thenRefused(QUORUM_NOT_MET);
  }

  @Test
  void nothing_reviewed_nothing_decided() {
    spec.given(formed(false), requested(1))
        .when(decide(member(CHAIR), false, DECIDED, List.of()))
        .thenRefused(NOTHING_REVIEWED);
  }

  @Test
  void where_the_rating_is_required_it_is_waited_for_seven_days() {
    var history = new ArrayList<>(reviewing());
    history.set(0, formed(true));
    var under = spec.given(history);
    var opened = new ArrayList<>(both(CHAIR, Verdict.PASS));
    opened.addAll(both(ANN, Verdict.PASS));
    under
        .when(decide(member(CHAIR), false, DECIDED, opened))
        .thenRefused(BENEFICIARY_RATING_MISSING);
    under
        .when(decide(member(CHAIR), true, DECIDED, opened))
        .then(decided(AcceptanceResult.PASSED, Verdict.PASS));
    Instant later = DELIVERED.plus(Duration.ofDays(7));
    under
        .when(decide(member(CHAIR), false, later, opened))
        .then(
            new AcceptanceEvent.AcceptanceDecided(
                ACCEPTANCE,
                TASK,
                DEPARTMENT,
                AcceptanceResult.PASSED,
                Map.of("RESULT", Verdict.PASS, "ORDER", Verdict.PASS),
                List.of(),
                later.plus(Duration.ofDays(5)),
                later));
  }

  @Test
  void a_decision_is_made_once() {
    spec.given(passed())
        .when(decide(member(CHAIR), Verdict.PASS))
        .thenRefused(ACCEPTANCE_ALREADY_DECIDED);
  }

  @Test
  void a_party_contests_within_five_days() {
    var at = spec.given(passed());
    at.when(contest(OFFICE, DECIDED))
        .then(new AcceptanceContested(ACCEPTANCE, Party.EXECUTOR, sealed(uuid(0x90)), DECIDED));
    at.when(contest(OFFICE, CONTEST_UNTIL.plusSeconds(1))).thenRefused(CONTEST_WINDOW_OVER);
    spec.given(reviewing()).when(contest(OFFICE, DECIDED)).thenRefused(ACCEPTANCE_NOT_DECIDED);
    spec.given(contested()).when(contest(OFFICE, DECIDED)).thenRefused(ALREADY_CONTESTED);
  }

  @Test
  void a_resident_contests_only_about_their_own_need() {
    var at = spec.given(passed());
    at.when(contest(new Actor(ANN, "RES", WUHUAN, null), DECIDED)).thenRefused(ROLE_NOT_ALLOWED);
    at.when(waive(RESIDENT)).then(new ContestWaived(ACCEPTANCE, Party.BENEFICIARY, DECIDED));
    at.when(waive(DESK)).thenRefused(ROLE_NOT_ALLOWED);
  }

  @Test
  void it_becomes_final_when_the_window_ends() {
    var at = spec.given(passed());
    at.when(finalise(SYSTEM, null, CONTEST_UNTIL.minusSeconds(1))).thenRefused(CONTEST_WINDOW_OPEN);
    at.when(finalise(SYSTEM, null, CONTEST_UNTIL))
        .then(made(AcceptanceResult.PASSED, CONTEST_UNTIL));
  }

  @Test
  void the_desk_makes_it_final_earlier_when_every_party_waives() {
    var one = spec.given(passed()).given(new ContestWaived(ACCEPTANCE, Party.EXECUTOR, DECIDED));
    one.when(finalise(DESK, null, DECIDED)).thenRefused(CONTEST_WINDOW_OPEN);
    one.given(new ContestWaived(ACCEPTANCE, Party.BENEFICIARY, DECIDED))
        .when(finalise(DESK, null, DECIDED))
        .then(made(AcceptanceResult.PASSED, DECIDED));
  }

  @Test
  void waiving_twice_is_no_mistake() {
    spec.given(passed())
        .given(new ContestWaived(ACCEPTANCE, Party.EXECUTOR, DECIDED))
        .when(waive(OFFICE))
        .thenNothing();
  }

  @Test
  void what_is_contested_is_for_the_district() {
    var at = spec.given(contested());
    at.when(finalise(DESK, null, CONTEST_UNTIL)).thenRefused(ROLE_NOT_ALLOWED);
    at.when(finalise(DISTRICT, AcceptanceResult.REWORK, DECIDED))
        .then(made(AcceptanceResult.REWORK, DECIDED));
    at.when(finalise(DISTRICT, null, DECIDED)).then(made(AcceptanceResult.PASSED, DECIDED));
  }

  @Test
  void nobody_overrules_what_nobody_contests() {
    spec.given(passed())
        .when(finalise(DISTRICT, AcceptanceResult.FAILED, CONTEST_UNTIL))
        .thenRefused(ILLEGAL_TRANSITION);
  }

  @Test
  void final_is_final() {
    spec.given(passed())
        .given(made(AcceptanceResult.PASSED, CONTEST_UNTIL))
        .when(finalise(DESK, null, CONTEST_UNTIL))
        .thenRefused(ACCEPTANCE_ALREADY_FINAL);
  }

  @Test
  void after_rework_the_next_delivery_begins_another_round() {
    spec.given(then(reviewing(), decided(AcceptanceResult.REWORK, Verdict.REWORK)))
        .given(made(AcceptanceResult.REWORK, CONTEST_UNTIL))
        .when(request())
        .then(requested(2));
  }

  @Test
  void a_member_may_be_faster_than_the_word_of_the_second_delivery() {
    var sentBack =
        spec.given(then(reviewing(), decided(AcceptanceResult.REWORK, Verdict.REWORK)))
            .given(made(AcceptanceResult.REWORK, DECIDED));
    sentBack.when(assess(ANN, "RESULT")).thenRefused(ACCEPTANCE_ALREADY_DECIDED);
    sentBack
        .when(assess(ANN, "RESULT", true))
        .then(
            new AcceptanceEvent.AcceptanceRequested(ACCEPTANCE, TASK, 2, REVIEWED),
            assessed(ANN, "RESULT"));
  }

  @Test
  void in_the_next_round_everybody_reviews_anew() {
    spec.given(then(reviewing(), decided(AcceptanceResult.REWORK, Verdict.REWORK)))
        .given(made(AcceptanceResult.REWORK, CONTEST_UNTIL), requested(2))
        .when(assess(ANN, "RESULT"))
        .then(assessed(ANN, "RESULT"));
  }

  @Test
  void an_acceptance_that_is_not_there_decides_nothing() {
    spec.when(decide(member(CHAIR), Verdict.PASS)).thenRefused(PANEL_NOT_FORMED);
  }
}

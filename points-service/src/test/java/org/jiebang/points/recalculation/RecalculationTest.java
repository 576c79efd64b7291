package org.jiebang.points.recalculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.points.recalculation.RecalculationExamples.FEBRUARY;
import static org.jiebang.points.recalculation.RecalculationExamples.PLAN;
import static org.jiebang.points.recalculation.RecalculationExamples.SECOND;
import static org.jiebang.points.recalculation.RecalculationExamples.applied;
import static org.jiebang.points.recalculation.RecalculationExamples.apply;
import static org.jiebang.points.recalculation.RecalculationExamples.approved;
import static org.jiebang.points.recalculation.RecalculationExamples.carryOn;
import static org.jiebang.points.recalculation.RecalculationExamples.plan;
import static org.jiebang.points.recalculation.RecalculationExamples.propose;
import static org.jiebang.points.recalculation.RecalculationExamples.proposed;
import static org.jiebang.points.recalculation.RecalculationExamples.simulate;
import static org.jiebang.points.recalculation.RecalculationExamples.simulated;
import static org.jiebang.points.recalculation.RecalculationExamples.simulation;
import static org.jiebang.points.scheme.LocalRules.NINE;
import static org.jiebang.points.scheme.LocalRules.WUHUAN;
import static org.jiebang.points.scheme.SchemeExamples.DESK;
import static org.jiebang.points.scheme.SchemeExamples.DISTRICT;

import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers.Change;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.points.InMemoryStreams;
import org.jiebang.points.account.Accounts;
import org.jiebang.points.recalculation.RecalculationCommand.ApplyRecalculation;
import org.jiebang.points.recalculation.RecalculationCommand.ProposeRecalculation;
import org.jiebang.points.recalculation.RecalculationCommand.RunSimulation;
import org.jiebang.points.recalculation.RecalculationEvent.AccountsRecalculated;
import org.jiebang.points.scheme.LocalRules;
import org.jiebang.points.scheme.RuleSet;
import org.junit.jupiter.api.Test;

class RecalculationTest {

  private final DeciderSpec<RecalculationCommand, Recalculation, RecalculationEvent> spec =
      DeciderSpec.of(new RecalculationDecider());

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    new LifecycleWalk<>(
            Recalculations.INSTANCE,
            Map.of(
                "SIMULATED",
                LifecycleWalk.history(simulated(31)),
                "PROPOSED",
                LifecycleWalk.history(simulated(31), proposed()),
                "APPLYING",
                LifecycleWalk.history(simulated(31), proposed(), approved(31)),
                "APPLIED",
                LifecycleWalk.history(simulated(2), proposed(), approved(2), applied(2, NINE))),
            Map.of(
                "simulate", always(simulate(31)),
                "propose", always(propose(DESK)),
                "apply", always(apply(31, DISTRICT)),
                "carryOn", always(carryOn())))
        .check();
  }

  @Test
  void whoever_proposed_it_does_not_apply_it() {
    spec.given(simulated(2), proposed())
        .when(apply(2, DESK))
        .thenRefused(RecalculationRefusal.FOUR_EYES_REQUIRED);
  }

  @Test
  void new_entries_since_the_simulation_make_it_stale() {
    spec.given(simulated(2), proposed())
        .when(apply(3, DISTRICT))
        .thenRefused(RecalculationRefusal.SIMULATION_STALE);
  }

  @Test
  void only_the_published_version_that_was_simulated_is_applied() {
    var proposal = spec.given(simulated(2), proposed());
    proposal
        .when(new ApplyRecalculation(null, simulation(2), DISTRICT, NINE))
        .thenRefused(RecalculationRefusal.RULE_NOT_EFFECTIVE);
    var revised = new RuleSet(SECOND.scheme(), 2, NINE, LocalRules.plain().rules());
    proposal
        .when(new ApplyRecalculation(revised, simulation(2), DISTRICT, NINE))
        .thenRefused(RecalculationRefusal.SIMULATION_STALE);
  }

  @Test
  void a_draft_may_be_simulated_but_not_proposed() {
    spec.given(simulated(2))
        .when(new ProposeRecalculation("公示后调整", null, DESK, NINE))
        .thenRefused(RecalculationRefusal.RULE_NOT_EFFECTIVE);
  }

  @Test
  void a_proposal_needs_a_reason() {
    spec.given(simulated(2))
        .when(new ProposeRecalculation(" ", SECOND, DESK, NINE))
        .thenRefused(RecalculationRefusal.REASON_REQUIRED);
  }

  @Test
  void a_period_has_a_beginning_before_its_end() {
    spec.when(new RunSimulation(FEBRUARY, plan(NINE), simulation(0), DESK, NINE))
        .thenRefused(RecalculationRefusal.PERIOD_INVALID);
  }

  @Test
  void without_a_simulation_there_is_nothing_to_propose_or_apply() {
    spec.when(propose(DESK)).thenRefused(RecalculationRefusal.SIMULATION_MISSING);
    spec.when(apply(2, DISTRICT)).thenRefused(RecalculationRefusal.SIMULATION_MISSING);
  }

  @Test
  void it_is_applied_once() {
    spec.given(simulated(2), proposed(), approved(2), applied(2, NINE))
        .when(apply(2, DISTRICT))
        .thenRefused(RecalculationRefusal.RECALCULATION_ALREADY_APPLIED);
  }

  @Test
  void a_few_accounts_are_done_at_once() {
    spec.given(simulated(15), proposed())
        .when(apply(15, DISTRICT))
        .then(approved(15), applied(15, NINE));
  }

  @Test
  void nothing_to_change_is_applied_at_once() {
    spec.given(simulated(0), proposed())
        .when(apply(0, DISTRICT))
        .then(approved(0), applied(0, NINE));
  }

  @Test
  void a_timer_carries_on_until_every_account_has_its_entry() {
    var streams = new InMemoryStreams();
    var timers = new RecalculationTimers(() -> streams);
    assertThat(timers.on(ViewSpec.recorded(FEBRUARY.value(), WUHUAN.value(), 3, approved(31))))
        .containsExactly(new Change.Set("carry-on", NINE.plusMillis(1)));
    streams.past(FEBRUARY.value(), List.of(simulated(31), proposed(), approved(31)));
    List<? extends Step<?, ?, ?>> second = timers.fire(FEBRUARY.value(), "carry-on", NINE, NINE);
    assertThat(second).hasSize(16);
    assertThat(second.getLast().aggregate()).isSameAs(Accounts.INSTANCE);
    streams.run(second);
    List<? extends Step<?, ?, ?>> last = timers.fire(FEBRUARY.value(), "carry-on", NINE, NINE);
    assertThat(last).hasSize(2);
    streams.run(last);
    assertThat(streams.of(FEBRUARY.value())).last().isEqualTo(applied(31, NINE));
    assertThat(timers.on(ViewSpec.recorded(FEBRUARY.value(), WUHUAN.value(), 6, applied(31, NINE))))
        .containsExactly(new Change.Clear("carry-on"));
    assertThat(timers.fire(FEBRUARY.value(), "carry-on", NINE, NINE)).isEmpty();
  }

  @Test
  void it_shows_who_decided_and_how_far_it_has_come() {
    RecalculationBody body =
        ViewSpec.picture(
            new RecalculationPicture(),
            FEBRUARY.value(),
            WUHUAN.value(),
            simulated(16),
            proposed(),
            approved(16));
    assertThat(body.state()).isEqualTo("APPLYING");
    assertThat(body.posted()).isEqualTo(15);
    assertThat(body.accounts()).hasSize(16);
    assertThat(body.after() - body.before()).isEqualTo(480);
    assertThat(body.proposer()).isEqualTo(DESK.person());
    assertThat(body.approver()).isEqualTo(DISTRICT.person());
    var rest =
        new AccountsRecalculated(
            FEBRUARY, List.of(simulation(16).lines().getLast().account()), 0, null, NINE);
    RecalculationBody done =
        ViewSpec.picture(
            new RecalculationPicture(),
            FEBRUARY.value(),
            WUHUAN.value(),
            simulated(16),
            proposed(),
            approved(16),
            rest,
            applied(16, NINE));
    assertThat(done.state()).isEqualTo("APPLIED");
    assertThat(done.posted()).isEqualTo(16);
    assertThat(done.approver()).isEqualTo(DISTRICT.person());
    assertThat(done.ruleVersion()).isEqualTo(PLAN.ruleVersion());
  }
}

package org.jiebang.needs.workplan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.workplan.PlanSamples.FROM;
import static org.jiebang.needs.workplan.PlanSamples.LEADS;
import static org.jiebang.needs.workplan.PlanSamples.PLAN;
import static org.jiebang.needs.workplan.PlanSamples.UNTIL;
import static org.jiebang.needs.workplan.PlanSamples.adopted;
import static org.jiebang.needs.workplan.PlanSamples.closed;
import static org.jiebang.needs.workplan.PlanSamples.content;
import static org.jiebang.needs.workplan.PlanSamples.drafted;
import static org.jiebang.needs.workplan.PlanSamples.histories;
import static org.jiebang.needs.workplan.PlanSamples.pilot;
import static org.jiebang.needs.workplan.PlanSamples.progress;
import static org.jiebang.needs.workplan.PlanSamples.revised;
import static org.jiebang.needs.workplan.PlanSamples.task;
import static org.jiebang.needs.workplan.PlanSamples.tracked;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.testing.WireSpec;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.needs.NeedsWiring;
import org.jiebang.needs.workplan.WorkPlan.Drafted;
import org.jiebang.needs.workplan.WorkPlanCommand.AdoptWorkPlan;
import org.jiebang.needs.workplan.WorkPlanCommand.CloseWorkPlan;
import org.jiebang.needs.workplan.WorkPlanCommand.DraftWorkPlan;
import org.jiebang.needs.workplan.WorkPlanCommand.RecordProgress;
import org.jiebang.needs.workplan.WorkPlanCommand.ReviseWorkPlan;
import org.jiebang.needs.workplan.WorkPlanCommand.TrackWorkPlan;
import org.jiebang.needs.workplan.WorkPlanEvent.WorkPlanClosed;
import org.jiebang.needs.workplan.WorkPlanEvent.WorkPlanRevised;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-33")
class WorkPlanTest {

  private final DeciderSpec<WorkPlanCommand, WorkPlan, WorkPlanEvent> spec =
      DeciderSpec.of(new WorkPlanDecider());

  private static DraftWorkPlan draft(PlanContent content) {
    return new DraftWorkPlan(
        PLAN, WUHUAN, ZoneId.of("Asia/Shanghai"), PlanKind.WORK_PLAN, null, content, NINE);
  }

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    Map<String, Function<WorkPlan, WorkPlanCommand>> commands = new LinkedHashMap<>();
    commands.put("draft", always(draft(pilot())));
    commands.put(
        "revise", always(new ReviseWorkPlan(PLAN, content(task("survey", 1, 9)), "雨天顺延", NINE)));
    commands.put("adopt", always(new AdoptWorkPlan(PLAN, NINE)));
    commands.put("track", always(new TrackWorkPlan(PLAN, NINE)));
    commands.put("recordProgress", always(new RecordProgress(PLAN, "survey", 100, null, NINE)));
    commands.put("close", always(new CloseWorkPlan(PLAN, "余下并入下期", NINE)));
    new LifecycleWalk<>(WorkPlans.INSTANCE, histories(), commands).check();
  }

  @Test
  void every_event_has_a_name_and_every_sample_still_loads() throws Exception {
    new WireSpec(NeedsWiring.wire())
        .names(WorkPlanEvent.class)
        .samples(
            drafted(pilot()), revised(), adopted(), tracked(), progress("survey", 60), closed())
        .check();
  }

  @Test
  void tasks_that_wait_for_each_other_are_refused() {
    spec.when(draft(content(task("a", 1, 2, "b"), task("b", 1, 2, "c"), task("c", 1, 2, "a"))))
        .thenRefused(WorkPlanRefusal.PLAN_HAS_CYCLE);
    spec.when(draft(content(task("a", 1, 2, "a")))).thenRefused(WorkPlanRefusal.PLAN_HAS_CYCLE);
    spec.given(drafted(pilot()))
        .when(
            new ReviseWorkPlan(
                PLAN, content(task("a", 1, 2, "b"), task("b", 1, 2, "a")), null, NINE))
        .thenRefused(WorkPlanRefusal.PLAN_HAS_CYCLE);
  }

  @Test
  void the_order_in_which_tasks_are_named_does_not_matter() {
    PlanContent backwards = content(task("b", 1, 2, "a"), task("a", 1, 2));
    spec.when(draft(backwards)).then(drafted(backwards));
  }

  @Test
  void a_task_waits_only_for_what_is_in_the_plan() {
    spec.when(draft(content(task("a", 1, 2, "b"))))
        .thenRefused(WorkPlanRefusal.PLAN_DEPENDENCY_UNKNOWN);
  }

  @Test
  void a_key_names_one_task() {
    spec.when(draft(content(task("a", 1, 2), task("a", 3, 4))))
        .thenRefused(WorkPlanRefusal.PLAN_TASK_DUPLICATE);
  }

  @Test
  void dates_that_contradict_themselves_are_refused() {
    var late = new PlanTask("a", "过期", null, FROM, UNTIL.plusDays(1), List.of());
    for (PlanContent plan :
        List.of(
            content(task("a", 2, 1)),
            content(late),
            new PlanContent("试点工作", UNTIL, FROM, LEADS, List.of()))) {
      spec.when(draft(plan)).thenRefused(WorkPlanRefusal.PLAN_DATES_INVALID);
    }
  }

  @Test
  void an_empty_plan_is_not_adopted() {
    spec.given(drafted(content()))
        .when(new AdoptWorkPlan(PLAN, NINE))
        .thenRefused(WorkPlanRefusal.PLAN_EMPTY);
  }

  @Test
  void a_draft_is_revised_without_a_reason_and_an_adopted_plan_with_one() {
    spec.given(drafted(pilot()))
        .when(new ReviseWorkPlan(PLAN, content(task("survey", 1, 9)), "雨天顺延", NINE))
        .then(new WorkPlanRevised(PLAN, 2, content(task("survey", 1, 9)), null, NINE));
    spec.given(drafted(pilot()), adopted())
        .when(new ReviseWorkPlan(PLAN, content(task("survey", 1, 9)), null, NINE))
        .thenRefused(WorkPlanRefusal.REASON_REQUIRED);
    spec.given(drafted(pilot()), adopted())
        .when(new ReviseWorkPlan(PLAN, content(task("survey", 1, 9)), "雨天顺延", NINE))
        .then(revised());
  }

  @Test
  void a_revision_that_changes_nothing_is_none() {
    spec.given(drafted(pilot())).when(new ReviseWorkPlan(PLAN, pilot(), null, NINE)).thenNothing();
  }

  @Test
  void a_task_is_done_after_those_it_waits_for() {
    var past = spec.given(drafted(pilot()), adopted(), tracked());
    past.when(new RecordProgress(PLAN, "rooms", 100, "走访 300 户", NINE))
        .thenRefused(WorkPlanRefusal.PLAN_TASK_BLOCKED);
    past.when(new RecordProgress(PLAN, "rooms", 60, "走访 300 户", NINE)).then(progress("rooms", 60));
    past.given(progress("survey", 100))
        .when(new RecordProgress(PLAN, "rooms", 100, "走访 300 户", NINE))
        .then(progress("rooms", 100));
  }

  @Test
  void there_is_no_progress_of_what_is_not_in_the_plan() {
    spec.given(drafted(pilot()), adopted(), tracked())
        .when(new RecordProgress(PLAN, "fair", 10, null, NINE))
        .thenRefused(WorkPlanRefusal.PLAN_TASK_NOT_FOUND);
  }

  @Test
  void a_plan_with_open_tasks_is_closed_with_a_word_about_them() {
    var past = spec.given(drafted(content(task("survey", 1, 7))), adopted(), tracked());
    past.when(new CloseWorkPlan(PLAN, null, NINE)).thenRefused(WorkPlanRefusal.REASON_REQUIRED);
    past.given(progress("survey", 100))
        .when(new CloseWorkPlan(PLAN, null, NINE))
        .then(new WorkPlanClosed(PLAN, List.of(), null, NINE));
  }

  @Test
  void the_outlook_names_what_is_due_late_and_blocked() {
    Drafted plan =
        (Drafted)
            spec.given(drafted(pilot()), adopted(), tracked(), progress("survey", 60)).state();
    WorkPlanOutlook outlook = WorkPlanOutlook.of(plan, LocalDate.of(2026, 3, 8));
    assertThat(outlook.late()).containsExactly("survey");
    assertThat(outlook.due()).containsExactly("volunteers");
    assertThat(outlook.blocked()).containsExactly("rooms", "volunteers");
    assertThat(outlook.longestChain()).containsExactly("survey", "rooms", "opening");
    Drafted further =
        (Drafted)
            spec.given(drafted(pilot()), adopted(), tracked(), progress("survey", 100)).state();
    assertThat(WorkPlanOutlook.of(further, LocalDate.of(2026, 3, 8)).blocked()).isEmpty();
    assertThat(WorkPlanOutlook.of(further, LocalDate.of(2026, 3, 8)).late()).isEmpty();
  }

  @Test
  void the_body_says_all_of_it() throws Exception {
    WorkPlanBody body =
        ViewSpec.<WorkPlanBody, WorkPlanEvent>picture(
            new WorkPlanPicture(),
            PLAN.value(),
            WUHUAN.value(),
            drafted(pilot()),
            adopted(),
            tracked(),
            progress("survey", 60),
            revised(),
            closed());
    assertThat(body.state()).isEqualTo("CLOSED");
    assertThat(body.edition()).isEqualTo(2);
    assertThat(body.progress()).containsEntry("survey", new Progress(60, "走访 300 户", NINE));
    assertThat(body.left()).containsExactly("opening");
    assertThat(Json.EVENTS.readValue(Json.EVENTS.writeValueAsString(body), WorkPlanBody.class))
        .isEqualTo(body);
    WorkPlanRow row =
        requireNonNull(
            ViewSpec.<WorkPlanRow, WorkPlanEvent>row(
                new WorkPlansView(), PLAN.value(), WUHUAN.value(), drafted(pilot())));
    assertThat(row.kind).isEqualTo("WORK_PLAN");
    assertThat(row.ownerBody).isNull();
  }
}

package org.jiebang.matching.task;

import static org.jiebang.matching.task.TaskExamples.*;
import static org.jiebang.matching.task.TaskRefusal.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.matching.task.TaskCommand.*;
import org.jiebang.matching.task.TaskEvent.*;
import org.junit.jupiter.api.Test;

class WorkRulesTest {

  private final DeciderSpec<TaskCommand, Task, TaskEvent> spec =
      DeciderSpec.of(Tasks.INSTANCE.decider());

  @Test
  void the_university_gives_the_task_to_a_department() {
    spec.given(toAwarded(committed())).when(plan(true, PLANNED)).then(planned());
  }

  @Test
  void a_department_of_another_university_is_refused() {
    spec.given(toAwarded(committed()))
        .when(plan(false, PLANNED))
        .thenRefused(DEPARTMENT_NOT_IN_ORG);
  }

  @Test
  void a_session_after_the_deadline_is_refused() {
    Instant late = MONDAY.plus(Duration.ofDays(60));
    spec.given(toAwarded(committed()))
        .when(plan(true, session(late, late.plusSeconds(3600))))
        .thenRefused(PLAN_OUTSIDE_DEADLINE);
  }

  @Test
  void a_session_in_the_past_is_refused() {
    spec.given(toAwarded(committed()))
        .when(plan(true, session(MONDAY, SESSION_ENDS)))
        .thenRefused(PLAN_OUTSIDE_DEADLINE);
  }

  @Test
  void a_session_ends_after_it_begins() {
    spec.given(toAwarded(committed()))
        .when(plan(true, session(SESSION_ENDS, SESSION_STARTS)))
        .thenRefused(PLAN_OUTSIDE_DEADLINE);
  }

  @Test
  void only_the_awarded_university_plans() {
    spec.given(toAwarded(committed()))
        .when(
            new PlanExecution(TASK, DEPARTMENT, true, List.of(PLANNED), WEST_OFFICE, COMMITTED_AT))
        .thenRefused(ROLE_NOT_ALLOWED);
  }

  @Test
  void the_minimum_of_people_makes_it_staffed() {
    spec.given(toPlanned())
        .when(new StaffTask(TASK, 2, Actor.SYSTEM, COMMITTED_AT))
        .then(staffed());
  }

  @Test
  void fewer_people_change_nothing() {
    spec.given(toPlanned()).when(new StaffTask(TASK, 1, Actor.SYSTEM, COMMITTED_AT)).thenNothing();
  }

  @Test
  void the_first_check_in_starts_it_even_before_the_hour() {
    Instant early = SESSION_STARTS.minusSeconds(600);
    spec.given(toPlanned())
        .when(new StartTask(TASK, true, Actor.SYSTEM, early))
        .then(new TaskStarted(TASK, NEED, WUHUAN, false, early));
  }

  @Test
  void the_department_does_not_start_before_the_first_session() {
    spec.given(toPlanned())
        .when(start(DEPARTMENT_OFFICE, SESSION_STARTS.minusSeconds(1)))
        .thenRefused(BEFORE_FIRST_SESSION);
  }

  @Test
  void another_department_does_not_start_it() {
    spec.given(toPlanned()).when(start(EAST_OFFICE, SESSION_STARTS)).thenRefused(ROLE_NOT_ALLOWED);
  }

  @Test
  void nothing_starts_while_an_appeal_is_open() {
    spec.given(toPlanned(new AwardAppealed(TASK, WESTS, WEST, "unfair", COMMITTED_AT)))
        .when(new StartTask(TASK, true, Actor.SYSTEM, SESSION_STARTS))
        .thenRefused(APPEAL_OPEN);
  }

  @Test
  void a_delivery_has_a_report_and_proof() {
    spec.given(toPlanned(staffed(), started()))
        .when(deliver(List.of("photo-1"), false, true))
        .then(delivered());
  }

  @Test
  void a_delivery_without_proof_is_refused() {
    spec.given(toPlanned(started()))
        .when(deliver(List.of(), false, true))
        .thenRefused(PROOF_REQUIRED);
  }

  @Test
  void a_delivery_waits_for_the_last_session() {
    spec.given(toPlanned(started()))
        .when(deliver(List.of("photo-1"), true, true))
        .thenRefused(SESSION_OPEN);
  }

  @Test
  void a_delivery_without_any_service_is_refused() {
    spec.given(toPlanned(started()))
        .when(deliver(List.of("photo-1"), false, false))
        .thenRefused(NO_SERVICE_RECORDED);
  }

  @Test
  void the_third_rework_fails_the_task() {
    spec.given(
            toAccepting(
                sentToRework(1),
                resumed(),
                delivered(),
                requested(),
                sentToRework(2),
                resumed(),
                delivered(),
                requested()))
        .when(new SendToRework(TASK, List.of("more"), Actor.SYSTEM, DELIVERED_AT))
        .then(new TaskFailed(TASK, NEED, WUHUAN, "REWORK_LIMIT_REACHED", DELIVERED_AT));
  }

  @Test
  void completing_twice_is_refused() {
    spec.given(toAccepting(new TaskCompleted(TASK, NEED, WUHUAN, DELIVERED_AT)))
        .when(new CompleteTask(TASK, Actor.SYSTEM, DELIVERED_AT))
        .thenRefused(TASK_ALREADY_COMPLETED);
  }

  @Test
  void giving_up_in_time_puts_the_task_back_on_the_board() {
    spec.given(toPlanned())
        .when(giveUp(EAST_OFFICE, COMMITTED_AT))
        .then(
            new TaskForfeited(TASK, NEED, WUHUAN, EAST, "exams", COMMITTED_AT),
            reposted(COMMITTED_AT));
  }

  @Test
  void giving_up_within_a_day_of_the_first_session_is_too_late() {
    spec.given(toPlanned())
        .when(giveUp(DEPARTMENT_OFFICE, tooLate()))
        .thenRefused(FORFEIT_TOO_LATE);
  }

  @Test
  void the_district_gives_up_at_any_time() {
    spec.given(toPlanned())
        .when(giveUp(DISTRICT, tooLate()))
        .then(new TaskForfeited(TASK, NEED, WUHUAN, EAST, "exams", tooLate()), reposted(tooLate()));
  }

  @Test
  void another_university_does_not_give_it_up() {
    spec.given(toPlanned()).when(giveUp(WEST_OFFICE, COMMITTED_AT)).thenRefused(ROLE_NOT_ALLOWED);
  }

  @Test
  void with_sign_ups_a_task_is_cancelled_and_not_withdrawn() {
    spec.given(toPlanned())
        .when(new WithdrawTask(TASK, "moved", true, DESK, COMMITTED_AT))
        .thenRefused(WITHDRAW_HAS_SIGNUPS);
  }

  @Test
  void cancelling_what_nobody_signed_up_for_is_a_withdrawal() {
    spec.given(drafted(), posted())
        .when(new CancelTask(TASK, "moved", false, false, DESK, MONDAY))
        .then(new TaskWithdrawn(TASK, NEED, WUHUAN, "moved", MONDAY));
  }

  @Test
  void after_a_check_in_a_task_is_not_cancelled() {
    spec.given(toPlanned(staffed(), started()))
        .when(new CancelTask(TASK, "flood", true, true, DESK, SESSION_STARTS))
        .thenRefused(CANCEL_AFTER_CHECKIN);
  }

  private static Instant tooLate() {
    return SESSION_STARTS.minus(Duration.ofHours(24)).plusSeconds(1);
  }

  private static TaskCommand giveUp(Actor by, Instant at) {
    return new GiveUpTask(TASK, "exams", by, at);
  }

  private static TaskCommand start(Actor by, Instant at) {
    return new StartTask(TASK, false, by, at);
  }

  private static TaskCommand deliver(List<String> proof, boolean open, boolean served) {
    return new DeliverTask(
        TASK, "Two afternoons held.", proof, open, served, DEPARTMENT_OFFICE, DELIVERED_AT);
  }

  private static PlannedSession session(Instant from, Instant to) {
    return new PlannedSession(SESSION, from, to, "五环社区 活动室", 20);
  }

  private static TaskCommand plan(boolean own, PlannedSession... sessions) {
    return new PlanExecution(TASK, DEPARTMENT, own, List.of(sessions), EAST_OFFICE, COMMITTED_AT);
  }
}

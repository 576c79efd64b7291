package org.jiebang.matching.task;

import static org.jiebang.matching.task.TaskExamples.*;
import static org.jiebang.matching.task.TaskRefusal.*;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.matching.inbound.Category;
import org.jiebang.matching.task.TaskCommand.*;
import org.jiebang.matching.task.TaskEvent.*;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoardRulesTest {

  private static final Category RISKY = new Category("DISASTER_RELIEF");

  private final DeciderSpec<TaskCommand, Task, TaskEvent> spec =
      DeciderSpec.of(Tasks.INSTANCE.decider());

  @Test
  void the_desk_drafts_a_task_for_a_need() {
    spec.when(draft(false)).then(drafted());
  }

  @Test
  void a_need_of_another_community_is_not_there() {
    spec.when(draft(true)).thenRefused(NEED_NOT_FOUND);
  }

  @Test
  void nothing_can_be_done_to_a_task_that_does_not_exist() {
    spec.when(post(TERMS, true)).thenRefused(TASK_NOT_FOUND);
  }

  @Test
  void posting_publishes_the_sheet_and_the_terms() {
    spec.given(drafted()).when(post(TERMS, true)).then(posted());
  }

  @Test
  void a_task_for_a_need_that_is_not_planned_is_not_posted() {
    spec.given(drafted()).when(post(TERMS, false)).thenRefused(NEED_NOT_PLANNED);
  }

  private static PublishElsewhere elsewhere(String externalId) {
    return new PublishElsewhere(
        TASK, "ZHIYUANHUI", externalId, "https://zyh.example.org/a/" + externalId, DESK, MONDAY);
  }

  @Test
  void a_task_on_the_board_may_stand_on_another_platform_too() {
    spec.given(drafted(), posted()).when(elsewhere("zyh-1")).then(publishedElsewhere("zyh-1"));
  }

  @Test
  void a_draft_stands_nowhere_else() {
    spec.given(drafted()).when(elsewhere("zyh-1")).thenRefused(TASK_NOT_POSTED);
  }

  @Test
  void a_competition_needs_criteria() {
    spec.given(drafted()).when(post(terms(List.of()), true)).thenRefused(CRITERIA_MISSING);
  }

  @Test
  void a_criterion_named_twice_is_refused() {
    Criterion plan = CRITERIA.get(1);
    spec.given(drafted())
        .when(post(terms(List.of(plan, plan)), true))
        .thenRefused(CRITERIA_MISSING);
  }

  @Test
  void a_mode_that_is_not_built_is_refused() {
    var grab = new Terms(new TaskMode("GRAB"), List.of(), CLOSES, 2, 20);
    spec.given(drafted()).when(post(grab, true)).thenRefused(TASK_MODE_MISMATCH);
  }

  @Test
  void a_window_in_the_past_is_refused() {
    spec.given(drafted())
        .when(post(TERMS.closingAt(MONDAY), true))
        .thenRefused(CLAIM_WINDOW_CLOSED);
  }

  @Test
  void a_risky_task_says_what_the_risk_is() {
    spec.given(drafted(RISKY, sheet(null, "policy 7")))
        .when(post(TERMS, true))
        .thenRefused(RISK_STATEMENT_REQUIRED);
  }

  @Test
  void a_risky_task_is_insured() {
    spec.given(drafted(RISKY, sheet("high water", " ")))
        .when(post(TERMS, true))
        .thenRefused(INSURANCE_REQUIRED);
  }

  @Test
  void an_edit_after_posting_is_a_new_version() {
    spec.given(drafted(), posted())
        .when(new EditTask(TASK, SHEET, DESK, MONDAY))
        .then(new TaskAmended(TASK, 2, SHEET, MONDAY));
  }

  @Test
  void nothing_is_amended_once_the_window_has_closed() {
    spec.given(toSealed())
        .when(new EditTask(TASK, SHEET, DESK, CLOSES))
        .thenRefused(ILLEGAL_TRANSITION);
  }

  @Test
  void a_bid_cites_the_version_it_answers() {
    spec.given(drafted(), posted(), new TaskAmended(TASK, 2, SHEET, MONDAY))
        .when(claim(EAST_OFFICE, true, false, MONDAY))
        .then(new TaskClaimed(TASK, EASTS, EAST, WANG, 2, sealed(EASTS), MONDAY));
  }

  @Test
  void a_claim_at_the_closing_time_is_too_late() {
    spec.given(drafted(), posted())
        .when(claim(EAST_OFFICE, true, false, CLOSES))
        .thenRefused(CLAIM_WINDOW_CLOSED);
  }

  @Test
  void a_draft_is_not_claimed() {
    spec.given(drafted())
        .when(claim(EAST_OFFICE, true, false, MONDAY))
        .thenRefused(TASK_NOT_POSTED);
  }

  @Test
  void an_organisation_claims_once() {
    spec.given(drafted(), posted(), claimedByEast())
        .when(claim(EAST_OFFICE, true, false, MONDAY))
        .thenRefused(ALREADY_CLAIMED_BY_YOU);
  }

  @Test
  void whoever_withdrew_may_claim_again() {
    spec.given(drafted(), posted(), claimedByEast(), new ClaimWithdrawn(TASK, EASTS, EAST, MONDAY))
        .when(claim(EAST_OFFICE, true, false, MONDAY))
        .then(new TaskClaimed(TASK, EASTS, EAST, WANG, 1, sealed(EASTS), MONDAY));
  }

  @Test
  void an_association_may_not_claim_a_competition() {
    spec.given(drafted(), posted())
        .when(claim(EAST_OFFICE, false, false, MONDAY))
        .thenRefused(NOT_ELIGIBLE);
  }

  @Test
  void the_desk_does_not_bid_for_its_own_task() {
    spec.given(drafted(), posted())
        .when(claim(EAST_OFFICE, true, true, MONDAY))
        .thenRefused(SELF_DEALING);
  }

  @Test
  void a_bid_is_changed_while_it_is_sealed() {
    spec.given(toSealed())
        .when(new AmendBid(TASK, EASTS, sealed(WESTS), EAST_OFFICE, MONDAY))
        .then(new BidAmended(TASK, EASTS, EAST, 1, sealed(WESTS), MONDAY));
  }

  @Test
  void nobody_changes_the_bid_of_another() {
    spec.given(toSealed())
        .when(new AmendBid(TASK, EASTS, sealed(WESTS), WEST_OFFICE, MONDAY))
        .thenRefused(ROLE_NOT_ALLOWED);
  }

  @Test
  void a_bid_is_locked_from_the_closing_time_on() {
    spec.given(toSealed())
        .when(new WithdrawClaim(TASK, EASTS, EAST_OFFICE, CLOSES))
        .thenRefused(CLAIM_LOCKED);
  }

  @Test
  void a_claim_is_withdrawn_once() {
    spec.given(toSealed())
        .given(new ClaimWithdrawn(TASK, EASTS, EAST, MONDAY))
        .when(new WithdrawClaim(TASK, EASTS, EAST_OFFICE, MONDAY))
        .thenRefused(CLAIM_ALREADY_DECIDED);
  }

  @Test
  void a_claim_that_is_not_there_is_not_found() {
    spec.given(drafted(), posted())
        .when(new WithdrawClaim(TASK, EASTS, EAST_OFFICE, MONDAY))
        .thenRefused(CLAIM_NOT_FOUND);
  }

  @Test
  void the_bids_are_opened_in_one_event() {
    spec.given(toSealed()).when(close(texts(), OPENED)).then(opened());
  }

  @Test
  void the_bids_stay_sealed_before_the_closing_time() {
    spec.given(toSealed()).when(close(texts(), CLOSES.minusNanos(1000))).thenRefused(BIDS_SEALED);
  }

  @Test
  void a_bid_that_came_in_meanwhile_is_waited_for() {
    spec.given(toSealed()).when(close(Map.of(), OPENED)).thenRefused(BIDS_SEALED);
  }

  @Test
  void the_bids_are_opened_once() {
    spec.given(toScored()).when(close(texts(), OPENED)).thenNothing();
  }

  @Test
  void a_task_without_a_claim_expires() {
    spec.given(drafted(), posted())
        .when(close(Map.of(), OPENED))
        .then(new TaskExpired(TASK, NEED, WUHUAN, OPENED));
  }

  private static TaskCommand draft(boolean elsewhere) {
    return new DraftTask(TASK, WUHUAN, NEED, elsewhere, CARE, SHEET, DESK, MONDAY);
  }

  private static TaskCommand post(Terms terms, boolean planned) {
    return new PostTask(TASK, terms, planned, DESK, MONDAY);
  }

  private static Terms terms(List<Criterion> criteria) {
    return new Terms(TaskMode.COMPETITIVE, criteria, CLOSES, 2, 20);
  }

  private static TaskSheet sheet(@Nullable String risk, @Nullable String insurance) {
    return new TaskSheet("Sandbags", "At the river.", null, risk, insurance, 1, 1, null);
  }

  private static TaskCommand claim(Actor by, boolean eligible, boolean desk, Instant at) {
    return new ClaimTask(TASK, EASTS, EAST, eligible, desk, sealed(EASTS), by, at);
  }

  private static TaskCommand close(
      Map<org.jiebang.eventsourcing.personal.Envelope, String> texts, Instant at) {
    return new CloseClaims(TASK, texts, Actor.SYSTEM, at);
  }
}

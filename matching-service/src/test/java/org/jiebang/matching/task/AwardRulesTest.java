package org.jiebang.matching.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.matching.task.TaskExamples.*;
import static org.jiebang.matching.task.TaskRefusal.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.matching.task.TaskCommand.*;
import org.jiebang.matching.task.TaskEvent.*;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AwardRulesTest {

  private static final Map<ClaimId, String> WEST_NOT = Map.of(WESTS, "too few people");

  private final DeciderSpec<TaskCommand, Task, TaskEvent> spec =
      DeciderSpec.of(Tasks.INSTANCE.decider());

  @Test
  void an_opened_bid_is_scored_by_criterion() {
    spec.given(toSealed())
        .given(opened())
        .when(score("PLAN", 8, none()))
        .then(new BidScored(TASK, EASTS, EAST, "PLAN", 8, JUDGE, AWARDED_AT));
  }

  @Test
  void sealed_bids_are_not_scored() {
    spec.given(toSealed()).when(score("PLAN", 8, none())).thenRefused(BIDS_SEALED);
  }

  @Test
  void a_member_of_the_bidding_university_does_not_score_it() {
    spec.given(toScored())
        .when(score("PLAN", 8, Set.of(EAST.value())))
        .thenRefused(CONFLICT_OF_INTEREST);
  }

  @Test
  void a_score_is_by_a_published_criterion() {
    spec.given(toScored()).when(score("FAME", 8, none())).thenRefused(CRITERION_UNKNOWN);
  }

  @Test
  void a_score_is_at_most_the_highest() {
    spec.given(toScored()).when(score("PLAN", 11, none())).thenRefused(SCORE_OUT_OF_RANGE);
  }

  @Test
  void a_second_score_by_the_same_person_replaces_the_first() {
    Task task = spec.given(toScored()).given(scored(EASTS, "PLAN", 3)).state();
    Task.Post post = java.util.Objects.requireNonNull(task.post());
    Claim claim = java.util.Objects.requireNonNull(post.claim(EASTS));
    assertThat(claim.total(CRITERIA)).isEqualTo(36_000 + 18_000);
  }

  @Test
  void the_award_names_its_reasons_and_why_not_the_others() {
    spec.given(toScored())
        .when(award(List.of("the better plan"), null, null, WEST_NOT, none()))
        .then(awarded(null), westRejected());
  }

  @Test
  void a_runner_up_is_not_rejected() {
    spec.given(toScored())
        .when(award(List.of("the better plan"), WESTS, null, Map.of(), none()))
        .then(awarded(WESTS));
  }

  @Test
  void an_award_without_a_reason_is_refused() {
    spec.given(toScored())
        .when(award(List.of(" "), null, null, WEST_NOT, none()))
        .thenRefused(AWARD_REASON_REQUIRED);
  }

  @Test
  void a_rejection_without_a_reason_is_refused() {
    spec.given(toScored())
        .when(award(List.of("the better plan"), null, null, Map.of(), none()))
        .thenRefused(AWARD_REASON_REQUIRED);
  }

  @Test
  void a_claim_is_awarded_only_when_scored_by_every_criterion() {
    spec.given(toSealed())
        .given(opened(), scored(EASTS, "PLAN", 8))
        .when(award(List.of("the better plan"), null, null, WEST_NOT, none()))
        .thenRefused(NO_SCORED_CLAIM);
  }

  @Test
  void a_task_without_claims_is_not_awarded() {
    spec.given(drafted(), posted())
        .when(award(List.of("the better plan"), null, null, Map.of(), none()))
        .thenRefused(TASK_HAS_NO_CLAIM);
  }

  @Test
  void a_tie_must_be_resolved() {
    spec.given(tied())
        .when(award(List.of("drawn"), null, null, WEST_NOT, none()))
        .thenRefused(TIE_UNRESOLVED);
  }

  @Test
  void a_resolved_tie_stands_in_the_award() {
    var lot = new TieBreak("LOT", "drawn in public");
    spec.given(tied())
        .when(award(List.of("drawn"), null, lot, WEST_NOT, none()))
        .then(
            new ClaimAwarded(
                TASK,
                NEED,
                WUHUAN,
                EASTS,
                EAST,
                84_000,
                List.of("drawn"),
                null,
                lot,
                CONFIRM_BY,
                AWARDED_AT),
            westRejected());
  }

  @Test
  void nobody_awards_their_own_university() {
    spec.given(toScored())
        .when(award(List.of("the better plan"), null, null, WEST_NOT, Set.of(EAST.value())))
        .thenRefused(SELF_DEALING);
  }

  @Test
  void a_runner_up_is_another_claim() {
    spec.given(toScored())
        .when(award(List.of("the better plan"), EASTS, null, WEST_NOT, none()))
        .thenRefused(CLAIM_NOT_FOUND);
  }

  @Test
  void the_desk_may_find_no_bid_acceptable() {
    spec.given(toScored())
        .when(new CloseWithoutAward(TASK, "none fits", DESK, AWARDED_AT))
        .then(new TaskClosedWithoutAward(TASK, NEED, WUHUAN, "none fits", AWARDED_AT));
  }

  @Test
  void closing_without_award_needs_a_reason() {
    spec.given(toScored())
        .when(new CloseWithoutAward(TASK, " ", DESK, AWARDED_AT))
        .thenRefused(REASON_REQUIRED);
  }

  @Test
  void a_rejected_claimant_appeals() {
    spec.given(toAwarded()).when(appeal(WEST_OFFICE, COMMITTED_AT)).then(appealed());
  }

  @Test
  void the_winner_does_not_appeal() {
    spec.given(toAwarded()).when(appeal(EAST_OFFICE, COMMITTED_AT)).thenRefused(ROLE_NOT_ALLOWED);
  }

  @Test
  void an_appeal_comes_within_three_days() {
    spec.given(toAwarded())
        .when(appeal(WEST_OFFICE, AWARDED_AT.plus(Duration.ofDays(3)).plusSeconds(1)))
        .thenRefused(APPEAL_WINDOW_OVER);
  }

  @Test
  void one_appeal_is_open_at_a_time() {
    spec.given(toAwarded(appealed()))
        .when(appeal(WEST_OFFICE, COMMITTED_AT))
        .thenRefused(APPEAL_OPEN);
  }

  @Test
  void a_reversed_award_leaves_the_bids_opened_and_scored() {
    DeciderSpec<TaskCommand, Task, TaskEvent> reversed =
        spec.given(toAwarded(appealed()))
            .given(new AwardReversed(TASK, EASTS, EAST, "the lot was loaded", COMMITTED_AT));
    reversed
        .when(award(List.of("the better plan"), null, null, WEST_NOT, none()))
        .then(awarded(null), westRejected());
  }

  @Test
  void the_district_reverses_an_award() {
    spec.given(toAwarded(appealed()))
        .when(new DecideAppeal(TASK, false, "unfair indeed", DISTRICT, COMMITTED_AT))
        .then(new AwardReversed(TASK, EASTS, EAST, "unfair indeed", COMMITTED_AT));
  }

  @Test
  void without_an_appeal_there_is_nothing_to_decide() {
    spec.given(toAwarded())
        .when(new DecideAppeal(TASK, false, "?", DISTRICT, COMMITTED_AT))
        .thenRefused(ILLEGAL_TRANSITION);
  }

  @Test
  void the_winner_commits() {
    spec.given(toAwarded()).when(new CommitTask(TASK, EAST_OFFICE, COMMITTED_AT)).then(committed());
  }

  @Test
  void another_university_does_not_commit() {
    spec.given(toAwarded())
        .when(new CommitTask(TASK, WEST_OFFICE, COMMITTED_AT))
        .thenRefused(ROLE_NOT_ALLOWED);
  }

  @Test
  void committing_after_the_time_is_refused() {
    spec.given(toAwarded())
        .when(new CommitTask(TASK, EAST_OFFICE, CONFIRM_BY))
        .thenRefused(AWARD_LAPSED);
  }

  @Test
  void whoever_let_the_award_lapse_hears_so() {
    spec.given(toAwarded(new AwardLapsed(TASK, EASTS, EAST, CONFIRM_BY), reposted(CONFIRM_BY)))
        .when(new CommitTask(TASK, EAST_OFFICE, CONFIRM_BY))
        .thenRefused(AWARD_LAPSED);
  }

  @Test
  void a_declined_award_without_runner_up_goes_back_to_the_board() {
    spec.given(toAwarded())
        .when(new DeclineAward(TASK, "exams", EAST_OFFICE, COMMITTED_AT))
        .then(new AwardDeclined(TASK, EASTS, EAST, "exams", COMMITTED_AT), reposted(COMMITTED_AT));
  }

  @Test
  void the_runner_up_steps_in_and_must_accept() {
    spec.given(toScored())
        .given(awarded(WESTS))
        .when(new LapseAward(TASK, Actor.SYSTEM, CONFIRM_BY))
        .then(
            new AwardLapsed(TASK, EASTS, EAST, CONFIRM_BY),
            new ClaimAwarded(
                TASK,
                NEED,
                WUHUAN,
                WESTS,
                WEST,
                20_000 + 36_000,
                List.of("RUNNER_UP"),
                null,
                null,
                CONFIRM_BY.plus(Duration.ofDays(3)),
                CONFIRM_BY));
  }

  @Test
  void an_award_does_not_lapse_before_its_time() {
    spec.given(toAwarded())
        .when(new LapseAward(TASK, Actor.SYSTEM, CONFIRM_BY.minusSeconds(1)))
        .thenRefused(ILLEGAL_TRANSITION);
  }

  @Test
  void after_a_repost_everybody_may_claim_again() {
    Instant later = CONFIRM_BY.plusSeconds(60);
    spec.given(toAwarded(new AwardLapsed(TASK, EASTS, EAST, CONFIRM_BY), reposted(CONFIRM_BY)))
        .when(new ClaimTask(TASK, EASTS, EAST, true, false, sealed(EASTS), EAST_OFFICE, later))
        .then(new TaskClaimed(TASK, EASTS, EAST, WANG, 1, sealed(EASTS), later));
  }

  private static AwardAppealed appealed() {
    return new AwardAppealed(TASK, WESTS, WEST, "unfair", COMMITTED_AT);
  }

  private static TaskCommand appeal(Actor by, Instant at) {
    return new AppealAward(TASK, "unfair", by, at);
  }

  private static List<TaskEvent> tied() {
    var events = new java.util.ArrayList<>(toScored());
    events.add(scored(WESTS, "EXPERIENCE", 9));
    events.add(scored(WESTS, "PLAN", 8));
    return events;
  }

  private static TaskCommand score(String criterion, int score, Set<UUID> interests) {
    return new ScoreBid(TASK, EASTS, criterion, score, interests, PANEL, AWARDED_AT);
  }

  private static TaskCommand award(
      List<String> reasons,
      @Nullable ClaimId runnerUp,
      @Nullable TieBreak tieBreak,
      Map<ClaimId, String> rejections,
      Set<UUID> interests) {
    return new AwardClaim(
        TASK, EASTS, reasons, runnerUp, tieBreak, rejections, interests, DESK, AWARDED_AT);
  }
}

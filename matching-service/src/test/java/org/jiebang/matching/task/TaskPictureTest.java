package org.jiebang.matching.task;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.matching.task.TaskExamples.*;

import java.util.List;
import java.util.Set;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.matching.task.TaskEvent.*;
import org.jiebang.matching.task.TaskShown.ShownClaim;
import org.junit.jupiter.api.Test;

class TaskPictureTest {

  private static TaskBody body(List<TaskEvent> events) {
    return ViewSpec.picture(
        new TaskPicture(), TASK.value(), WUHUAN.value(), events.toArray(TaskEvent[]::new));
  }

  @Test
  void the_body_is_in_the_state_that_the_rules_see() {
    histories()
        .forEach((state, events) -> assertThat(body(events).state()).as(state).isEqualTo(state));
  }

  @Test
  void while_sealed_others_see_that_there_are_claims_and_nothing_else() {
    TaskShown shown = TaskShown.of(body(toSealed()), none(), true);
    assertThat(shown.claimCount()).isEqualTo(2);
    assertThat(shown.claims()).isEmpty();
  }

  @Test
  void while_sealed_a_claimant_sees_its_own_claim_without_the_text() {
    TaskShown shown = TaskShown.of(body(toSealed()), Set.of(EAST.value()), false);
    assertThat(shown.claims())
        .containsExactly(
            new ShownClaim(
                EASTS.value(), EAST.value(), Claim.Standing.OPEN, 1, 1, null, null, null));
  }

  @Test
  void once_opened_everybody_reads_the_bids() {
    TaskShown shown = TaskShown.of(body(toScored()), none(), false);
    assertThat(shown.claims())
        .extracting(ShownClaim::bid)
        .containsExactly("Ten students, two teachers.", "Five students.");
    assertThat(shown.claims()).extracting(ShownClaim::scores).containsOnlyNulls();
  }

  @Test
  void scores_are_for_the_community_until_the_award() {
    assertThat(TaskShown.of(body(toScored()), none(), true).claims().getFirst().scores())
        .hasSize(2);
    assertThat(TaskShown.of(body(toAwarded()), none(), false).claims().getFirst().scores())
        .hasSize(2);
  }

  @Test
  void the_award_and_the_rejection_show_their_reasons() {
    TaskBody body = body(toAwarded());
    assertThat(requireNonNull(body.award()).reasons()).containsExactly("the better plan");
    assertThat(body.claims().getLast().state()).isEqualTo(Claim.Standing.REJECTED);
    assertThat(body.claims().getLast().reason()).isEqualTo("too few people");
  }

  @Test
  void a_reposted_task_keeps_the_history_of_claims() {
    TaskBody body =
        body(toPlanned(new TaskForfeited(TASK, NEED, WUHUAN, EAST, "x", MONDAY), reposted(MONDAY)));
    assertThat(body.state()).isEqualTo("POSTED");
    assertThat(body.round()).isEqualTo(2);
    assertThat(body.award()).isNull();
    assertThat(body.execution()).isNull();
    assertThat(TaskShown.of(body, none(), false).claims()).hasSize(2);
    assertThat(TaskShown.of(body, none(), false).claimCount()).isZero();
  }

  @Test
  void another_platform_is_shown_as_it_was_named_last() {
    TaskBody body = body(toPlanned(publishedElsewhere("zyh-1"), publishedElsewhere("zyh-2")));
    assertThat(TaskShown.of(body, none(), false).published())
        .singleElement()
        .satisfies(
            there -> {
              assertThat(there.channel()).isEqualTo("ZHIYUANHUI");
              assertThat(there.externalId()).isEqualTo("zyh-2");
            });
    assertThat(body(toPlanned()).published()).isEmpty();
  }

  @Test
  void a_reversed_award_puts_the_claims_back() {
    TaskBody body =
        body(
            toAwarded(
                new AwardAppealed(TASK, WESTS, WEST, "unfair", COMMITTED_AT),
                new AwardReversed(TASK, EASTS, EAST, "unfair indeed", COMMITTED_AT)));
    assertThat(body.state()).isEqualTo("CLAIMED");
    assertThat(body.claims())
        .extracting(TaskBody.ClaimBody::state)
        .containsOnly(Claim.Standing.OPEN);
  }

  @Test
  void the_row_carries_what_the_board_is_filtered_by() {
    TaskRow row =
        requireNonNull(
            ViewSpec.row(
                new TaskListView(),
                TASK.value(),
                WUHUAN.value(),
                toPlanned().toArray(TaskEvent[]::new)));
    assertThat(row.onBoard).isTrue();
    assertThat(row.state).isEqualTo("PLANNED");
    assertThat(row.mode).isEqualTo("COMPETITIVE");
    assertThat(row.category).isEqualTo("CHILD_CARE");
    assertThat(row.need).isEqualTo(NEED.value());
    assertThat(row.organisation).isEqualTo(EAST.value());
    assertThat(row.department).isEqualTo(DEPARTMENT.value());
  }

  @Test
  void a_draft_is_not_on_the_board() {
    TaskRow row =
        requireNonNull(
            ViewSpec.row(new TaskListView(), TASK.value(), WUHUAN.value(), (TaskEvent) drafted()));
    assertThat(row.onBoard).isFalse();
  }
}

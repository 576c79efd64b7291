package org.jiebang.needs.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.Actor.SYSTEM;
import static org.jiebang.needs.need.NeedSamples.AUTHOR;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.OTHER;
import static org.jiebang.needs.need.NeedSamples.TASK;
import static org.jiebang.needs.need.NeedSamples.TEXT;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.and;
import static org.jiebang.needs.need.NeedSamples.day;
import static org.jiebang.needs.need.NeedSamples.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers.Change;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.needs.need.NeedCommand.ConfirmResult;
import org.jiebang.needs.need.NeedCommand.EraseDraft;
import org.jiebang.needs.need.NeedCommand.LapseInfoRequest;
import org.jiebang.needs.need.NeedCommand.MarkOverdue;
import org.jiebang.needs.need.NeedEvent.NeedDelivered;
import org.jiebang.needs.need.NeedEvent.NeedInfoProvided;
import org.jiebang.needs.need.NeedEvent.NeedReferralAnswered;
import org.jiebang.needs.need.NeedEvent.NeedReopened;
import org.jiebang.needs.need.NeedEvent.NeedResolved;
import org.jiebang.needs.need.NeedEvent.NeedResultConfirmed;
import org.jiebang.needs.need.NeedEvent.NeedResumed;
import org.jiebang.needs.need.NeedEvent.NeedServiceStarted;
import org.jiebang.needs.need.NeedEvent.NeedUnmerged;
import org.junit.jupiter.api.Test;

class NeedTimersTest {

  private final List<NeedId> destroyed = new ArrayList<>();
  private final NeedTimers timers = new NeedTimers(destroyed::add);

  /** The timers that are set after these events. */
  private Map<String, Instant> set(List<NeedEvent> events) {
    var set = new TreeMap<String, Instant>();
    for (NeedEvent event : events) {
      for (Change change : timers.on(ViewSpec.recorded(NEED.value(), WUHUAN.value(), 1, event))) {
        switch (change) {
          case Change.Set s -> set.put(s.timer(), s.at());
          case Change.Clear c -> set.remove(c.timer());
        }
      }
    }
    return set;
  }

  private Map<String, Instant> after(String state, NeedEvent... more) {
    return set(and(history(state), more));
  }

  @Test
  void a_submitted_need_is_to_be_verified_in_time() {
    assertThat(after("SUBMITTED")).isEqualTo(Map.of("verify-by", day(3)));
  }

  @Test
  void a_question_pauses_that_and_its_answer_goes_on_with_it() {
    assertThat(after("INFO_REQUESTED")).isEqualTo(Map.of("answer-by", day(7)));
    assertThat(after("INFO_REQUESTED", new NeedInfoProvided(NEED, TEXT, day(5), day(2))))
        .isEqualTo(Map.of("verify-by", day(5)));
  }

  @Test
  void a_verified_need_is_due() {
    assertThat(after("VERIFIED")).isEqualTo(Map.of("due", day(7)));
    assertThat(after("IN_SERVICE")).isEqualTo(Map.of("due", day(7)));
  }

  @Test
  void nothing_is_due_of_what_is_over_or_stands() {
    for (String state : List.of("ON_HOLD", "DECLINED", "REFERRED", "MERGED", "WITHDRAWN")) {
      assertThat(after(state)).as(state).isEmpty();
    }
  }

  @Test
  void what_goes_on_is_due_again() {
    assertThat(after("ON_HOLD", new NeedResumed(NEED, Stage.PLANNED, day(9), day(2))))
        .isEqualTo(Map.of("due", day(9)));
    assertThat(after("MERGED", new NeedUnmerged(NEED, OTHER, Stage.SUBMITTED, day(3), day(1))))
        .isEqualTo(Map.of("verify-by", day(3)));
    assertThat(after("REFERRED", new NeedReferralAnswered(NEED, false, null, day(9), day(2))))
        .isEqualTo(Map.of("due", day(9)));
    assertThat(after("RESOLVED", new NeedReopened(NEED, TEXT, Urgency.GENERAL, day(9), day(2))))
        .isEqualTo(Map.of("due", day(9)));
  }

  @Test
  void silence_counts_seven_days_after_delivery_or_resolution() {
    assertThat(after("DELIVERED")).isEqualTo(Map.of("due", day(7), "silence", day(7)));
    assertThat(after("RESOLVED")).isEqualTo(Map.of("silence", day(7)));
    assertThat(after("RESOLVED", new NeedResultConfirmed(NEED, AUTHOR, true, TEXT, NINE)))
        .isEmpty();
  }

  @Test
  void silence_counts_when_the_event_says_so() {
    assertThat(after("PLANNED", new NeedServiceStarted(NEED, TASK, NINE), brisklyDelivered()))
        .containsEntry("silence", day(2));
    var resolved = new NeedResolved(NEED, null, ResolutionKind.ADVICE, null, TEXT, day(3), NINE);
    assertThat(after("LISTED", resolved)).isEqualTo(Map.of("silence", day(3)));
  }

  private static NeedDelivered brisklyDelivered() {
    return new NeedDelivered(NEED, TASK, day(2), NINE);
  }

  @Test
  void a_draft_is_erased_after_thirty_days() {
    assertThat(after("DRAFT")).isEqualTo(Map.of("draft", day(30)));
    assertThat(fired("draft", day(30))).isEqualTo(new EraseDraft(NEED, SYSTEM, day(30)));
    assertThat(destroyed).containsExactly(NEED);
  }

  @Test
  void each_timer_has_its_command() {
    assertThat(fired("verify-by", day(3))).isEqualTo(new MarkOverdue(NEED, day(3), SYSTEM, day(3)));
    assertThat(fired("due", day(7))).isEqualTo(new MarkOverdue(NEED, day(7), SYSTEM, day(7)));
    assertThat(fired("answer-by", day(7))).isEqualTo(new LapseInfoRequest(NEED, SYSTEM, day(7)));
    assertThat(fired("silence", day(7)))
        .isEqualTo(new ConfirmResult(NEED, true, null, SYSTEM, day(7)));
    assertThat(destroyed).isEmpty();
  }

  private Object fired(String timer, Instant due) {
    List<? extends Step<?, ?, ?>> steps = timers.fire(NEED.value(), timer, due, due);
    assertThat(steps).hasSize(1);
    assertThat(steps.getFirst().stream()).isEqualTo(NEED.value());
    return steps.getFirst().command();
  }
}

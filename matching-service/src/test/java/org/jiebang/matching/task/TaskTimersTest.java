package org.jiebang.matching.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.matching.task.TaskExamples.*;

import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Outcome;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers.Change;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.matching.task.TaskCommand.CloseClaims;
import org.jiebang.matching.task.TaskCommand.LapseAward;
import org.junit.jupiter.api.Test;

class TaskTimersTest {

  private static TaskTimers timers(List<TaskEvent> events) {
    Task task = DeciderSpec.of(Tasks.INSTANCE.decider()).given(events).state();
    return new TaskTimers(() -> new OneTask(task, events.size()), SomeKeys::new);
  }

  private static List<Change> changes(TaskEvent event) {
    return timers(List.of()).on(ViewSpec.recorded(TASK.value(), WUHUAN.value(), 1, event));
  }

  private static List<Object> fired(List<TaskEvent> events, String timer) {
    return timers(events).fire(TASK.value(), timer, CLOSES, OPENED).stream()
        .map(s -> (Object) s.command())
        .toList();
  }

  @Test
  void the_window_closes_when_the_task_says() {
    assertThat(changes(posted())).containsExactly(new Change.Set("close-claims", CLOSES));
  }

  @Test
  void an_award_must_be_confirmed_in_time() {
    assertThat(changes(awarded(null))).containsExactly(new Change.Set("confirm-by", CONFIRM_BY));
    assertThat(changes(committed())).containsExactly(new Change.Clear("confirm-by"));
  }

  @Test
  void the_closing_timer_opens_the_envelopes() {
    assertThat(fired(toSealed(), "close-claims"))
        .containsExactly(new CloseClaims(TASK, texts(), Actor.SYSTEM, OPENED));
  }

  @Test
  void the_confirmation_timer_lets_the_award_lapse() {
    assertThat(fired(toAwarded(), "confirm-by"))
        .containsExactly(new LapseAward(TASK, Actor.SYSTEM, OPENED));
  }

  /** One task and nothing else. */
  private record OneTask(Task task, long version) implements CommandHandler {

    @Override
    public Outcome handle(Ask ask, List<? extends Step<?, ?, ?>> steps) {
      throw new UnsupportedOperationException("a timer only names its command");
    }

    @Override
    @SuppressWarnings("unchecked") // the one stream there is
    public <C, S, E> Folded<S> load(Aggregate<C, S, E> aggregate, UUID stream) {
      return new Folded<>((S) task, version);
    }

    @Override
    public <C, S, E> List<Recorded<E>> events(
        Aggregate<C, S, E> aggregate, UUID stream, long after) {
      return List.of();
    }
  }

  /** Opens what {@link TaskExamples#sealed} sealed, under the field that names the claim. */
  private static final class SomeKeys implements PersonKeys {

    @Override
    public Envelope seal(UUID subject, UUID stream, String field, String text) {
      throw new UnsupportedOperationException("a timer seals nothing");
    }

    @Override
    public String open(Envelope envelope, UUID stream, String field) {
      boolean easts = field.equals("bid/" + EASTS.value());
      assertThat(envelope).isEqualTo(sealed(easts ? EASTS : WESTS));
      return easts ? "Ten students, two teachers." : "Five students.";
    }

    @Override
    public void destroy(UUID subject) {
      throw new UnsupportedOperationException("a timer destroys nothing");
    }
  }
}

package org.jiebang.matching.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.matching.session.SessionExamples.*;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.eventsourcing.Outcome;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers.Change;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.matching.agreement.AgreementCommand.CountSession;
import org.jiebang.matching.agreement.AgreementId;
import org.jiebang.matching.inbound.Category;
import org.jiebang.matching.inbound.CommunityId;
import org.jiebang.matching.organisation.OrganisationId;
import org.jiebang.matching.session.SessionCommand.EndSession;
import org.jiebang.matching.session.SessionCommand.RecordService;
import org.junit.jupiter.api.Test;

class SessionTimersTest {

  private final SessionTimers timers = new SessionTimers(Planned::new);

  private List<Change> on(SessionEvent event) {
    return timers.on(ViewSpec.recorded(SESSION.value(), WUHUAN, 1, event));
  }

  @Test
  void a_session_ends_at_its_planned_end() {
    assertThat(on(planned())).containsExactly(new Change.Set("end", ENDS));
    assertThat(timers.fire(SESSION.value(), "end", ENDS, ENDS))
        .extracting(Step::command)
        .isEqualTo(
            List.of(
                new EndSession(SESSION, Actor.SYSTEM, ENDS),
                new CountSession(
                    AgreementId.of(
                        new CommunityId(planned().community()),
                        new OrganisationId(planned().organisation())),
                    SESSION,
                    new Category(planned().category()),
                    ENDS,
                    Actor.SYSTEM,
                    ENDS)));
  }

  @Test
  void what_the_department_forgets_to_record_is_recorded_a_day_later() {
    assertThat(on(ended()))
        .containsExactly(
            new Change.Clear("end"), new Change.Set("record", ENDS.plus(Duration.ofDays(1))));
    assertThat(timers.fire(SESSION.value(), "record", ENDS, NEXT_DAY))
        .extracting(Step::command)
        .isEqualTo(List.of(new RecordService(SESSION, Actor.SYSTEM, NEXT_DAY)));
    assertThat(on(allRecorded(1))).containsExactly(new Change.Clear("record"));
  }

  @Test
  void a_session_that_the_clock_ends_late_was_held_by_its_planned_end() {
    assertThat(timers.fire(SESSION.value(), "end", ENDS, NEXT_DAY).getLast().command())
        .isInstanceOfSatisfying(
            CountSession.class,
            c -> assertThat(List.of(c.held(), c.at())).isEqualTo(List.of(ENDS, NEXT_DAY)));
  }

  /** A store in which the session was planned. */
  private static final class Planned implements CommandHandler {

    @Override
    public Outcome handle(Ask ask, List<? extends Step<?, ?, ?>> steps) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <C, S, E> Folded<S> load(Aggregate<C, S, E> aggregate, UUID stream) {
      Decider<C, S, E> decider = aggregate.decider();
      E event = aggregate.events().cast(planned());
      return new Folded<>(decider.evolve(decider.initial(), event), 1);
    }

    @Override
    public <C, S, E> List<Recorded<E>> events(
        Aggregate<C, S, E> aggregate, UUID stream, long after) {
      throw new UnsupportedOperationException();
    }
  }
}

package org.jiebang.matching.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.matching.session.SessionExamples.*;

import java.time.Duration;
import java.util.List;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers.Change;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.matching.session.SessionCommand.EndSession;
import org.jiebang.matching.session.SessionCommand.RecordService;
import org.junit.jupiter.api.Test;

class SessionTimersTest {

  private final SessionTimers timers = new SessionTimers();

  private List<Change> on(SessionEvent event) {
    return timers.on(ViewSpec.recorded(SESSION.value(), WUHUAN, 1, event));
  }

  @Test
  void a_session_ends_at_its_planned_end() {
    assertThat(on(planned())).containsExactly(new Change.Set("end", ENDS));
    assertThat(timers.fire(SESSION.value(), "end", ENDS, ENDS))
        .extracting(Step::command)
        .isEqualTo(List.of(new EndSession(SESSION, Actor.SYSTEM, ENDS)));
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
}

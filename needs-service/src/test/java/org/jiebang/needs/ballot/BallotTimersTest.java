package org.jiebang.needs.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.Actor.SYSTEM;
import static org.jiebang.needs.ballot.BallotSamples.BALLOT;
import static org.jiebang.needs.ballot.BallotSamples.CLOSES;
import static org.jiebang.needs.ballot.BallotSamples.closed;
import static org.jiebang.needs.ballot.BallotSamples.contested;
import static org.jiebang.needs.ballot.BallotSamples.declared;
import static org.jiebang.needs.ballot.BallotSamples.prepared;
import static org.jiebang.needs.ballot.BallotSamples.returned;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.day;

import java.util.List;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers.Change;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.needs.ballot.BallotCommand.CloseCollecting;
import org.jiebang.needs.ballot.BallotCommand.FinaliseBallot;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-33")
class BallotTimersTest {

  private final BallotTimers timers = new BallotTimers();

  private List<Change> on(BallotEvent event) {
    return timers.on(ViewSpec.recorded(BALLOT.value(), WUHUAN.value(), 1, event));
  }

  private Object fire(String timer) {
    List<? extends Step<?, ?, ?>> steps = timers.fire(BALLOT.value(), timer, day(17), day(17));
    assertThat(steps).hasSize(1);
    return steps.getFirst().command();
  }

  @Test
  void collecting_ends_by_itself() {
    assertThat(on(prepared())).containsExactly(new Change.Set("close-collecting", CLOSES));
    assertThat(on(closed())).containsExactly(new Change.Clear("close-collecting"));
    assertThat(fire("close-collecting")).isEqualTo(new CloseCollecting(BALLOT, SYSTEM, day(17)));
  }

  @Test
  void a_result_that_nobody_contests_becomes_final() {
    assertThat(on(declared())).containsExactly(new Change.Set("final", day(17)));
    assertThat(fire("final")).isEqualTo(new FinaliseBallot(BALLOT, day(17)));
  }

  @Test
  void one_that_somebody_contests_waits_for_the_district() {
    assertThat(on(contested())).containsExactly(new Change.Clear("final"));
  }

  @Test
  void a_paper_moves_no_timer() {
    assertThat(on(returned("101"))).isEmpty();
  }
}

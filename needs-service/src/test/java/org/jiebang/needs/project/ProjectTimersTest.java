package org.jiebang.needs.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.Actor.SYSTEM;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.OTHER;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.history;
import static org.jiebang.needs.project.ProjectSamples.approved;
import static org.jiebang.needs.project.ProjectSamples.drafted;
import static org.jiebang.needs.project.ProjectSamples.finished;
import static org.jiebang.needs.project.ProjectSamples.started;
import static org.jiebang.needs.project.ProjectSamples.stopped;
import static org.jiebang.needs.resource.ResourceSamples.FIRST;

import java.util.List;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers.Change;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.needs.Streams;
import org.jiebang.needs.need.NeedCommand.UnplanNeed;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.project.ProjectedNeedCommand.ReleaseNeed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-16")
class ProjectTimersTest {

  private final Streams streams = new Streams();
  private final ProjectTimers timers = new ProjectTimers(() -> streams);

  private List<Change> on(ProjectEvent event) {
    return timers.on(ViewSpec.recorded(FIRST.value(), WUHUAN.value(), 1, event));
  }

  private List<Object> fired(NeedId need) {
    return timers.fire(FIRST.value(), "go/" + need.value(), NINE, NINE).stream()
        .<Object>map(Step::command)
        .toList();
  }

  @Test
  void each_need_of_a_project_that_ends_may_be_in_another_one() {
    for (ProjectEvent end : List.of(finished(), stopped(NeedFate.STAYS, NeedFate.STAYS))) {
      assertThat(on(end))
          .containsExactly(
              new Change.Set("go/" + NEED.value(), NINE),
              new Change.Set("go/" + OTHER.value(), NINE))
          .allMatch(change -> change.timer().length() <= 40);
    }
    assertThat(on(drafted())).isEmpty();
    assertThat(on(approved())).isEmpty();
    assertThat(on(started())).isEmpty();
  }

  @Test
  void what_a_stopped_project_had_planned_is_listed_again() {
    streams.put(
        FIRST.value(),
        List.of(drafted(), approved(), stopped(NeedFate.BACK_TO_LIST, NeedFate.STAYS)));
    streams.put(NEED.value(), history("PLANNED"));
    streams.put(OTHER.value(), history("PLANNED"));
    assertThat(fired(NEED))
        .containsExactly(
            new ReleaseNeed(NEED, FIRST, NINE),
            new UnplanNeed(NEED, null, "PROJECT_STOPPED", SYSTEM, NINE));
    assertThat(fired(OTHER)).containsExactly(new ReleaseNeed(OTHER, FIRST, NINE));
  }

  @Test
  void what_is_served_or_held_meanwhile_is_only_let_go() {
    streams.put(
        FIRST.value(),
        List.of(drafted(), approved(), stopped(NeedFate.BACK_TO_LIST, NeedFate.BACK_TO_LIST)));
    streams.put(NEED.value(), history("IN_SERVICE"));
    streams.put(OTHER.value(), history("ON_HOLD"));
    assertThat(fired(NEED)).containsExactly(new ReleaseNeed(NEED, FIRST, NINE));
    assertThat(fired(OTHER)).containsExactly(new ReleaseNeed(OTHER, FIRST, NINE));
  }

  @Test
  void a_finished_project_leaves_its_needs_to_their_tasks() {
    streams.put(FIRST.value(), List.of(drafted(), approved(), started(), finished()));
    streams.put(NEED.value(), history("PLANNED"));
    assertThat(fired(NEED)).containsExactly(new ReleaseNeed(NEED, FIRST, NINE));
  }
}

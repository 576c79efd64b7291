package org.jiebang.matching.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.matching.task.TaskExamples.*;

import java.util.List;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.junit.jupiter.api.Test;

class TasksTest {

  private static Task task(List<TaskEvent> events) {
    return DeciderSpec.of(Tasks.INSTANCE.decider()).given(events).state();
  }

  @Test
  void a_task_belongs_to_the_community_and_to_the_story_of_its_need() {
    Task task = task(toPlanned());
    assertThat(Tasks.INSTANCE.tenantOf(task)).isEqualTo(WUHUAN.value());
    assertThat(Tasks.INSTANCE.correlationOf(task)).isEqualTo(NEED.value());
  }

  @Test
  void a_draft_is_the_communitys_own_and_the_board_is_everybodys() {
    assertThat(Tasks.INSTANCE.partiesOf(task(List.of(drafted())))).isEmpty();
    assertThat(Tasks.INSTANCE.partiesOf(task(toSealed()))).containsExactly(Aggregate.EVERYONE);
  }

  @Test
  void who_was_awarded_and_who_executes_have_a_say() {
    assertThat(Tasks.INSTANCE.partiesOf(task(toPlanned())))
        .containsExactlyInAnyOrder(Aggregate.EVERYONE, EAST.value(), DEPARTMENT.value());
  }

  @Test
  void a_rejected_claim_leaves_its_place_on_the_board() {
    assertThat(task(toSealed()).occupies(WEST)).isTrue();
    assertThat(task(toAwarded()).occupies(WEST)).isFalse();
    assertThat(task(toAwarded()).occupies(EAST)).isTrue();
  }
}

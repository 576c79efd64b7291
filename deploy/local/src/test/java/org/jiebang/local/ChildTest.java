package org.jiebang.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {
  @TempDir Path folder;

  @Test
  void a_process_is_known_by_its_pid_and_start_time() {
    Child child = idle("-Djiebang.other=1");
    try {
      Child another = new Child(child.name(), child.pid(), child.startedAt() - 60_000);
      assertThat(child.alive()).isTrue();
      assertThat(another.alive()).isFalse();
      another.kill();
      assertThat(child.alive()).isTrue();
    } finally {
      child.kill();
    }
    assertThat(child.alive()).isFalse();
  }

  @Test
  void a_process_that_ignores_a_polite_request_is_killed() {
    Child stubborn =
        Child.start(
            "stubborn",
            List.of("/bin/sh", "-c", "trap '' TERM; echo ready; tail -f /dev/null & wait; wait"),
            Map.of(),
            folder,
            folder.resolve("stubborn.log"));
    Wait.until(
        Duration.ofMinutes(1),
        Duration.ofMillis(10),
        () -> LogFiles.tail(folder.resolve("stubborn.log"), 1).contains("ready"));
    List<ProcessHandle> itsOwn =
        ProcessHandle.of(stubborn.pid()).stream().flatMap(ProcessHandle::children).toList();
    stubborn.stop(Duration.ofMillis(100));
    itsOwn.forEach(ProcessHandle::destroyForcibly);
    assertThat(stubborn.alive()).isFalse();
  }

  @Test
  void a_process_that_the_state_forgot_is_found_by_its_folder() {
    Home home = new Home(folder.resolve("home"));
    Child ours = idle("-Djiebang.folder=" + home.folder() + "/data/kafka");
    Child neighbour = idle("-Djiebang.folder=" + home.folder() + "-2/data/kafka");
    try {
      assertThat(Leftovers.of(home)).extracting(Child::pid).containsExactly(ours.pid());
    } finally {
      ours.kill();
      neighbour.kill();
    }
  }

  // The mark becomes $0 of the shell: an argument that changes nothing.
  private Child idle(String mark) {
    return Child.start(
        "idle",
        List.of("/bin/sh", "-c", "read line < /dev/zero; read line", mark),
        Map.of(),
        folder,
        folder.resolve("idle.log"));
  }
}

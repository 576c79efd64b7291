package org.jiebang.local;

import java.io.PrintStream;
import java.time.Duration;

/** {@code ./jiebang down} and {@code reset}. */
final class Down {
  private static final Duration LAUNCHER_PATIENCE = Duration.ofSeconds(60);

  private final Home home;
  private final PrintStream out;

  Down(Home home, PrintStream out) {
    this.home = home;
    this.out = out;
  }

  int run() {
    StateFile before = new StateFile(home);
    Child launcher = before.get().launcher();
    boolean something = before.get().children().stream().anyMatch(Child::alive);
    if (launcher != null && launcher.alive()) {
      // It stops its children itself, in order, and tells its terminal so.
      launcher.stop(LAUNCHER_PATIENCE);
      something = true;
    }
    try (HomeLock _ = HomeLock.take(home)) {
      stopEverything(new StateFile(home));
    }
    out.println(something ? "Jiebang is down." : "Jiebang was not up.");
    return 0;
  }

  int reset() {
    run();
    try (HomeLock _ = HomeLock.take(home)) {
      Disk.delete(home.data());
      Disk.delete(home.anchors());
      Disk.delete(home.folder().resolve("run"));
      Disk.delete(home.stateFile());
      Disk.delete(home.secretsFile());
    }
    out.println(
        "Its data, ports and passwords are deleted; servers that you named yourself are as they were.");
    return 0;
  }

  /** Stops what the state knows, in order, then what carries our mark without being known. */
  void stopEverything(StateFile state) {
    new Stack(home, state, new Secrets(home), Outside.NOTHING, out).stopAll();
    Leftovers.of(home).forEach(Child::kill);
  }
}

package org.jiebang.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code ./jiebang status}: one line per process. Exit code 0 only if all of them are healthy. */
final class Status {
  private final Home home;
  private final PrintStream out;

  Status(Home home, PrintStream out) {
    this.home = home;
    this.out = out;
  }

  int run() {
    State state = new StateFile(home).get();
    LogFiles.rotate(home);
    if (state.children().isEmpty()) {
      out.println("Jiebang is not up.");
      return 1;
    }
    Stack stack = new Stack(home, new StateFile(home), new Secrets(home), Outside.NOTHING, out);
    out.printf(
        "%-10s %8s %6s %6s %-8s %8s %8s%n",
        "process", "pid", "port", "aside", "health", "rss MB", "pss MB");
    boolean allWell = true;
    long rss = 0;
    long pss = 0;
    for (Child child : state.children()) {
      String health = !child.alive() ? "gone" : stack.ready(child.name()) ? "ready" : "starting";
      allWell &= health.equals("ready");
      long childRss = kilobytes(child, "status", "VmRSS:");
      long childPss = kilobytes(child, "smaps_rollup", "Pss:");
      rss += childRss;
      pss += childPss;
      out.printf(
          "%-10s %8d %6d %6s %-8s %8d %8d%n",
          child.name(),
          child.pid(),
          state.ports().getOrDefault(child.name(), 0),
          Stack.managementPort(state, child.name()),
          health,
          childRss / 1024,
          childPss / 1024);
    }
    out.printf(
        "%-10s %8s %6s %6s %-8s %8d %8d%n", "together", "", "", "", "", rss / 1024, pss / 1024);
    out.println(stack.gateway());
    return allWell ? 0 : 1;
  }

  // Only Linux tells; 0 elsewhere.
  private static long kilobytes(Child child, String file, String key) {
    try {
      List<String> lines = Files.readAllLines(Path.of("/proc/" + child.pid() + "/" + file));
      return lines.stream()
          .filter(line -> line.startsWith(key))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException unknown) {
      return 0;
    }
  }
}

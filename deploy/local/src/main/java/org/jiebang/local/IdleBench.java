package org.jiebang.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How much processor time the platform takes while nobody asks for anything: per process and
 * together, in percent of one core. The aim is under 5 % (ARCHITECTURE, "Views").
 */
final class IdleBench {

  /** Of the times in {@code /proc}; 100 on every Linux that we run on. */
  private static final double TICKS_PER_SECOND = 100;

  private static final double AIM_PERCENT = 5;

  private final List<Child> children;
  private final PrintStream out;

  IdleBench(List<Child> children, PrintStream out) {
    this.children = children;
    this.out = out;
  }

  /**
   * @param seconds length of a window
   * @return 0 when the lowest of the windows meets the aim: other work on the machine only adds
   */
  int run(int seconds, int windows) {
    if (!Files.isReadable(Path.of("/proc/self/stat"))) {
      throw new NotStarted("There is no /proc here, which tells what a process takes: Linux only.");
    }
    double least = Double.MAX_VALUE;
    for (int window = 1; window <= windows; window++) {
      out.printf("%d of %d, %d s, percent of one core%n", window, windows, seconds);
      least = Math.min(least, window(seconds));
    }
    out.printf(Locale.ROOT, "least %.2f %% (aim: under %.0f %%)%n", least, AIM_PERCENT);
    return least < AIM_PERCENT ? 0 : 1;
  }

  private double window(int seconds) {
    long[] before = ticks();
    long start = System.nanoTime();
    long until = start + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < until) {
      LockSupport.parkNanos(until - System.nanoTime());
    }
    long[] after = ticks();
    double passed = (System.nanoTime() - start) / 1e9;
    double together = 0;
    for (int i = 0; i < after.length; i++) {
      double percent = (after[i] - before[i]) / TICKS_PER_SECOND / passed * 100;
      together += percent;
      print(children.get(i).name(), percent);
    }
    print("together", together);
    return together;
  }

  private void print(String what, double percent) {
    out.printf(Locale.ROOT, "  %-10s %6.2f %%%n", what, percent);
  }

  private long[] ticks() {
    return children.stream().mapToLong(IdleBench::ticks).toArray();
  }

  // Fields 14 and 15, user and system time, counted behind the name, which may contain spaces.
  private static long ticks(Child child) {
    try {
      String stat = Files.readString(Path.of("/proc/" + child.pid() + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    } catch (IOException e) {
      throw new NotStarted(child.name() + " has ended meanwhile.", e);
    }
  }
}

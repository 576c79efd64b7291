package org.jiebang.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A process that we started, recognised later, also by another launcher, by its pid and start time.
 *
 * @param name as the person sees it: {@code mariadb}, {@code kafka}, {@code needs}…
 * @param startedAt milliseconds since 1970, as the operating system reports it
 */
public record Child(String name, long pid, long startedAt) {
  // The kernel counts from boot, and the time of boot moves a little with the clock.
  private static final long START_TIME_TOLERANCE_MILLIS = 1500;
  private static final boolean SETSID = Files.isExecutable(Path.of("/usr/bin/setsid"));

  /**
   * Starts a process in a session of its own (so that Ctrl-C reaches only the launcher), its output
   * appended to {@code log}.
   */
  static Child start(
      String name, List<String> command, Map<String, String> environment, Path folder, Path log) {
    Disk.folder(folder);
    Disk.folderOf(log);
    List<String> line = new ArrayList<>();
    if (SETSID) {
      line.add("/usr/bin/setsid");
    }
    line.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder
        .environment()
        .keySet()
        .removeIf(key -> key.startsWith("JAVA_") || key.startsWith("JDK_"));
    builder.environment().putAll(environment);
    try {
      ProcessHandle process = builder.start().toHandle();
      return new Child(name, process.pid(), startOf(process));
    } catch (IOException e) {
      throw new NotStarted("Cannot start " + name + ": " + e.getMessage(), e);
    }
  }

  /** Runs a program to its end; the caller looks at what it should have made. */
  static void run(
      String what, List<String> command, Map<String, String> environment, Path folder, Path log) {
    Child child = start(what, command, environment, folder, log);
    Optional<ProcessHandle> process = child.process();
    process.ifPresent(p -> p.onExit().join());
  }

  /** The JVM we are in. */
  static Child self(String name) {
    ProcessHandle self = ProcessHandle.current();
    return new Child(name, self.pid(), startOf(self));
  }

  /** Whether this very process still runs; another one with the same pid is not it. */
  public boolean alive() {
    return process().isPresent();
  }

  /** Asks it to end (SIGTERM), and after {@code patience} ends it. */
  public void stop(Duration patience) {
    process().ifPresent(ProcessHandle::destroy);
    if (!endedWithin(patience)) {
      kill();
    }
  }

  /** Ends it at once (SIGKILL). */
  public void kill() {
    process().ifPresent(ProcessHandle::destroyForcibly);
    endedWithin(Duration.ofMinutes(1)); // a disk that stands still holds it
  }

  /**
   * Sends it a signal of the operating system.
   *
   * @param signal without {@code SIG}: {@code STOP}, {@code CONT}…
   */
  void signal(String signal) {
    if (!alive()) {
      throw new NotStarted(name + " is not running.");
    }
    try {
      int failed =
          new ProcessBuilder("/bin/kill", "-" + signal, String.valueOf(pid)).start().waitFor();
      if (failed != 0) {
        throw new NotStarted("SIG" + signal + " did not reach " + name + ".");
      }
    } catch (IOException e) {
      throw new NotStarted("Cannot signal " + name + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotStarted("Interrupted.", e);
    }
  }

  private boolean endedWithin(Duration patience) {
    return Wait.until(patience, Duration.ofMillis(20), () -> !alive());
  }

  private Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid)
        .filter(p -> Math.abs(startOf(p) - startedAt) <= START_TIME_TOLERANCE_MILLIS)
        .filter(p -> p.isAlive() && !isZombie(pid));
  }

  private static long startOf(ProcessHandle process) {
    return process.info().startInstant().map(i -> i.toEpochMilli()).orElse(0L);
  }

  // A dead process whose new parent does not collect it keeps its pid, and Java calls it alive.
  // While other threads than the first are still ending, its sockets and files are not free yet.
  private static boolean isZombie(long pid) {
    Path proc = Path.of("/proc", String.valueOf(pid));
    try (Stream<Path> threads = Files.list(proc.resolve("task"))) {
      String stat = Files.readString(proc.resolve("stat"));
      return stat.startsWith("Z", stat.lastIndexOf(')') + 2) && threads.count() <= 1;
    } catch (IOException | UncheckedIOException gone) {
      return false;
    }
  }
}

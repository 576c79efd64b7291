package org.jiebang.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds processes of a home that its state file does not know, because a launcher was killed
 * between starting them and writing that down. Each of ours carries the home's folder as an
 * argument.
 */
final class Leftovers {
  private static final List<String> MARKS = List.of("-Djiebang.folder=", "--datadir=");

  private Leftovers() {}

  static List<Child> of(Home home) {
    return ProcessHandle.allProcesses()
        .filter(p -> p.pid() != ProcessHandle.current().pid() && belongsTo(home, p))
        .map(
            p ->
                new Child(
                    "leftover",
                    p.pid(),
                    p.info().startInstant().map(Instant::toEpochMilli).orElse(0L)))
        .toList();
  }

  private static boolean belongsTo(Home home, ProcessHandle process) {
    String folder = home.folder().toString();
    return arguments(process)
        .anyMatch(
            argument ->
                MARKS.stream()
                    .anyMatch(
                        mark ->
                            argument.equals(mark + folder)
                                || argument.startsWith(mark + folder + "/")));
  }

  private static Stream<String> arguments(ProcessHandle process) {
    try {
      return Stream.of(
          Files.readString(Path.of("/proc/" + process.pid() + "/cmdline")).split("\0", -1));
    } catch (IOException goneOrForeign) {
      return Stream.empty();
    }
  }
}

package org.jiebang.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jiebang.local.Arguments.Misused;

/** {@code ./jiebang logs NAME [-f]}. */
final class Logs {
  private static final int LINES = 100;

  private final Home home;
  private final String name;
  private final boolean follow;
  private final PrintStream out = System.out;

  private Logs(Home home, String name, boolean follow) {
    this.home = home;
    this.name = name;
    this.follow = follow;
  }

  static Logs parse(Home home, List<String> line) {
    Arguments arguments = Arguments.of(line, Set.of(), Set.of("-f"), 1);
    if (arguments.words().isEmpty() || !arguments.words().getFirst().matches("[a-z0-9-]+")) {
      throw new Misused("Whose log? One of " + String.join(", ", names(home)));
    }
    return new Logs(home, arguments.words().getFirst(), arguments.has("-f"));
  }

  int run() {
    Path output = home.output(name);
    Path log = home.log(name);
    if (!Files.exists(log) && !Files.exists(output)) {
      throw new NotStarted(
          "There is no log of " + name + "; there are " + String.join(", ", names(home)) + ".");
    }
    LogFiles.tail(output, LINES).forEach(out::println);
    LogFiles.tail(log, LINES).forEach(out::println);
    out.println("(" + (Files.exists(log) ? log : output) + ")");
    if (follow) {
      follow(Files.exists(log) ? log : output);
    }
    return 0;
  }

  private void follow(Path file) {
    try {
      long position = Files.size(file);
      while (true) {
        Wait.pause(Duration.ofMillis(300));
        long size = Files.size(file);
        // Shorter than before: it was rotated.
        position = size < position ? 0 : position;
        if (size > position) {
          try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] fresh = new byte[(int) Math.min(1_000_000, size - position)];
            in.seek(position);
            in.readFully(fresh);
            out.write(fresh, 0, fresh.length);
            out.flush();
            position += fresh.length;
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> names(Home home) {
    Path folder = home.folder().resolve("logs");
    if (!Files.isDirectory(folder)) {
      return List.of("(none yet)");
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(f -> f.getFileName().toString().replaceFirst("\\..*", ""))
          .distinct()
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

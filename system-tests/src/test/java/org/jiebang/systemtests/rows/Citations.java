package org.jiebang.systemtests.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rows that tests say they show: JUnit's {@code @Tag("N-06")} before a test or its class. Read from
 * the sources, because no module sees the tests of all others.
 */
final class Citations {

  /** A row; also the shape of its id. */
  private static final Pattern TAG = Pattern.compile("@Tag\\(\"([A-Z]-\\d\\d)\"\\)");

  private static final Pattern TAGGED =
      Pattern.compile("@Tag\\(\"|\\b(?:class|void)\\s+(\\w+)\\s*[({]");

  private Citations() {}

  /**
   * @param root of the checkout
   * @return by row: where it is shown, as {@code ClassTest} or {@code ClassTest.the_test}
   */
  static Map<String, SortedSet<String>> in(Path root) {
    var found = new TreeMap<String, SortedSet<String>>();
    for (Path file : tests(root)) {
      read(file, found);
    }
    return found;
  }

  private static List<Path> tests(Path root) {
    var all = new ArrayList<Path>();
    try (Stream<Path> modules = Files.list(root)) {
      for (Path module : modules.toList()) {
        Path sources = module.resolve("src/test/java");
        if (Files.isDirectory(sources)) {
          try (Stream<Path> files = Files.walk(sources)) {
            files
                .filter(file -> file.toString().endsWith(".java"))
                .filter(file -> !file.toString().contains("/systemtests/rows/")) // speaks of tags
                .sorted()
                .forEach(all::add);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static void read(Path file, Map<String, SortedSet<String>> found) {
    String name = file.getFileName().toString().replace(".java", "");
    for (Map.Entry<String, String> cited : of(name, text(file)).entrySet()) {
      for (String row : cited.getValue().split(" ")) {
        found.computeIfAbsent(row, _ -> new TreeSet<>()).add(cited.getKey());
      }
    }
  }

  /**
   * @param name of the class
   * @return by test: its rows, in the order of their tags
   */
  static Map<String, String> of(String name, String source) {
    var rows = new TreeMap<String, String>();
    Matcher tags = TAG.matcher(source);
    while (tags.find()) {
      Matcher tagged = TAGGED.matcher(source);
      int from = tags.end();
      String test = name;
      while (tagged.find(from)) {
        if (tagged.group(1) != null) {
          test = tagged.group(1).equals(name) ? name : name + "." + tagged.group(1);
          break;
        }
        from = tagged.end();
      }
      rows.merge(test, tags.group(1), (one, other) -> one + " " + other);
    }
    return rows;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

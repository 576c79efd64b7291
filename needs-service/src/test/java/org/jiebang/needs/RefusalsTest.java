package org.jiebang.needs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiebang.eventsourcing.Refusal;
import org.junit.jupiter.api.Test;

/**
 * No refusal is only written down. Each constant of each refusal enum of this service is the
 * outcome of a cell of a lifecycle (which {@link LifecyclesTest} sees walked), or stands in a
 * statement of a test that looks at what was answered.
 */
class RefusalsTest {

  private static final Path MAIN = Path.of("src/main/java/org/jiebang/needs");
  private static final Path TABLES = Path.of("src/main/resources/lifecycle");
  private static final Path TESTS = Path.of("src/test/java/org/jiebang/needs");

  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
  private static final Pattern IMPORT = Pattern.compile("(?m)^(?:import|package) .*$");
  private static final Pattern ASKS = Pattern.compile("efused|assertThat");

  /**
   * A test, taken apart.
   *
   * @param room the folder it lies in: {@code need}; {@code needs} for what concerns several
   * @param imports its import lines
   * @param statements those that look at an answer, and only those
   */
  private record Shows(String room, String imports, List<String> statements) {

    static Shows of(String room, String source) {
      String code = COMMENT.matcher(source).replaceAll("");
      String imports =
          String.join("\n", IMPORT.matcher(code).results().map(r -> r.group()).toList());
      List<String> statements =
          Stream.of(IMPORT.matcher(code).replaceAll("").split(";|\\{\n"))
              .filter(s -> ASKS.matcher(s).find())
              .toList();
      return new Shows(room, imports, statements);
    }

    /** By its enum's name, by a static import, or, in tests of its room, as it is answered. */
    boolean asksFor(Class<?> refusals, String room, String code) {
      String name = refusals.getSimpleName();
      boolean imported =
          Pattern.compile("\\." + name + "\\.(" + code + "|\\*);").matcher(imports).find();
      boolean near = this.room.equals(room) || this.room.equals("needs");
      Pattern asked =
          Pattern.compile(
              "\\b"
                  + name
                  + "\\."
                  + code
                  + "\\b"
                  + (imported ? "|(?<![.\\w\"])" + code + "\\b" : "")
                  + (near ? "|\"" + code + "\"" : ""));
      return statements.stream().anyMatch(asked.asPredicate());
    }
  }

  private static List<Path> files(Path below, Predicate<String> named) throws IOException {
    try (Stream<Path> files = Files.walk(below)) {
      return files.filter(f -> named.test(f.getFileName().toString())).sorted().toList();
    }
  }

  private static String room(Path file) {
    return requireNonNull(file.getParent()).getFileName().toString();
  }

  private static List<Class<?>> refusals() throws Exception {
    var enums = new ArrayList<Class<?>>();
    for (Path file : files(MAIN, name -> name.endsWith("Refusal.java"))) {
      String name = file.getFileName().toString().replace(".java", "");
      Class<?> type = Class.forName("org.jiebang.needs." + room(file) + "." + name);
      assertThat(type).isAssignableTo(Refusal.class).matches(Class::isEnum);
      enums.add(type);
    }
    return enums;
  }

  private static Set<String> codesOf(Class<?> refusals) {
    var codes = new LinkedHashSet<String>();
    for (Object each : refusals.getEnumConstants()) {
      codes.add(((Refusal) each).name());
    }
    return codes;
  }

  /** Of the tables that know no other codes than these. */
  private static Set<String> walked(Set<String> codes) throws IOException {
    var walked = new TreeSet<String>();
    for (Path table : files(TABLES, name -> name.endsWith(".csv"))) {
      List<String> refused =
          Files.readAllLines(table).stream()
              .map(line -> line.split(",", -1))
              .filter(cells -> cells.length > 2 && cells[2].matches("[A-Z][A-Z0-9_]+"))
              .map(cells -> cells[2])
              .toList();
      if (codes.containsAll(refused)) {
        walked.addAll(refused);
      }
    }
    return walked;
  }

  @Test
  void every_refusal_is_met_by_a_test() throws Exception {
    var tests = new ArrayList<Shows>();
    for (Path file : files(TESTS, name -> name.endsWith(".java"))) {
      tests.add(Shows.of(room(file), Files.readString(file)));
    }
    var unmet = new ArrayList<String>();
    int looked = 0;
    for (Class<?> refusals : refusals()) {
      String room = refusals.getPackageName().substring("org.jiebang.needs.".length());
      Set<String> codes = codesOf(refusals);
      Set<String> walked = walked(codes);
      for (String code : codes) {
        looked++;
        if (!walked.contains(code)
            && tests.stream().noneMatch(test -> test.asksFor(refusals, room, code))) {
          unmet.add(refusals.getSimpleName() + "." + code);
        }
      }
    }
    assertThat(unmet).isEmpty();
    assertThat(looked).as("codes looked at").isGreaterThan(300);
  }

  @Test
  void a_code_that_is_only_named_is_not_met() {
    Shows named =
        Shows.of(
            "need",
            """
            import static org.jiebang.needs.need.NeedRefusal.NEED_CLOSED;
            // spec.when(join()).thenRefused(NEED_CLOSED);
            class SomeTest {
              Refusal one = NEED_CLOSED;
            }
            """);
    Shows asked =
        Shows.of(
            "council",
            """
            import static org.jiebang.needs.need.NeedRefusal.NEED_CLOSED;
            class SomeTest {
              void some() {
                spec.when(join()).thenRefused(NEED_CLOSED);
                http.post(join).refused(409, "NEED_ON_HOLD");
              }
            }
            """);
    Class<?> refusals = org.jiebang.needs.need.NeedRefusal.class;
    assertThat(named.asksFor(refusals, "need", "NEED_CLOSED")).isFalse();
    assertThat(asked.asksFor(refusals, "need", "NEED_CLOSED")).isTrue();
    assertThat(asked.asksFor(refusals, "need", "NEED_ON_HOLD")).as("of another room").isFalse();
    assertThat(asked.asksFor(refusals, "council", "NEED_ON_HOLD")).isTrue();
  }
}

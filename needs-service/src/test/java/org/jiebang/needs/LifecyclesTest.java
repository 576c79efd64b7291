package org.jiebang.needs;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Provider;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Service;
import org.junit.jupiter.api.Test;

/**
 * Every kind of stream that is wired has its lifecycle as data, and a test that walks it: whoever
 * adds a room is told so here.
 */
class LifecyclesTest {

  private static final Path TABLES = Path.of("src/main/resources/lifecycle");
  private static final Path TESTS = Path.of("src/test/java/org/jiebang/needs");

  /** {@code new LifecycleWalk<>(Needs.INSTANCE, histories(), commands).check()}, in any layout. */
  private static final Pattern WALK =
      Pattern.compile(
          "new LifecycleWalk<>\\(\\s*(?:(\\w+)\\.INSTANCE\\b|new (\\w+)\\(\\)).*?\\)\\s*\\.check\\(\\)",
          Pattern.DOTALL);

  /** As the wiring names them, which is only looked at: nothing that it is given is asked for. */
  private static List<Aggregate<?, ?, ?>> aggregates() throws ReflectiveOperationException {
    Provider<?> unasked =
        () -> {
          throw new AssertionError("nothing is asked for here");
        };
    Method wiring =
        Arrays.stream(NeedsWiring.class.getDeclaredMethods())
            .filter(method -> method.getReturnType() == Service.class)
            .findFirst()
            .orElseThrow();
    Object[] given = new Object[wiring.getParameterCount()];
    Arrays.fill(given, unasked);
    return ((Service) wiring.invoke(new NeedsWiring(), given)).aggregates();
  }

  @Test
  void every_kind_of_stream_has_its_lifecycle_as_data() throws Exception {
    SortedSet<String> tables = new TreeSet<>();
    try (Stream<Path> files = Files.list(TABLES)) {
      files.forEach(f -> tables.add(f.getFileName().toString().replace(".csv", "")));
    }
    assertThat(aggregates())
        .extracting(Aggregate::name)
        .hasSizeGreaterThanOrEqualTo(20)
        .containsExactlyInAnyOrderElementsOf(tables);
  }

  @Test
  void every_lifecycle_is_walked_in_whole() throws Exception {
    SortedSet<String> walked = new TreeSet<>();
    try (Stream<Path> files = Files.walk(TESTS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        walked.addAll(walkedIn(Files.readString(file)));
      }
    }
    assertThat(walked)
        .containsExactlyElementsOf(
            aggregates().stream()
                .map(a -> a.getClass().getSimpleName())
                .collect(toCollection(TreeSet::new)));
  }

  private static List<String> walkedIn(String source) {
    return WALK.matcher(source)
        .results()
        .map(found -> found.group(1) == null ? within(source, found.group(2)) : found.group(1))
        .toList();
  }

  /** Of an aggregate that a test dresses up: the one it stands for. */
  private static String within(String source, String dressed) {
    Matcher inner =
        Pattern.compile("class " + dressed + "\\b.*?(\\w+)\\.INSTANCE\\b", Pattern.DOTALL)
            .matcher(source);
    return inner.find() ? inner.group(1) : dressed;
  }

  @Test
  void a_walk_counts_when_it_is_checked() {
    assertThat(walkedIn("new LifecycleWalk<>(\n  Needs.INSTANCE, all(), commands)\n  .check();"))
        .containsExactly("Needs");
    assertThat(walkedIn("new LifecycleWalk<>(Needs.INSTANCE, all(), commands);")).isEmpty();
    assertThat(walkedIn("new LifecycleWalk<>(Needs.INSTANCE, all(), commands).checkCells();"))
        .isEmpty();
  }
}

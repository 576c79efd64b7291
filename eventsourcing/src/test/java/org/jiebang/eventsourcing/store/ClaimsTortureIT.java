package org.jiebang.eventsourcing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.counter.Counters.COUNTER;
import static org.jiebang.eventsourcing.store.StoreUnderTest.ask;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.Outcome;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.counter.Counters.No;
import org.jiebang.eventsourcing.counter.Counters.Open;
import org.jiebang.eventsourcing.counter.Counters.Raise;
import org.jiebang.local.Torture;
import org.junit.jupiter.api.Test;

/**
 * Four instances over one database, nobody holding a lease, all writing to the same few parts: the
 * unique keys alone keep the log whole.
 */
class ClaimsTortureIT {

  private static final int INSTANCES = 4;
  private static final int HOT_PARTS = 8;

  /** Streams of the hot parts, in turn. */
  private static UUID stream(int n) {
    return Ids.derivedBeside(new UUID(0, n % HOT_PARTS), "counter-" + n);
  }

  private static List<StoreUnderTest> instances() throws SQLException {
    var instances = new ArrayList<>(List.of(StoreUnderTest.fresh()));
    while (instances.size() < INSTANCES) {
      instances.add(instances.getFirst().another());
    }
    return instances;
  }

  @Test
  void four_instances_on_eight_hot_parts_leave_a_whole_log() throws Exception {
    List<StoreUnderTest> instances = instances();
    try (var torture = Torture.of("claims")) {
      int streams = 64;
      int limit = torture.dose(60, 500);
      for (int i = 0; i < streams; i++) {
        instances.getFirst().commands.handle(COUNTER, stream(i), ask("open-" + i), new Open(limit));
      }
      Map<String, Outcome> answered = new ConcurrentHashMap<>();
      var refused = new AtomicInteger();
      int each = torture.dose(75, 625); // more than there is room for: some must be refused
      Callers.run(
          64,
          n -> {
            for (int i = 0; i < each; i++) {
              String key = n + "-" + i;
              try {
                answered.put(
                    key,
                    instances
                        .get((n + i) % INSTANCES)
                        .commands
                        .handle(COUNTER, stream((n * 7 + i) % streams), ask(key), new Raise(1)));
              } catch (Rejected e) {
                assertThat(e.refusal()).isEqualTo(No.COUNTER_FULL);
                refused.incrementAndGet();
              }
            }
          });
      // Every room was given once, and everybody else was refused: no conflict was swallowed.
      assertThat(answered).hasSize(streams * limit);
      assertThat(refused).hasValue(64 * each - streams * limit);
      check(instances, answered, streams, 1);
      torture.atLeast("events", answered.size(), torture.dose(3_500, 25_000));
      torture.atLeast("refused", refused.get(), 100);
      torture.atLeast("conflicts decided again", conflicts(instances), torture.dose(50, 500));
      torture.canary("a hole in the log", holeIsSeen(instances.getFirst()));
    } finally {
      instances.forEach(StoreUnderTest::close);
    }
  }

  @Test
  void commands_over_several_parts_that_cross_each_other_are_all_or_nothing() throws Exception {
    List<StoreUnderTest> instances = instances();
    try (var torture = Torture.of("claims-crossing")) {
      int streams = 24;
      for (int i = 0; i < streams; i++) {
        instances
            .getFirst()
            .commands
            .handle(COUNTER, stream(i), ask("open-" + i), new Open(1_000_000));
      }
      Map<String, Outcome> answered = new ConcurrentHashMap<>();
      Map<String, Integer> widths = new ConcurrentHashMap<>();
      var contended = new AtomicInteger();
      int each = torture.dose(10, 150);
      Callers.run(
          32,
          n -> {
            var random = new Random(torture.seed() + n);
            for (int i = 0; i < each; i++) {
              String key = n + "-" + i;
              List<Integer> all = new ArrayList<>(IntStream.range(0, streams).boxed().toList());
              Collections.shuffle(all, random);
              List<Integer> chosen = all.subList(0, 2 + random.nextInt(3));
              widths.put(key, chosen.size());
              var steps =
                  chosen.stream().map(s -> Step.of(COUNTER, stream(s), new Raise(1))).toList();
              while (!answered.containsKey(key)) {
                try {
                  answered.put(
                      key,
                      instances.get(random.nextInt(INSTANCES)).commands.handle(ask(key), steps));
                } catch (StoreUnavailable e) {
                  // A bounded number of attempts; the caller sends it again.
                  assertThat(e)
                      .hasMessageMatching("(?s).*(contended|too many want the same stream).*");
                  contended.incrementAndGet();
                }
              }
            }
          });
      Map<String, Integer> events = check(instances, answered, streams, 0);
      widths.forEach((key, width) -> assertThat(events.get(key)).as(key).isEqualTo(width));
      torture.atLeast("commands", answered.size(), 32L * each);
      torture.atLeast("conflicts decided again", conflicts(instances), torture.dose(50, 500));
      torture.count("commands that gave up once", contended.get());
      assertThat(contended.get()).isLessThan(answered.size() / 20 + 1);
    } finally {
      instances.forEach(StoreUnderTest::close);
    }
  }

  /** By plain JDBC: the log is whole, and what was answered is there, once, where it was said. */
  private static Map<String, Integer> check(
      List<StoreUnderTest> instances, Map<String, Outcome> answered, int streams, int eventsEach)
      throws SQLException {
    StoreUnderTest a = instances.getFirst();
    assertThat(LogChecks.wrong(a)).isEmpty();
    Map<String, Integer> events = LogChecks.eventsByKey(a);
    assertThat(events).hasSize(streams + answered.size());
    assertThat(events.keySet().containsAll(answered.keySet())).isTrue();
    if (eventsEach > 0) {
      assertThat(events.values()).allMatch(n -> n == eventsEach);
    }
    Map<String, String> keys = LogChecks.keysByPlace(a);
    answered.forEach(
        (key, outcome) ->
            outcome
                .positions()
                .forEach(p -> assertThat(keys.get(p.part() + "/" + p.pos())).isEqualTo(key)));
    return events;
  }

  private static long conflicts(List<StoreUnderTest> instances) {
    return instances.stream()
        .mapToLong(i -> i.metered("jiebang.store.conflicts") + i.metered("jiebang.store.retries"))
        .sum();
  }

  private static boolean holeIsSeen(StoreUnderTest a) throws SQLException {
    try (Connection c = a.owner();
        Statement s = c.createStatement()) {
      s.executeUpdate("DELETE FROM " + a.database.logName() + ".event WHERE part = 3 AND pos = 20");
    }
    return !LogChecks.wrong(a).isEmpty();
  }
}

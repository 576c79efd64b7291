package org.jiebang.systemtests.torture;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.jiebang.local.Stack;
import org.jiebang.systemtests.Health;
import org.jiebang.systemtests.House;
import org.jiebang.systemtests.Logs;

/**
 * I12: after the last mending everything catches up by itself, within a bound: relays, views,
 * consumers, dead letters, health.
 */
final class Liveness {

  /** Seconds on a quiet machine; what does not catch up by itself never does. */
  static final Duration BOUND = Duration.ofMinutes(3);

  /** Who takes in whose facts. */
  private static final Map<String, List<String>> SOURCES =
      Map.of(
          "needs", List.of("matching", "gateway"),
          "matching", List.of("needs", "gateway"),
          "points", List.of("needs", "matching", "gateway"),
          "gateway", List.of("needs", "matching", "points"));

  private Liveness() {}

  /**
   * How far somebody has come.
   *
   * @param reader e.g. {@code view need}
   */
  record Mark(String reader, int part, long pos) {}

  /**
   * @return how long it took
   */
  static Duration awaitCaughtUp() {
    return awaitCaughtUp(BOUND);
  }

  /**
   * @param atMost how long everybody may take, for a backlog that deserves more than a moment
   */
  static Duration awaitCaughtUp(Duration atMost) {
    long from = System.nanoTime();
    await()
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> Assertions.assertThat(faults()).isEmpty());
    return Duration.ofNanos(System.nanoTime() - from);
  }

  private static List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (String server : List.of(Stack.MARIADB, Stack.KAFKA)) {
      if (!House.stack().alive(server) || !House.stack().ready(server)) {
        faults.add(server + " is not well");
      }
    }
    Logs.SERVICES.forEach(service -> faults.addAll(Health.faultsOf(service)));
    Map<String, Map<Integer, Long>> heads = new HashMap<>();
    Logs.SERVICES.forEach(service -> heads.put(service, heads(service)));
    for (String service : Logs.SERVICES) {
      faults.addAll(behind(service, heads.getOrDefault(service, Map.of()), relayed(service)));
      faults.addAll(behind(service, heads.getOrDefault(service, Map.of()), viewed(service)));
      for (String source : SOURCES.getOrDefault(service, List.of())) {
        faults.addAll(
            behind(source, heads.getOrDefault(source, Map.of()), takenIn(service, source)));
      }
      faults.addAll(lyingLetters(service));
    }
    return faults;
  }

  /** Every reader at the head of every part, one line for each that is not. */
  static List<String> behind(String source, Map<Integer, Long> heads, List<Mark> marks) {
    List<String> faults = new ArrayList<>();
    Map<String, Map<Integer, Long>> readers = new HashMap<>();
    marks.forEach(
        mark ->
            readers
                .computeIfAbsent(mark.reader(), _ -> new HashMap<>())
                .put(mark.part(), mark.pos()));
    if (readers.isEmpty() && !heads.isEmpty()) {
      faults.add("nobody reads " + source);
    }
    readers.forEach(
        (reader, at) ->
            heads.forEach(
                (part, head) -> {
                  if (at.getOrDefault(part, 0L) < head) {
                    faults.add(
                        "%s at %d of %s/%d/%d"
                            .formatted(reader, at.getOrDefault(part, 0L), source, part, head));
                  }
                }));
    return faults;
  }

  private static Map<Integer, Long> heads(String service) {
    Map<Integer, Long> heads = new HashMap<>();
    Logs.rows(
            service,
            "SELECT part, MAX(pos) FROM "
                + House.stack().database(service).logName()
                + ".event GROUP BY part",
            row -> new Mark("head", row.getInt(1), row.getLong(2)))
        .forEach(mark -> heads.put(mark.part(), mark.pos()));
    return heads;
  }

  private static List<Mark> relayed(String service) {
    return Logs.rows(
        service,
        "SELECT part, pos FROM relay_checkpoint",
        row -> new Mark("relay of " + service, row.getInt(1), row.getLong(2)));
  }

  private static List<Mark> viewed(String service) {
    return Logs.rows(
        service,
        "SELECT c.view, c.part, c.pos FROM checkpoint c JOIN generation g"
            + " ON g.view = c.view AND g.live = c.gen",
        row -> new Mark("view " + row.getString(1), row.getInt(2), row.getLong(3)));
  }

  private static List<Mark> takenIn(String service, String source) {
    return Logs.rows(
        service,
        "SELECT part, pos FROM inbound_position WHERE source = '" + source + "'",
        row -> new Mark("consumer in " + service, row.getInt(1), row.getLong(2)));
  }

  private static List<String> lyingLetters(String service) {
    return Logs.rows(
        service,
        "SELECT CONCAT_WS(' ', 'dead letter in', '"
            + service
            + "', source, part, pos, type, state, error) FROM dead_letter"
            + " WHERE state IN ('RETRYING', 'PARKED', 'BLOCKED')",
        row -> row.getString(1));
  }
}

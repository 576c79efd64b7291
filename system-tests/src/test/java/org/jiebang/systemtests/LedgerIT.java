package org.jiebang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Looks at what all the other tests have left behind, with plain JDBC and a plain Kafka consumer:
 * whatever was raced for, repeated, refused or broken, the books are right.
 */
@Order(100)
class LedgerIT {

  /** A run that did less than this has shown nothing. */
  private static final int FEWEST_EVENTS = 1_500;

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Map<String, List<Published>> PUBLISHED = new HashMap<>();

  /** Books are read one after the other, and what was asked for last may still have its effects. */
  @BeforeAll
  static void whatWasAskedForIsDone() {
    var before = new AtomicLong(-1);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(2))
        .until(
            () -> {
              long now = Logs.total();
              return before.getAndSet(now) == now;
            });
  }

  @Test
  @Order(1)
  void enough_has_happened_to_judge() {
    assertThat(Logs.total()).isGreaterThan(FEWEST_EVENTS);
    assertThat(Logs.payloads("points", "points-earned").size()).isGreaterThan(25);
    assertThat(Logs.payloads("points", "hold-captured").size()).isGreaterThan(20);
  }

  @Test
  @Order(2)
  void positions_have_no_holes_and_versions_neither() {
    for (String service : Logs.SERVICES) {
      List<Logs.Event> log = Logs.events(service);
      assertThat(log).as(service).isNotEmpty();
      assertThat(Books.faultsOfLog(log)).as(service).isEmpty();
    }
  }

  @Test
  @Order(3)
  void no_command_is_in_a_log_twice() {
    for (String service : Logs.SERVICES) {
      String log = House.stack().database(service).logName() + ".event";
      String both = "SELECT COUNT(command_id), COUNT(DISTINCT command_id) FROM " + log;
      long[] counted =
          Logs.rows(service, both, row -> new long[] {row.getLong(1), row.getLong(2)}).getFirst();
      assertThat(counted[1]).as(service).isEqualTo(counted[0]).isPositive();
    }
  }

  @Test
  @Order(4)
  void every_event_is_on_kafka_once_and_in_order() {
    for (String service : Logs.SERVICES) {
      List<Published> topic = published(service);
      assertThat(Books.faultsOfTopic(service, Logs.events(service), topic)).as(service).isEmpty();
    }
  }

  private static List<Published> published(String service) {
    return PUBLISHED.computeIfAbsent(
        service, name -> Published.read(name, Books.heads(Logs.events(name))));
  }

  @Test
  @Order(5)
  void every_confirmed_record_has_earned_once() {
    List<String> confirmed = records(Logs.payloads("matching", "service-confirmed"));
    List<String> earned = records(Logs.payloads("points", "points-earned"));
    List<String> settled = records(Logs.payloads("points", "points-earned|points-capped"));
    assertThat(confirmed).doesNotHaveDuplicates();
    assertThat(earned).doesNotHaveDuplicates();
    // One that is voided before its earning has travelled earns nothing any more.
    var toSettle = new HashSet<>(confirmed);
    records(Logs.payloads("matching", "record-voided")).stream()
        .filter(voided -> !settled.contains(voided))
        .forEach(toSettle::remove);
    // A service that is worth more than the day's cap leaves both: what it earned and what not.
    assertThat(new HashSet<>(settled)).isEqualTo(toSettle);
  }

  private static List<String> records(List<JsonNode> facts) {
    return facts.stream().map(fact -> fact.path("record").asText()).toList();
  }

  /** Each transfer has two sides; what they say of an account is what the account shows. */
  @Test
  @Order(6)
  void no_point_appears_or_disappears() {
    Map<String, Long> balances = Books.balances(Logs.payloads("points", "[a-z-]+"));
    assertThat(balances.values().stream().mapToLong(Long::longValue).sum()).isZero();
    List<UUID> accounts =
        Logs.rows(
            "points",
            "SELECT LOWER(HEX(id)) FROM account WHERE gen = (SELECT live FROM generation"
                + " WHERE view = 'account')",
            row -> dashed(row.getString(1)));
    assertThat(accounts).hasSizeGreaterThan(20);
    long held = 0;
    for (UUID id : accounts) {
      JsonNode account = Ask.get("/api/v1/accounts/" + id).as("district").send().expect(200).json();
      long shown = account.path("posted").asLong() + account.path("pending").asLong();
      assertThat(shown).as("%s", account).isEqualTo(balances.getOrDefault(id.toString(), 0L));
      assertThat(account.path("available").asLong())
          .isEqualTo(account.path("posted").asLong() - account.path("held").asLong());
      held += shown;
    }
    assertThat(held).isPositive();
  }

  private static UUID dashed(String hex) {
    return UUID.fromString(hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
  }

  @Test
  @Order(7)
  void the_feed_has_every_public_fact_once() {
    Set<String> expected = new TreeSet<>();
    for (String service : Logs.SERVICES.subList(0, 3)) {
      published(service).stream()
          .filter(one -> !one.withheld())
          .forEach(one -> expected.add(one.id()));
    }
    assertThat(expected).hasSizeGreaterThan(FEWEST_EVENTS / 2);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              List<String> fed = fed();
              Set<String> missing = new TreeSet<>(expected);
              fed.forEach(missing::remove);
              assertThat(missing).isEmpty();
              assertThat(fed).hasSameSizeAs(expected);
            });
  }

  private static List<String> fed() {
    return Logs.payloads("gateway", "fact-fed").stream()
        .map(entry -> entry.path("fact"))
        .map(
            fact ->
                fact.path("source").asText()
                    + "/"
                    + fact.path("part").asInt()
                    + "/"
                    + fact.path("pos").asLong())
        .toList();
  }

  @Test
  @Order(8)
  void no_fact_is_left_lying() {
    await().atMost(PATIENCE).untilAsserted(LedgerIT::nothingLies);
  }

  private static void nothingLies() {
    for (String service : Logs.SERVICES) {
      assertThat(
              Logs.rows(
                  service,
                  "SELECT CONCAT_WS(' ', source, part, pos, type, state, error) FROM dead_letter"
                      + " WHERE state IN ('RETRYING', 'PARKED', 'BLOCKED')",
                  row -> row.getString(1)))
          .as(service)
          .isEmpty();
      assertThat(
              Logs.rows(
                  service,
                  "SELECT CONCAT_WS('/', source, part, pos) FROM inbound_position"
                      + " WHERE forked_us IS NOT NULL OR seen > pos",
                  row -> row.getString(1)))
          .as(service)
          .isEmpty();
    }
  }

  @Test
  @Order(9)
  void everybody_is_well() {
    for (String name : List.of("mariadb", "kafka", "needs", "matching", "points", "gateway")) {
      assertThat(House.stack().alive(name)).as(name).isTrue();
      await().atMost(PATIENCE).until(() -> House.stack().ready(name));
    }
    assertThat(Manners.lookedAt()).isGreaterThan(2_000);
  }
}

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

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String ZEROS = "0".repeat(64);

  private static final Map<String, List<Published>> PUBLISHED = new HashMap<>();

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
      Map<Integer, Long> positions = new HashMap<>();
      Map<String, Long> versions = new HashMap<>();
      for (Logs.Event event : Logs.events(service)) {
        assertThat(event.pos())
            .as("%s %s", service, event)
            .isEqualTo(positions.merge(event.part(), 1L, Long::sum));
        assertThat(Integer.parseInt(event.stream().substring(30), 16) & 63)
            .as("%s %s lies in the part of its stream", service, event)
            .isEqualTo(event.part());
        assertThat(event.version())
            .as("%s %s", service, event)
            .isEqualTo(versions.merge(event.stream(), 1L, Long::sum));
      }
      assertThat(versions).as(service).isNotEmpty();
    }
  }

  @Test
  @Order(3)
  void no_command_is_in_a_log_twice() {
    for (String service : Logs.SERVICES) {
      String log = House.stack().database(service).logName() + ".event";
      long commands = Logs.count(service, log + " WHERE command_id IS NOT NULL");
      long different =
          Logs.rows(service, "SELECT COUNT(DISTINCT command_id) FROM " + log, row -> row.getLong(1))
              .getFirst();
      assertThat(different).as(service).isEqualTo(commands).isPositive();
    }
  }

  @Test
  @Order(4)
  void every_event_is_on_kafka_once_and_in_order() {
    for (String service : Logs.SERVICES) {
      Map<Integer, Long> read = new HashMap<>();
      Map<Integer, String> hashes = new HashMap<>();
      Map<String, Logs.Event> log = log(service);
      for (Published one : published(service)) {
        Logs.Event stored = log.get(one.id());
        if (stored == null) {
          throw new AssertionError(one + " is not in the log");
        }
        assertThat(one.hash()).as("%s", one).isEqualTo(stored.hash());
        if (!one.withheld()) {
          assertThat(one.type()).contains("." + service + "." + stored.type() + ".v");
        }
        // As every consumer does it: pos ≤ last: skip; last + 1: apply; beyond: it comes again.
        if (one.pos() == read.getOrDefault(one.part(), 0L) + 1) {
          assertThat(one.previousHash())
              .as("%s", one)
              .isEqualTo(hashes.getOrDefault(one.part(), ZEROS));
          read.put(one.part(), one.pos());
          hashes.put(one.part(), one.hash());
        }
      }
      assertThat(read).as(service).isEqualTo(heads(service));
    }
  }

  private static List<Published> published(String service) {
    return PUBLISHED.computeIfAbsent(service, name -> Published.read(name, heads(name)));
  }

  private static Map<Integer, Long> heads(String service) {
    Map<Integer, Long> heads = new HashMap<>();
    Logs.events(service).forEach(event -> heads.merge(event.part(), event.pos(), Math::max));
    return heads;
  }

  private static Map<String, Logs.Event> log(String service) {
    Map<String, Logs.Event> log = new HashMap<>();
    Logs.events(service)
        .forEach(event -> log.put(service + "/" + event.part() + "/" + event.pos(), event));
    return log;
  }

  @Test
  @Order(5)
  void every_confirmed_record_has_earned_once() {
    List<String> confirmed = records(Logs.payloads("matching", "service-confirmed"));
    List<String> earned = records(Logs.payloads("points", "points-earned"));
    List<String> settled = records(Logs.payloads("points", "points-earned|points-capped"));
    assertThat(confirmed).doesNotHaveDuplicates();
    assertThat(earned).doesNotHaveDuplicates();
    // A service that is worth more than the day's cap leaves both: what it earned and what not.
    assertThat(new HashSet<>(settled)).isEqualTo(new HashSet<>(confirmed));
  }

  private static List<String> records(List<JsonNode> facts) {
    return facts.stream().map(fact -> fact.path("record").asText()).toList();
  }

  /** Each transfer has two sides; what they say of an account is what the account shows. */
  @Test
  @Order(6)
  void no_point_appears_or_disappears() {
    Map<String, Long> balances = new HashMap<>();
    Set<String> entries = new HashSet<>();
    for (JsonNode event : Logs.payloads("points", "[a-z-]+")) {
      if (event.has("transfer") && entries.add(event.path("entry").asText())) {
        JsonNode transfer = event.path("transfer");
        long amount = transfer.path("amount").asLong();
        assertThat(amount).as("%s", event).isNotNegative();
        balances.merge(transfer.path("debit").asText(), -amount, Long::sum);
        balances.merge(transfer.path("credit").asText(), amount, Long::sum);
      }
    }
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
      assertThat(House.stack().ready(name)).as(name).isTrue();
    }
    assertThat(Manners.lookedAt()).isGreaterThan(2_000);
  }
}

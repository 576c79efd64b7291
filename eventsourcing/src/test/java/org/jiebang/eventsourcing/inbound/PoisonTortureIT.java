package org.jiebang.eventsourcing.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jiebang.eventsourcing.inbound.InboxUnderTest.thing;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.inbound.Letter.Listed;
import org.jiebang.eventsourcing.inbound.Letter.State;
import org.jiebang.eventsourcing.relay.KafkaUnderTest;
import org.jiebang.eventsourcing.relay.Publication;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.local.Torture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * One record in a hundred is poison: its stream waits behind a dead letter, the others flow, and a
 * retry drains it once the cause is mended. Records that are nobody's position stop nothing.
 */
class PoisonTortureIT {

  /** The reaction to a raise by this much is a mistake, until it is mended. */
  private static final int MISTAKE = 7;

  private static final int STREAMS_PER_POISON = 10;
  private static final int FACTS_PER_STREAM = 10;
  private static final int HUGE = 2 << 20;

  /** What is wrong with a record whose place is right. */
  private enum Poison {
    BAD_JSON,
    NO_PAYLOAD,
    WRONG_SHAPE,
    NEWER_SHAPE,
    BAD_TIME,
    HUGE_AND_BAD,
    MISTAKE_IN_A_REACTION
  }

  private final Map<String, Poison> poisoned = new HashMap<>();
  private final Set<UUID> poisonedStreams = new HashSet<>();
  private int sum;

  @Test
  void poison_blocks_its_stream_alone_and_is_replayed_when_the_cause_is_mended() {
    try (var torture = Torture.of("poison");
        var inbox = new InboxUnderTest()) {
      int poisons = torture.dose(21, 300);
      int streams = poisons * STREAMS_PER_POISON;
      int facts = streams * FACTS_PER_STREAM;
      UUID counter = inbox.openCounter(Integer.MAX_VALUE);
      List<Publication> onKafka = poisoned(inbox, poisons, streams, counter);

      // Too early, until its counter is opened; refused for good, because its counter is full.
      UUID unopened = inbox.unopenedCounter();
      UUID full = inbox.openCounter(1);
      int early = 5;
      int refused = 20;
      for (int i = 0; i < early; i++) {
        onKafka.add(inbox.raise(thing(50, i), unopened, 1));
      }
      for (int i = 0; i < refused; i++) {
        onKafka.add(inbox.raise(thing(51, i % 3), full, 2));
      }
      int all = facts + early + refused;

      inbox.brokenBy = MISTAKE;
      Consumption consumption = inbox.start();
      long startNanos = System.nanoTime();
      int garbage = publishBetweenGarbage(inbox, onKafka);
      await()
          .atMost(torture.dose(Duration.ofMinutes(5), Duration.ofMinutes(10)))
          .pollInterval(Duration.ofMillis(50))
          .until(() -> inbox.takenIn() == all);
      torture.count("millis until lag 0", (System.nanoTime() - startNanos) / 1_000_000);

      long behind = poisonedStreams.size() * (FACTS_PER_STREAM - 1) - beforePoison();
      await()
          .atMost(Duration.ofMinutes(5))
          .untilAsserted(
              () ->
                  assertThat(inbox.letters())
                      .containsEntry("PARKED", (long) poisons)
                      .containsEntry("BLOCKED", behind)
                      .containsEntry("RETRYING", (long) early)
                      .containsEntry("REFUSED", (long) refused));
      assertThat(parked(consumption)).isEqualTo(poisoned.keySet());
      // All others have flowed: what waits is the poison and what stands behind it.
      assertThat(inbox.applied()).hasSize((int) (all - poisons - behind)).doesNotHaveDuplicates();
      assertThat(consumption.forks()).isEmpty();
      assertThat(inbox.refusals()).hasSize(refused);
      await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(
              () ->
                  assertThat(inbox.number("SELECT COUNT(*) FROM inbound_position WHERE seen > pos"))
                      .isZero());

      inbox.brokenBy = 0;
      inbox.open(unopened, Integer.MAX_VALUE);
      for (Listed letter : consumption.letters(State.PARKED, Integer.MAX_VALUE)) {
        assertThat(consumption.decide(letter.source(), letter.part(), letter.pos(), State.RETRYING))
            .isTrue();
      }
      await()
          .atMost(torture.dose(Duration.ofMinutes(5), Duration.ofMinutes(10)))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> inbox.letters().equals(Map.of("REFUSED", (long) refused)));
      assertThat(inbox.applied()).hasSize(all).doesNotHaveDuplicates();
      assertThat(inbox.causes()).hasSize(facts + early).doesNotHaveDuplicates();
      assertThat(inbox.count(counter)).isEqualTo(sum);
      assertThat(inbox.count(unopened)).isEqualTo(early);
      assertEachStreamInOrder(inbox);

      torture.atLeast("facts", facts, 2_000);
      torture.atLeast("poisoned, each a dead letter", poisons, 21);
      torture.count("blocked behind them", behind);
      torture.atLeast("records that are nobody's position", garbage, 50);
      torture.count("refused for good", refused);
      torture.count("too early at first", early);
      torture.canary("a consumer that skips what it cannot read", readable(inbox) < onKafka.size());
    }
  }

  /** By stream, so that each has its facts in order; in each tenth stream one is poison. */
  private List<Publication> poisoned(InboxUnderTest inbox, int poisons, int streams, UUID counter) {
    var onKafka = new ArrayList<Publication>();
    for (int n = 0; n < FACTS_PER_STREAM; n++) {
      for (int s = 0; s < streams; s++) {
        UUID stream = thing(s % 40, s);
        boolean poison = s % STREAMS_PER_POISON == 0 && n == s / STREAMS_PER_POISON % 8;
        Poison kind =
            poison ? Poison.values()[s / STREAMS_PER_POISON % Poison.values().length] : null;
        int by = kind == Poison.MISTAKE_IN_A_REACTION ? MISTAKE : 1 + n % 3;
        sum += by;
        Publication right = inbox.raise(stream, counter, by);
        onKafka.add(kind == null ? right : spoilt(right, kind));
        if (kind != null) {
          poisoned.put(right.required("ce_id"), kind);
          poisonedStreams.add(stream);
        }
      }
    }
    assertThat(poisoned).hasSize(poisons);
    return onKafka;
  }

  private long beforePoison() {
    long before = 0;
    for (int p = 0; p < poisoned.size(); p++) {
      before += p % 8;
    }
    return before;
  }

  private static Publication spoilt(Publication right, Poison poison) {
    return switch (poison) {
      case BAD_JSON -> new Publication(right.headers(), "{\"counter\":");
      case NO_PAYLOAD -> new Publication(right.headers(), null);
      case WRONG_SHAPE -> new Publication(right.headers(), "{\"counter\":\"nobody\",\"by\":[]}");
      case NEWER_SHAPE -> with(right, "ce_schema", "99");
      case BAD_TIME -> with(right, "ce_at", "yesterday");
      case HUGE_AND_BAD -> new Publication(right.headers(), "{\"x\":\"" + "x".repeat(HUGE));
      case MISTAKE_IN_A_REACTION -> right;
    };
  }

  private static Publication with(Publication right, String header, String value) {
    var headers = new LinkedHashMap<>(right.headers());
    headers.put(header, value);
    return new Publication(headers, right.payload());
  }

  /** What anybody could have written into the topic: it says nothing that the publisher says. */
  private static int publishBetweenGarbage(InboxUnderTest inbox, List<Publication> onKafka) {
    int garbage = 0;
    var last = new HashMap<String, Publication>();
    for (int i = 0; i < onKafka.size(); i++) {
      Publication right = onKafka.get(i);
      if (i % 20 == 10) {
        inbox.send(partition(right), nonsense(right, garbage++));
      }
      inbox.send(partition(right), right);
      last.put(right.required("ce_part"), right);
    }
    // At the end, since each makes the consumer ask the publisher, who would also mend the poison.
    for (Publication each : last.values()) {
      inbox.send(partition(each), forged(each, garbage++));
    }
    inbox.flush();
    return garbage;
  }

  private static int partition(Publication right) {
    return Integer.parseInt(right.required("ce_part")) % 8;
  }

  private static Publication nonsense(Publication right, int number) {
    return switch (number % 7) {
      case 0 -> new Publication(Map.of(), "no headers at all");
      case 1 -> new Publication(Map.of(), null);
      case 2 -> with(right, "ce_part", "64");
      case 3 -> with(right, "ce_pos", "none");
      case 4 -> with(right, "ce_type", "com.example.thing");
      case 5 -> with(right, "ce_source", "/somebody-else");
      default -> with(right, "ce_hash", "abcd");
    };
  }

  /** Looks right, and is not what the publisher has: a next position, one far away, a last one. */
  private static Publication forged(Publication last, int number) {
    String other = "f".repeat(64);
    long pos = Long.parseLong(last.required("ce_pos"));
    return switch (number % 3) {
      case 0 -> with(with(last, "ce_pos", Long.toString(pos + 1)), "ce_prevhash", other);
      case 1 -> with(last, "ce_pos", "1000000000");
      default -> with(last, "ce_hash", other);
    };
  }

  private static Set<String> parked(Consumption consumption) {
    var parked = new HashSet<String>();
    consumption
        .letters(State.PARKED, Integer.MAX_VALUE)
        .forEach(l -> parked.add(l.source() + "/" + l.part() + "/" + l.pos()));
    return parked;
  }

  /** Streams are spread over parts; within a stream, positions rise in the order of applying. */
  private static void assertEachStreamInOrder(InboxUnderTest inbox) {
    var last = new HashMap<UUID, Long>();
    for (String place : inbox.applied()) {
      String[] at = place.split("/");
      var event = inbox.log.read(Integer.parseInt(at[1]), Long.parseLong(at[2]) - 1, 1).getFirst();
      Long before = last.put(event.stream(), event.version());
      assertThat(event.version()).as(place).isEqualTo(before == null ? 1 : before + 1);
    }
  }

  private static long readable(InboxUnderTest inbox) {
    return KafkaUnderTest.everything(inbox.config, "source").stream()
        .map(Publication::of)
        .filter(p -> p.header("ce_id") != null && isFact(p.payload()))
        .map(p -> p.required("ce_id"))
        .distinct()
        .count();
  }

  private static boolean isFact(@Nullable String payload) {
    try {
      return payload != null && Json.EVENTS.readTree(payload).has("by");
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}

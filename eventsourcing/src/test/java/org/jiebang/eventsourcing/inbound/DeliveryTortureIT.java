package org.jiebang.eventsourcing.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jiebang.eventsourcing.inbound.InboxUnderTest.thing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jiebang.eventsourcing.relay.KafkaUnderTest;
import org.jiebang.eventsourcing.relay.Publication;
import org.jiebang.local.Torture;
import org.junit.jupiter.api.Test;

/**
 * Each fact reaches Kafka one to five times, shuffled in windows of a hundred, some again much
 * later, a few never: each has its effects exactly once, in the order of its part.
 */
class DeliveryTortureIT {

  private static final int PARTS = 16;
  private static final int COUNTERS = 40;
  private static final int WINDOW = 100;

  @Test
  void effects_happen_once_and_in_order_whatever_reaches_kafka() {
    try (var torture = Torture.of("deliveries");
        var inbox = new InboxUnderTest()) {
      int facts = torture.dose(2_000, 200_000);
      SplittableRandom random = torture.random("deliveries");
      var counters = new ArrayList<UUID>();
      for (int i = 0; i < COUNTERS; i++) {
        counters.add(inbox.openCounter(Integer.MAX_VALUE));
      }
      var expected = new HashMap<UUID, Integer>();
      var all = new ArrayList<Publication>();
      for (int i = 0; i < facts; i++) {
        UUID counter = counters.get(random.nextInt(COUNTERS));
        int by = 1 + random.nextInt(3);
        expected.merge(counter, by, Integer::sum);
        all.add(inbox.raise(thing(i % PARTS, random.nextInt(5)), counter, by));
      }

      inbox.start();
      long startNanos = System.nanoTime();
      List<Publication> deliveries = hostile(all, random, torture.dose(100, 300));
      inbox.publish(deliveries);
      await()
          .atMost(torture.dose(Duration.ofMinutes(5), Duration.ofMinutes(40)))
          .pollInterval(Duration.ofMillis(50))
          .until(() -> inbox.takenIn() == facts);
      torture.count("millis until taken in", (System.nanoTime() - startNanos) / 1_000_000);

      assertEachPartInOrder(inbox.applied(), facts);
      List<String> causes = inbox.causes();
      assertThat(causes).hasSize(facts);
      assertThat(new HashSet<>(causes)).hasSize(facts);
      expected.forEach((counter, sum) -> assertThat(inbox.count(counter)).isEqualTo(sum));
      assertThat(inbox.letters()).isEmpty();
      assertThat(inbox.number("SELECT COUNT(*) FROM inbound_position WHERE seen > pos")).isZero();
      torture.atLeast("facts", facts, 2_000);
      torture.atLeast("deliveries", deliveries.size(), 2L * facts);
      torture.atLeast("facts that never reached Kafka", facts - distinct(deliveries), 3);

      // What a consumer would have done that trusts Kafka to deliver once and in order.
      int doubled = 0;
      int disordered = 0;
      Map<String, Long> last = new HashMap<>();
      var seen = new HashSet<String>();
      for (var kafka : KafkaUnderTest.everything(inbox.config, "source")) {
        Publication each = Publication.of(kafka);
        doubled += seen.add(each.required("ce_id")) ? 0 : 1;
        long pos = Long.parseLong(each.required("ce_pos"));
        Long before = last.put(each.required("ce_part"), pos);
        disordered += before != null && pos < before ? 1 : 0;
      }
      torture.count("doubled on Kafka", doubled);
      torture.count("out of order on Kafka", disordered);
      torture.canary("a consumer that counts records", doubled > facts / 2);
      torture.canary("a consumer that trusts their order", disordered > facts / 2);
    }
  }

  /** The last fact of each part is always there: what nobody has heard of, nobody misses. */
  private static List<Publication> hostile(
      List<Publication> all, SplittableRandom random, int oneLostIn) {
    var repeated = new ArrayList<Publication>();
    for (int i = 0; i < all.size(); i++) {
      boolean lost = random.nextInt(oneLostIn) == 0 && i < all.size() - PARTS;
      for (int copy = lost ? 5 : random.nextInt(5); copy < 5; copy++) {
        repeated.add(all.get(i));
      }
      if (random.nextInt(50) == 0) {
        repeated.add(all.get(random.nextInt(i + 1)));
      }
    }
    var shuffle = new Random(random.nextLong());
    for (int from = 0; from < repeated.size(); from += WINDOW) {
      Collections.shuffle(
          repeated.subList(from, Math.min(repeated.size(), from + WINDOW)), shuffle);
    }
    return repeated;
  }

  private static long distinct(List<Publication> deliveries) {
    return deliveries.stream().map(p -> p.required("ce_id")).distinct().count();
  }

  static void assertEachPartInOrder(List<String> applied, int facts) {
    assertThat(applied).hasSize(facts);
    var last = new HashMap<String, Integer>();
    for (String place : applied) {
      int slash = place.lastIndexOf('/');
      int pos = Integer.parseInt(place.substring(slash + 1));
      Integer before = last.put(place.substring(0, slash), pos);
      assertThat(pos).as(place).isEqualTo(before == null ? 1 : before + 1);
    }
  }
}

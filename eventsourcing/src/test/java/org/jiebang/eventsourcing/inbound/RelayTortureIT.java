package org.jiebang.eventsourcing.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jiebang.eventsourcing.inbound.InboxUnderTest.thing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jiebang.eventsourcing.relay.KafkaUnderTest;
import org.jiebang.eventsourcing.relay.Publication;
import org.jiebang.eventsourcing.relay.RelayUnderTest;
import org.jiebang.local.Torture;
import org.junit.jupiter.api.Test;

/**
 * Three relays publish the same log and stall in turn, with a batch in hand; each wakes up when the
 * others are far ahead, and sends what it had read. Kafka then holds duplicates out of order; the
 * consumer's effects happen once, in the order of each part, and nothing is lost.
 */
class RelayTortureIT {

  private static final int RELAYS = 3;
  private static final int PARTS = 12;

  /** How long a machine may take that has other things to do; nothing is shown by it. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Test
  void stalled_relays_that_wake_up_double_records_and_no_effect() {
    try (var torture = Torture.of("stalled-relays");
        var inbox = new InboxUnderTest()) {
      int switches = torture.dose(15, 500);
      int enough = switches * 2 / 3;
      int perSwitch = 120;
      SplittableRandom random = torture.random("stalls");
      List<UUID> counters = inbox.openCounters(PARTS);
      List<RelayUnderTest> relays = IntStream.range(0, RELAYS).mapToObj(_ -> relay(inbox)).toList();
      try {
        int facts = 0;
        int ahead = 0;
        // Whether a leader has something in hand is up to the scheduler: until enough of them had.
        for (int round = 0; round < switches || ahead < enough && round < 10 * switches; round++) {
          RelayUnderTest leader = relays.get(round % RELAYS);
          leader.stall();
          for (int i = 0; i < perSwitch; i++) {
            int part = random.nextInt(PARTS);
            inbox.raise(thing(part, random.nextInt(4)), counters.get(part), 1);
          }
          facts += perSwitch;
          // It stands with what it had read; the others publish all of it. Sometimes they are done
          // before it has read anything: then it has nothing to stand with.
          await().atMost(PATIENCE).until(() -> leader.stands() || leader.lag() == 0);
          RelayUnderTest other = relays.get((round + 1) % RELAYS);
          await().atMost(PATIENCE).until(() -> other.lag() == 0);
          long before = leader.sent();
          leader.wake();
          await().atMost(PATIENCE).until(() -> leader.lag() == 0);
          ahead += leader.sent() > before ? 1 : 0;
          if (round == switches / 3) {
            inbox.start();
          }
        }
        int all = facts;
        await()
            .atMost(torture.dose(PATIENCE, Duration.ofMinutes(20)))
            .pollInterval(Duration.ofMillis(50))
            .until(() -> inbox.takenIn() == all);

        DeliveryTortureIT.assertEachPartInOrder(inbox.applied(), facts);
        assertThat(inbox.causes()).hasSize(facts).doesNotHaveDuplicates();
        assertThat(inbox.counts(counters)).isEqualTo(facts);
        assertThat(inbox.letters()).isEmpty();
        torture.atLeast("stalled leaders that sent what they had read", ahead, enough);
        torture.atLeast("facts", facts, 1_800);
        wire(inbox, torture, facts);
      } finally {
        relays.forEach(RelayUnderTest::close);
      }
    }
  }

  private static RelayUnderTest relay(InboxUnderTest inbox) {
    return new RelayUnderTest(
        "source",
        inbox.log,
        inbox.log,
        InboxUnderTest.PUBLISHED,
        inbox.store.pool,
        inbox.config,
        true);
  }

  private static void wire(InboxUnderTest inbox, Torture torture, int facts) {
    var seen = new HashSet<String>();
    Map<String, Long> last = new HashMap<>();
    var disordered = new ArrayList<String>();
    int records = 0;
    for (var kafka : KafkaUnderTest.everything(inbox.config, "source")) {
      Publication each = Publication.of(kafka);
      records++;
      seen.add(each.required("ce_id"));
      long pos = Long.parseLong(each.required("ce_pos"));
      Long before = last.put(each.required("ce_part"), pos);
      if (before != null && pos <= before) {
        disordered.add(each.required("ce_id"));
      }
    }
    assertThat(seen).as("nothing is lost on the wire").hasSize(facts);
    torture.count("records on Kafka", records);
    torture.count("of them behind a later one of their part", disordered.size());
    torture.canary("a consumer that counts records", records > facts);
    torture.canary("a consumer that trusts their order", !disordered.isEmpty());
  }
}

package org.jiebang.eventsourcing.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jiebang.eventsourcing.counter.Counters.COUNTER;
import static org.jiebang.eventsourcing.inbound.InboxUnderTest.thing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.eventsourcing.relay.KafkaConfig;
import org.jiebang.eventsourcing.relay.KafkaUnderTest;
import org.jiebang.eventsourcing.relay.Publication;
import org.jiebang.eventsourcing.relay.PublishingLog;
import org.jiebang.eventsourcing.relay.RelayUnderTest;
import org.jiebang.eventsourcing.store.StoreUnderTest;
import org.jiebang.local.Child;
import org.jiebang.local.KafkaServer;
import org.jiebang.local.Ports;
import org.jiebang.local.Torture;
import org.junit.jupiter.api.Test;

/**
 * A broker of its own is killed under load and comes back, at last with an empty disk: no command
 * notices, everything is published again from position 1, a consumer from before the loss counts
 * nothing twice and a new one misses nothing. Nobody answers over HTTP meanwhile: what they have,
 * they have from Kafka.
 */
class BrokerTortureIT {

  private static final int WRITERS = 2;
  private static final long PAUSE_NANOS = 5_000_000;

  /** How long a machine may take that has other things to do; nothing is shown by it. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final AtomicBoolean load = new AtomicBoolean(true);
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicInteger facts = new AtomicInteger();
  private final AtomicInteger commands = new AtomicInteger();
  private final List<Long> calmNanos = Collections.synchronizedList(new ArrayList<>());
  private final List<Long> awayNanos = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean away;

  @Test
  void kafka_goes_away_and_comes_back_empty_and_nothing_is_lost_or_doubled() throws Exception {
    try (var torture = Torture.of("kafka-away")) {
      Path home = Path.of("target", "broker-torture").toAbsolutePath();
      delete(home);
      var server =
          new KafkaServer(home.resolve("kafka"), home.resolve("log"), Ports.free(), Ports.free());
      Child broker = server.start();
      try {
        KafkaConfig config =
            KafkaUnderTest.config(
                "bootstrap",
                server.bootstrap(),
                "topic-check",
                "PT1S",
                "relay.max-back-off",
                "PT1S");
        var log = new PublishingLog();
        try (var inbox = new InboxUnderTest("counting", log, config);
            var newcomer = new InboxUnderTest("newcomer", log, config);
            var counters = StoreUnderTest.fresh();
            var facts = relayOfFacts(inbox, config);
            var blind = blindRelay(newcomer, config);
            var own = relayOfCounters(counters, config)) {
          inbox.publisherAnswers = false;
          newcomer.publisherAnswers = false;
          broker =
              torture(torture, server, broker, home, inbox, newcomer, counters, facts, blind, own);
        }
      } finally {
        load.set(false);
        broker.kill();
      }
    }
  }

  private Child torture(
      Torture torture,
      KafkaServer server,
      Child first,
      Path home,
      InboxUnderTest inbox,
      InboxUnderTest newcomer,
      StoreUnderTest counters,
      RelayUnderTest relayOfFacts,
      RelayUnderTest blindRelay,
      RelayUnderTest relayOfCounters)
      throws InterruptedException, IOException {
    int times = torture.dose(1, 4);
    Duration away = torture.dose(Duration.ofSeconds(3), Duration.ofMinutes(1));
    Child broker = first;
    List<UUID> raised = inbox.openCounters(24);
    assertThat(newcomer.openCounters(24)).isEqualTo(raised);
    inbox.start();
    List<Thread> writers = startLoad(inbox, counters, raised);
    // as many of each as the counts below ask for: how fast each gets there is the machine's
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(inbox.takenIn()).as("taken in").isGreaterThan(300);
              assertThat(sum(relayOfFacts.checkpoints())).as("published").isGreaterThan(150);
              assertThat(sum(blindRelay.checkpoints())).as("blind").isGreaterThan(150);
            });

    long acknowledged = 0;
    long[] trusted = {};
    for (int time = 1; time <= times; time++) {
      acknowledged = sum(relayOfFacts.checkpoints());
      trusted = blindRelay.checkpoints();
      broker.kill();
      this.away = true;
      LockSupport.parkNanos(away.toNanos()); // a broker that is away for so long
      int enough = 200 * time;
      await().atMost(PATIENCE).until(() -> awayNanos.size() > enough);
      boolean empty = time == times;
      if (empty) {
        delete(home.resolve("kafka"));
      }
      broker = server.start();
      this.away = false;
      if (!empty) {
        int until = facts.get();
        await().atMost(PATIENCE).until(() -> inbox.takenIn() >= until);
      }
    }
    LockSupport.parkNanos(Duration.ofSeconds(1).toNanos()); // some load after it
    load.set(false);
    for (Thread writer : writers) {
      writer.join();
    }
    long healed = System.nanoTime();
    long before = sum(trusted);
    newcomer.start();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(
            () -> {
              assertThat(relayOfFacts.lag()).as("relay of facts").isZero();
              assertThat(relayOfCounters.lag()).as("relay of counters").isZero();
              assertThat(sum(blindRelay.checkpoints())).as("blind relay").isGreaterThan(before);
              assertThat(inbox.takenIn()).as("the old consumer").isEqualTo(facts.get());
              assertThat(newcomer.takenIn()).as("the new one").isEqualTo(facts.get());
            });
    torture.count("millis until drained", (System.nanoTime() - healed) / 1_000_000);

    for (InboxUnderTest each : List.of(inbox, newcomer)) {
      DeliveryTortureIT.assertEachPartInOrder(each.applied(), facts.get());
      assertThat(each.causes()).hasSize(facts.get()).doesNotHaveDuplicates();
      assertThat(each.counts(raised)).isEqualTo(facts.get());
      assertThat(each.letters()).isEmpty();
    }
    assertThat(failed).hasValue(0);
    torture.atLeast("commands while Kafka was away", awayNanos.size(), 200);
    torture.count("times away", times);
    torture.count("p99 of commands before and between, µs", p99(calmNanos));
    torture.count("p99 of commands meanwhile, µs", p99(awayNanos));
    torture.atLeast("facts", facts.get(), 300);
    torture.atLeast("facts acknowledged before the loss", acknowledged, 150);
    torture.atLeast("and by the relay that trusts its checkpoints", before, 150);

    long[] wanted = log(inbox).toArray();
    assertThat(readable(inbox.config, "source")).as("facts").isEqualTo(wanted);
    long[] own = IntStream.range(0, Ids.PARTS).mapToLong(counters.store::head).toArray();
    assertThat(readable(inbox.config, "counters")).as("counters").isEqualTo(own);
    long lost = missing(trusted, readable(inbox.config, "blind"));
    torture.count("facts lost by a relay that trusts its checkpoints", lost);
    torture.canary(
        "a relay that trusts its checkpoints leaves a new consumer without what was lost",
        lost > 0);
    return broker;
  }

  /**
   * Part by part: a part of which nothing was acknowledged before the loss is readable whole, and
   * would make up for all others in a sum.
   */
  private static long missing(long[] acknowledged, long[] readable) {
    return IntStream.range(0, Ids.PARTS)
        .mapToLong(part -> Math.max(0, acknowledged[part] - readable[part]))
        .sum();
  }

  private static long sum(long[] positions) {
    return LongStream.of(positions).sum();
  }

  private static LongStream log(InboxUnderTest inbox) {
    return IntStream.range(0, Ids.PARTS).mapToLong(inbox.log::head);
  }

  /**
   * How far somebody comes in each part who begins with an empty table and takes only what is next:
   * what was in flight when the broker was lost may stand in front of position 1.
   */
  private static long[] readable(KafkaConfig config, String service) {
    long[] last = new long[Ids.PARTS];
    for (var kafka : KafkaUnderTest.everything(config, service)) {
      Publication each = Publication.of(kafka);
      int part = Integer.parseInt(each.required("ce_part"));
      if (Long.parseLong(each.required("ce_pos")) == last[part] + 1) {
        last[part]++;
      }
    }
    return last;
  }

  private List<Thread> startLoad(InboxUnderTest inbox, StoreUnderTest counters, List<UUID> raised) {
    var writers = new ArrayList<Thread>();
    for (int w = 0; w < WRITERS; w++) {
      int writer = w;
      UUID own = Ids.derived("away", new UUID(9, writer));
      counters.commands.handle(
          COUNTER, own, StoreUnderTest.ask("open-" + writer), new Counters.Open(Integer.MAX_VALUE));
      writers.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int i = 0; load.get(); i++) {
                      command(counters, own, "raise-" + writer + "-" + i);
                      int part = (writer * 7 + i) % 24;
                      inbox.raise(thing(part, i % 3), raised.get(part), 1);
                      facts.incrementAndGet();
                      LockSupport.parkNanos(PAUSE_NANOS);
                    }
                  }));
    }
    return writers;
  }

  private void command(StoreUnderTest counters, UUID counter, String key) {
    boolean meanwhile = away;
    long start = System.nanoTime();
    try {
      counters.commands.handle(COUNTER, counter, StoreUnderTest.ask(key), new Counters.Raise(1));
      commands.incrementAndGet();
      (meanwhile ? awayNanos : calmNanos).add(System.nanoTime() - start);
    } catch (RuntimeException e) {
      failed.incrementAndGet();
    }
  }

  private static long p99(List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) * 99 / 100) / 1_000;
  }

  private static RelayUnderTest relayOfFacts(InboxUnderTest inbox, KafkaConfig config) {
    return new RelayUnderTest(
        "source", inbox.log, inbox.log, InboxUnderTest.PUBLISHED, inbox.store.pool, config, true);
  }

  /** The canary's; its checkpoints are in a database whose own relay does not run. */
  private static RelayUnderTest blindRelay(InboxUnderTest newcomer, KafkaConfig config) {
    return RelayUnderTest.blind(
        "blind", newcomer.log, InboxUnderTest.PUBLISHED, newcomer.store.pool, config);
  }

  private static RelayUnderTest relayOfCounters(StoreUnderTest counters, KafkaConfig config) {
    return new RelayUnderTest(
        "counters", counters.log, counters.store, Counters.WIRE, counters.pool, config, true);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}

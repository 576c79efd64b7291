package org.jiebang.eventsourcing.inbound;

import static org.jiebang.eventsourcing.counter.Counters.COUNTER;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.InboundView;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Service.Inbound;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.eventsourcing.inbound.InboxUnderTest.ThingRaised;
import org.jiebang.eventsourcing.relay.KafkaConfig;
import org.jiebang.eventsourcing.relay.KafkaUnderTest;
import org.jiebang.eventsourcing.relay.PublishingLog;
import org.jiebang.local.TestServers;
import org.jiebang.local.bench.Cpu;
import org.jiebang.local.bench.Figures;
import org.jiebang.local.bench.Report;
import org.jiebang.local.bench.Rounds;
import org.jiebang.local.bench.Unchecked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * {@code ./jiebang bench consumer}: facts of another service taken in with their effects, a row or
 * a durable command each, beside the same facts taken in without.
 */
class ConsumerBench {

  private static final int EVENTS =
      Integer.parseInt(System.getenv().getOrDefault("JIEBANG_BENCH_EVENTS", "40000"));
  private static final int STREAM = 50;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String NOTHING = "without effects";
  private static final String ROW = "a row each";
  private static final String COMMAND = "a durable command each";

  private final PublishingLog log = new PublishingLog();
  private final KafkaConfig config = KafkaUnderTest.config();
  private final @Nullable Long server = Cpu.processOf(TestServers.get().server());
  private int consumers;

  /** Reads the fact and leaves it at that. */
  private static final class Nothing implements InboundView<ThingRaised> {
    @Override
    public Class<ThingRaised> fact() {
      return ThingRaised.class;
    }

    @Override
    public void apply(EntityManager rows, Recorded<ThingRaised> fact) {}
  }

  /** Keeps it as services do. */
  private static final class Row implements InboundView<ThingRaised> {
    @Override
    public Class<ThingRaised> fact() {
      return ThingRaised.class;
    }

    @Override
    public void apply(EntityManager rows, Recorded<ThingRaised> fact) {
      var row = new InboundThing();
      row.place = "source/" + fact.part() + "/" + fact.pos();
      row.counter = fact.event().counter();
      row.raised = fact.event().by();
      rows.persist(row);
    }
  }

  /** Answers it with a command of its own. */
  private static final class Command implements Reaction<ThingRaised> {
    @Override
    public String name() {
      return "raise-counter-when-thing-raised";
    }

    @Override
    public Class<ThingRaised> fact() {
      return ThingRaised.class;
    }

    @Override
    public List<Consequence> on(Recorded<ThingRaised> fact) {
      return List.of(
          Consequence.of(COUNTER, fact.event().counter(), new Counters.Raise(fact.event().by())));
    }
  }

  private static Inbound with(List<InboundView<?>> views, List<Reaction<?>> reactions) {
    return new Inbound(InboxUnderTest.READ, views, reactions);
  }

  @Test
  void consumer() throws Exception {
    publish();
    Inbound rows = with(List.of(new Row()), List.of());
    Inbound commands = with(List.of(), List.of(new Command()));
    Map<String, Figures> figures =
        new Rounds()
            .add(NOTHING, () -> once(with(List.of(new Nothing()), List.of())))
            .add(ROW, () -> once(rows))
            .add(COMMAND, () -> once(commands))
            .run();
    var report =
        new Report(
            "consumer",
            String.format(
                Locale.ROOT,
                "%,d facts with a payload of 330 bytes, in 64 parts on 8 Kafka partitions, taken in"
                    + " by one consumer: fetched, put in order, their chain checked, decoded;"
                    + " positions and offsets move in a transaction for each fetch.",
                EVENTS));
    report.table("Taken in", figures);
    report.line("");
    double without = Figures.rate(figures, NOTHING);
    for (String kind : List.of(ROW, COMMAND)) {
      String of = kind + ", of the same without effects";
      if (!report.aim(of, Figures.rate(figures, kind) / without, "≥", 0.5)) {
        report.profile(kind, () -> once(kind.equals(ROW) ? rows : commands));
      }
    }
    report.write();
  }

  /** All facts, each about a counter that is its stream's own. */
  private void publish() {
    try (var source = InboxUnderTest.asInProduction("source", log, config)) {
      String note = "x".repeat(250);
      var sent = new ArrayList<org.jiebang.eventsourcing.relay.Publication>();
      for (int n = 0; n < EVENTS; n++) {
        int stream = n % (EVENTS / STREAM);
        String payload =
            "{\"counter\":\"" + counter(stream) + "\",\"by\":1,\"note\":\"" + note + "\"}";
        sent.add(
            source.append(
                InboxUnderTest.thing(stream % Ids.PARTS, stream / Ids.PARTS),
                "thing-raised",
                payload));
      }
      source.publish(sent);
    }
  }

  private static UUID counter(int stream) {
    return Ids.derived("consumer-bench", new UUID(2, stream));
  }

  private Figures once(Inbound inbound) throws Exception {
    String name = "counting" + ++consumers;
    try (var inbox = InboxUnderTest.asInProduction(name, log, config)) {
      open(inbox);
      inbox.start(inbound);
      // The group has gathered and the code is warm when a tenth of it is done.
      long done = taken(inbox, EVENTS / 10);
      Cpu before = Cpu.now(server);
      long from = System.nanoTime();
      taken(inbox, EVENTS);
      long nanos = System.nanoTime() - from;
      return Figures.of(EVENTS - done, nanos / 1e9, new long[0], Cpu.now(server).since(before));
    }
  }

  /** Waits until so many are taken in, on one connection; returns how many they are by then. */
  private static long taken(InboxUnderTest inbox, long events) throws SQLException {
    try (Connection c = inbox.store.connect();
        PreparedStatement s =
            c.prepareStatement("SELECT COALESCE(SUM(pos), 0) FROM inbound_position")) {
      var taken = new AtomicLong();
      Awaitility.await()
          .atMost(PATIENCE)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(20))
          .until(
              () -> {
                try (ResultSet r = s.executeQuery()) {
                  taken.set(r.next() ? r.getLong(1) : 0);
                }
                return taken.get() >= events;
              });
      return taken.get();
    }
  }

  private static void open(InboxUnderTest inbox) throws InterruptedException {
    var threads = new ArrayList<Thread>();
    for (int stream = 0; stream < EVENTS / STREAM; stream++) {
      UUID counter = counter(stream);
      threads.add(
          Thread.startVirtualThread(
              () ->
                  Unchecked.get(
                      () -> {
                        inbox.open(counter, Integer.MAX_VALUE);
                        return counter;
                      })));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }
}

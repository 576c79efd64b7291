package org.jiebang.eventsourcing.relay;

import static org.jiebang.eventsourcing.counter.Counters.COUNTER;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.eventsourcing.store.Columns;
import org.jiebang.eventsourcing.store.StoreUnderTest;
import org.jiebang.eventsourcing.store.StoredEvent;
import org.jiebang.eventsourcing.store.Tail;
import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.local.TestServers;
import org.jiebang.local.bench.Cpu;
import org.jiebang.local.bench.Figures;
import org.jiebang.local.bench.Report;
import org.jiebang.local.bench.Rounds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * {@code ./jiebang bench relay}: from the log to Kafka's acknowledgement, beside a bare producer
 * that sends the same records to the same broker.
 */
class RelayBench {

  private static final int EVENTS =
      Integer.parseInt(System.getenv().getOrDefault("JIEBANG_BENCH_EVENTS", "100000"));
  private static final String OPTIONS = "useBulkStmts=true&useServerPrepStmts=true";
  private static final int LATENCIES = 1_000;
  private static final String SERVICE = "bench";
  private static final Wire WIRE = Wire.named().event("thing-made", Thing.class).build();

  /** As long as a need's facts are. */
  record Thing(String text) {}

  private final @Nullable Long server = Cpu.processOf(TestServers.get().server());
  private final long[] heads = new long[Ids.PARTS];

  /** A log that stands still. */
  private final Tail still =
      new Tail() {
        @Override
        public long head(int part) {
          return heads[part];
        }

        @Override
        public long durable(int part) {
          return heads[part];
        }

        @Override
        public void subscribe(IntConsumer moved) {}
      };

  @Test
  void relay() throws Exception {
    try (StoreUnderTest store = StoreUnderTest.fresh(OPTIONS)) {
      fill(store);
      List<ProducerRecord<byte[], byte[]>> records = records(store);
      Map<String, Figures> figures =
          new Rounds()
              .add("relay: log → ack", () -> once(() -> relayAll(store)))
              .add("bare producer: the same records", () -> once(() -> sendAll(records)))
              .run();
      double[] ack = latencies();
      var report =
          new Report(
              "relay",
              String.format(
                  Locale.ROOT,
                  "%,d events of 330 bytes in 64 parts, read from MariaDB, published with all"
                      + " headers to 8 partitions with acks=all, idempotent; the bare producer sends"
                      + " the very same records from memory.",
                  EVENTS));
      report.table("Sustained", figures);
      report.line("");
      if (!report.aim(
          "relay, of the bare producer",
          Figures.rate(figures, "relay: log → ack")
              / Figures.rate(figures, "bare producer: the same records"),
          "≥",
          0.5)) {
        report.profile("relaying", () -> relayAll(store));
      }
      report.aim("commit → ack, p50 ms of " + LATENCIES, ack[LATENCIES / 2], "≤", 5);
      report.line(
          String.format(Locale.ROOT, "- commit → ack, p99 ms: %.2f", ack[LATENCIES * 99 / 100]));
      report.write();
    }
  }

  private interface Job {
    void run() throws Exception;
  }

  private Figures once(Job job) throws Exception {
    Cpu before = Cpu.now(server);
    long from = System.nanoTime();
    job.run();
    long nanos = System.nanoTime() - from;
    return Figures.of(EVENTS, nanos / 1e9, new long[] {nanos}, Cpu.now(server).since(before));
  }

  private void relayAll(StoreUnderTest store) throws SQLException {
    try (Connection c = store.connect();
        Statement s = c.createStatement()) {
      s.execute("DELETE FROM relay_checkpoint");
    }
    KafkaConfig config = KafkaUnderTest.config();
    try (var relay =
        new RelayUnderTest(SERVICE, store.log, still, WIRE, store.dataSource(), config, true)) {
      while (relay.lag() > 0) {
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  private static void sendAll(List<ProducerRecord<byte[], byte[]>> records) {
    KafkaConfig config = KafkaUnderTest.config();
    var topics = new Topics(config);
    topics.ensure(List.of(SERVICE));
    try (Producer<byte[], byte[]> producer = Relay.producer(config)) {
      for (ProducerRecord<byte[], byte[]> r : records) {
        var unused =
            producer.send(
                new ProducerRecord<>(
                    topics.of(SERVICE), r.partition(), r.key(), r.value(), r.headers()));
      }
      producer.flush();
    }
  }

  private List<ProducerRecord<byte[], byte[]>> records(StoreUnderTest store) {
    var publications = new Publications(SERVICE, WIRE);
    return IntStream.range(0, Ids.PARTS)
        .boxed()
        .flatMap(part -> store.log.read(part, 0, EVENTS).stream())
        .map((StoredEvent e) -> publications.of(e, new byte[32]).toRecord("t", 8))
        .toList();
  }

  /** Milliseconds from an append's return to Kafka's acknowledgement, sorted; one at a time. */
  private static double[] latencies() throws Exception {
    try (StoreUnderTest store = StoreUnderTest.fresh(OPTIONS);
        var relay =
            new RelayUnderTest(
                "counters",
                store.log,
                store.store,
                Counters.WIRE,
                store.dataSource(),
                KafkaUnderTest.config(),
                true)) {
      var millis = new double[LATENCIES];
      UUID counter = Ids.derived("relay-bench");
      store.commands.handle(
          COUNTER, counter, StoreUnderTest.ask("open"), new Counters.Open(10 * LATENCIES));
      while (relay.sent() < 1 || relay.lag() > 0) {
        LockSupport.parkNanos(1_000_000);
      }
      for (int i = -200; i < LATENCIES; i++) {
        store.commands.handle(
            COUNTER, counter, StoreUnderTest.ask("raise-" + i), new Counters.Raise(1));
        long from = System.nanoTime();
        while (relay.lag() > 0) {
          Thread.onSpinWait();
        }
        if (i >= 0) {
          millis[i] = (System.nanoTime() - from) / 1e6;
        }
      }
      Arrays.sort(millis);
      return millis;
    }
  }

  private void fill(StoreUnderTest store) throws SQLException {
    try (Connection c = store.connect();
        PreparedStatement s =
            c.prepareStatement(
                "INSERT INTO "
                    + store.database.logName()
                    + ".event (part,pos,stream_id,version,tenant,type,schema_version,at_us,"
                    + "recorded_us,command_id,payload,meta,hash)"
                    + " VALUES (?,?,?,?,?,'thing-made',1,?,?,NULL,?,?,?)")) {
      c.setAutoCommit(false);
      String payload = "{\"text\":\"" + "x".repeat(318) + "\"}";
      for (int n = 0; n < EVENTS; n++) {
        UUID stream = Ids.derived("relay-bench-" + n / 100);
        int part = Ids.part(stream);
        s.setInt(1, part);
        s.setLong(2, ++heads[part]);
        s.setBytes(3, Columns.bytes(stream));
        s.setInt(4, n % 100 + 1);
        s.setBytes(5, Columns.bytes(Counters.TENANT));
        s.setLong(6, n);
        s.setLong(7, n);
        s.setString(8, payload);
        s.setString(9, "{\"role\":\"COM\",\"correlation\":\"" + stream + "\"}");
        s.setBytes(10, new byte[32]);
        s.addBatch();
        if (n % 500 == 499) {
          s.executeBatch();
          c.commit();
        }
      }
      s.executeBatch();
      c.commit();
    }
  }
}

package org.jiebang.eventsourcing.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jiebang.eventsourcing.lease.Parts;
import org.jiebang.eventsourcing.wire.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The relay on real Kafka and MariaDB; acknowledgements by hand where a test needs to hold one. */
class RelayIT {

  /** Stands for any event: the relay looks at names only. */
  record Thing() {}

  private static final Wire WIRE =
      Wire.named().event("thing-made", Thing.class).withheld("ballot-cast", Object.class).build();

  private static DataSource database;

  private final List<RelayLoop> running = new ArrayList<>();
  private KafkaConfig config;
  private PublishingLog log;

  @BeforeAll
  static void migrate() {
    database = KafkaUnderTest.connections(KafkaUnderTest.migrated("relay"));
  }

  @BeforeEach
  void fresh() throws SQLException {
    config = KafkaUnderTest.config();
    log = new PublishingLog();
    try (Connection c = database.getConnection();
        Statement s = c.createStatement()) {
      s.execute("DELETE FROM relay_checkpoint");
      s.execute("DELETE FROM relay_barrier");
      s.execute("DELETE FROM relay_topic");
    }
  }

  @AfterEach
  void stop() {
    running.forEach(RelayLoop::stop);
  }

  /** For as long as a busy machine may take: how long it took is not what is shown here. */
  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofMinutes(2));
  }

  private RelayLoop relay() {
    return relay(() -> Relay.producer(config));
  }

  private RelayLoop relay(Supplier<Producer<byte[], byte[]>> producers) {
    return relay(producers, () -> TopicWatch.of(new Topics(config), config.topicCheck()));
  }

  private RelayLoop relay(
      Supplier<Producer<byte[], byte[]>> producers, Supplier<TopicWatch> watches) {
    var tables = new RelayTables(database);
    var loop =
        new RelayLoop(
            "needs",
            log,
            log,
            Parts.ALL,
            new Publications("needs", WIRE),
            new Barrier(log, tables),
            tables,
            new Topics(config),
            watches,
            producers,
            config.relay(),
            new RelayMeters(new SimpleMeterRegistry()));
    running.add(loop);
    Thread.ofPlatform().daemon().start(loop);
    return loop;
  }

  private void made(int part, int from, int to) {
    for (int n = from; n <= to; n++) {
      log.append(PublishingLog.stream(part, n % 3), "thing-made", "{\"n\":" + n + "}");
    }
  }

  private static long checkpoint(int part) {
    return number("SELECT COALESCE(SUM(pos), 0) FROM relay_checkpoint WHERE part = " + part);
  }

  private static long number(String sql) {
    try (Connection c = database.getConnection();
        Statement s = c.createStatement();
        ResultSet r = s.executeQuery(sql)) {
      r.next();
      return r.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> ids() {
    return KafkaUnderTest.everything(config, "needs").stream()
        .map(r -> Publication.of(r).required("ce_id"))
        .toList();
  }

  private static Stream<String> places(int part, int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(pos -> "needs/" + part + "/" + pos);
  }

  @Test
  void every_position_is_published_in_order_of_its_part() {
    made(3, 1, 40);
    log.append(PublishingLog.stream(3, 1), "ballot-cast", "{\"vote\":\"yes\"}");
    made(11, 1, 40); // the same Kafka partition as part 3
    relay();
    await().until(() -> checkpoint(3) == 41 && checkpoint(11) == 40);
    made(3, 42, 60);
    await().until(() -> checkpoint(3) == 60);

    List<ConsumerRecord<byte[], byte[]>> all = KafkaUnderTest.everything(config, "needs");
    assertThat(all).hasSize(100).allMatch(r -> r.partition() == 3);
    assertThat(ids().stream().filter(id -> id.startsWith("needs/3/")))
        .containsExactlyElementsOf(places(3, 1, 60).toList());
    assertThat(ids().stream().filter(id -> id.startsWith("needs/11/")))
        .containsExactlyElementsOf(places(11, 1, 40).toList());
    assertThat(all.getFirst().key()).asString().isEqualTo(PublishingLog.stream(3, 1).toString());
    ConsumerRecord<byte[], byte[]> ballot =
        all.stream().filter(r -> r.value() == null).findFirst().orElseThrow();
    assertThat(Publication.of(ballot).header("ce_id")).isEqualTo("needs/3/41");
    assertThat(ballot.key()).isNull();
  }

  @Test
  void a_restarted_relay_goes_on_from_its_checkpoint() {
    made(5, 1, 10);
    RelayLoop first = relay();
    await().until(() -> checkpoint(5) == 10);
    first.stop();
    made(5, 11, 20);
    relay();
    await().until(() -> checkpoint(5) == 20);

    assertThat(ids()).containsExactlyElementsOf(places(5, 1, 20).toList());
  }

  @Test
  void two_relays_of_one_log_publish_everything_and_end_at_the_same_checkpoint() {
    relay();
    relay();
    made(6, 1, 300);
    await().until(() -> checkpoint(6) == 300);
    made(6, 301, 400);
    await().until(() -> checkpoint(6) == 400);

    assertThat(ids()).contains(places(6, 1, 400).toArray(String[]::new));
  }

  @Test
  void a_topic_made_anew_with_more_partitions_is_filled_from_position_1() throws Exception {
    made(3, 1, 10);
    made(11, 1, 10); // in a partition of its own only when there are 16
    RelayLoop first = relay();
    await().until(() -> checkpoint(3) == 10 && checkpoint(11) == 10);
    first.stop();
    var topics = new Topics(config);
    try (Admin admin = topics.admin()) {
      admin.deleteTopics(List.of(topics.of("needs"))).all().get();
    }
    String prefix = config.topicPrefix().orElseThrow();
    config = KafkaUnderTest.config("topic-prefix", prefix, "partitions", "16");
    relay();
    await()
        .until(
            () ->
                number("SELECT SUM(fill) FROM relay_checkpoint WHERE part IN (3, 11)") == 2
                    && checkpoint(3) == 10
                    && checkpoint(11) == 10);

    assertThat(ids())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(places(3, 1, 10), places(11, 1, 10)).toList());
  }

  /** Acknowledges nothing by itself, and knows one topic. */
  private MockProducer<byte[], byte[]> silent() {
    var node = new Node(0, "127.0.0.1", 1);
    String topic = new Topics(config).of("needs");
    var cluster =
        new Cluster(
            "c",
            List.of(node),
            List.of(new PartitionInfo(topic, 0, node, new Node[] {node}, new Node[] {node})),
            java.util.Set.of(),
            java.util.Set.of());
    return new MockProducer<>(
        cluster, false, null, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** A topic of which nothing is asked of the broker: the producer is not a real one either. */
  private static List<String> sent(MockProducer<byte[], byte[]> producer) {
    return producer.history().stream().map(RelayIT::id).toList();
  }

  private static String id(ProducerRecord<byte[], byte[]> sent) {
    return new String(sent.headers().lastHeader("ce_id").value());
  }

  @Test
  void the_checkpoint_moves_only_behind_acknowledgements_and_a_failure_sends_again_from_there() {
    var producers = new CopyOnWriteArrayList<MockProducer<byte[], byte[]>>();
    made(9, 1, 4);
    relay(
        () -> {
          producers.add(silent());
          return producers.getLast();
        },
        RelayUnderTest.Blind::new);
    await().until(() -> !producers.isEmpty() && sent(producers.getFirst()).size() == 4);
    assertThat(checkpoint(9)).isZero();

    producers.getFirst().completeNext();
    producers.getFirst().completeNext();
    await().until(() -> checkpoint(9) == 2);
    producers.getFirst().errorNext(new IllegalStateException("the broker said no"));
    // What was sent behind it is acknowledged; it must not carry the checkpoint over the hole.
    producers.getFirst().completeNext();

    await().until(() -> producers.size() == 2 && sent(producers.getLast()).size() == 2);
    assertThat(sent(producers.getLast())).containsExactly("needs/9/3", "needs/9/4");
    assertThat(checkpoint(9)).isEqualTo(2);
  }

  @Test
  void one_durable_write_stands_before_what_is_only_visible() {
    log.durable = 0;
    made(9, 1, 4);
    relay();
    await().until(() -> checkpoint(9) == 4);
    assertThat(number("SELECT writes FROM relay_barrier")).isEqualTo(1);

    log.durable = Long.MAX_VALUE;
    made(9, 5, 8);
    await().until(() -> checkpoint(9) == 8);
    assertThat(number("SELECT writes FROM relay_barrier")).isEqualTo(1);
  }

  @Test
  void kafka_away_is_waited_for_and_drained() {
    var away = new java.util.concurrent.atomic.AtomicBoolean(true);
    made(2, 1, 10);
    RelayLoop relay =
        relay(
            () -> {
              if (away.get()) {
                throw new org.apache.kafka.common.KafkaException("nobody there");
              }
              return Relay.producer(config);
            });
    await().during(Duration.ofMillis(300)).until(() -> relay.lag() == 10);
    away.set(false);
    await().until(() -> relay.lag() == 0);
    assertThat(ids()).containsExactlyElementsOf(places(2, 1, 10).toList());
  }
}

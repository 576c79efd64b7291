package org.jiebang.eventsourcing.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiebang.eventsourcing.counter.Counters.COUNTER;
import static org.jiebang.eventsourcing.store.StoreUnderTest.ask;

import io.quarkus.runtime.StartupEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.chain.ChainUnderTest.Keys;
import org.jiebang.eventsourcing.counter.Counters.Open;
import org.jiebang.eventsourcing.counter.Counters.Opened;
import org.jiebang.eventsourcing.counter.Counters.Raise;
import org.jiebang.eventsourcing.counter.Counters.Raised;
import org.jiebang.eventsourcing.relay.KafkaConfig;
import org.jiebang.eventsourcing.relay.KafkaUnderTest;
import org.jiebang.eventsourcing.relay.PublishedForTests;
import org.jiebang.eventsourcing.store.StoreUnderTest;
import org.jiebang.eventsourcing.store.StoredEvent;
import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.local.DatabaseServer;
import org.jiebang.local.TestServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log is put back to an earlier moment; Kafka and the anchors have seen more. */
class RefillIT {

  private static final Wire ALL_SHOWN =
      Wire.named()
          .event("counter-opened", Opened.class)
          .event("counter-raised", Raised.class)
          .build();
  private static final Wire OPENINGS_WITHHELD =
      Wire.named()
          .withheld("counter-opened", Opened.class)
          .event("counter-raised", Raised.class)
          .build();

  @TempDir Path folder;

  private final Keys keys = Keys.fresh();
  private final KafkaConfig kafka = KafkaUnderTest.config();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private StoreUnderTest under;
  private Anchorer anchorer;
  private Path anchors;
  private Path backup;
  private TreeMap<Integer, Long> heads = new TreeMap<>();

  @BeforeEach
  void aLogAndItsBackup() throws Exception {
    anchors = Files.createDirectory(folder.resolve("anchors"));
    backup = Files.createDirectory(folder.resolve("backup"));
    under = StoreUnderTest.fresh();
    anchorer = ChainUnderTest.anchorer(under, keys.signing(), ChainUnderTest.file(anchors), null);
    raise(stream(3), "three", 4);
    raise(stream(9), "nine", 4);
    anchorer.round();
    Files.copy(anchors.resolve("counters.jsonl"), backup.resolve("counters.jsonl"));
    for (int part = 0; part < Ids.PARTS; part++) {
      heads.put(part, under.store.head(part));
    }
  }

  @AfterEach
  void close() {
    under.close();
  }

  private static UUID stream(int part) {
    return new UUID(Ids.derived("refill").getMostSignificantBits(), part | 1L << 63);
  }

  private void raise(UUID stream, String key, int times) {
    under.commands.handle(COUNTER, stream, ask(key), new Open(1_000));
    for (int i = 0; i < times; i++) {
      under.commands.handle(COUNTER, stream, ask(key + i), new Raise(1));
    }
  }

  @Test
  void what_came_after_the_backup_is_found_again_row_by_row() throws Exception {
    raise(stream(40), "forty", 3);
    under.commands.handle(COUNTER, stream(3), ask("more"), new Raise(7));
    anchorer.round();
    publish(ALL_SHOWN);
    List<ChainRow> before = rows();
    backToTheBackup();
    assertThat(rows()).hasSizeLessThan(before.size());

    assertThat(restore(false)).isZero();

    assertThat(rows()).usingRecursiveComparison().isEqualTo(before);
    assertThat(verify().faults()).isEmpty();
    assertThat(held()).isZero();
  }

  @Test
  void what_kafka_does_not_have_whole_is_told_and_the_service_waits_for_consent() throws Exception {
    raise(stream(9 + 16), "withheld", 2);
    under.commands.handle(COUNTER, stream(3), ask("more"), new Raise(7));
    anchorer.round();
    publish(OPENINGS_WITHHELD);
    int whole = rows().size();
    backToTheBackup();

    assertThat(restore(false)).isEqualTo(RestoreTool.LOST);
    assertThat(rows()).hasSize(whole - 3);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("Found again on Kafka: 1 events of 1 parts")
        .contains("Lost: 3 positions")
        .contains("counters/25/1 NOT_WHOLE: withheld")
        .contains("counters/25/2 BEHIND_A_LOST_ONE: counter-raised of " + stream(25));
    assertThat(held()).isEqualTo(1);
    assertThatThrownBy(() -> new ChainHold(under.dataSource()).start(new StartupEvent()))
        .hasMessageContaining("3 positions of 1 parts are lost");

    assertThat(restore(true)).isZero();
    new ChainHold(under.dataSource()).start(new StartupEvent());
    assertThat(verify().faults()).as("the anchors know of the consent").isEmpty();
    assertThat(KafkaUnderTest.everything(kafka, "counters")).isEmpty();

    try (StoreUnderTest next = under.another()) {
      next.commands.handle(COUNTER, stream(25), ask("afresh"), new Open(5));
      assertThat(next.commands.load(COUNTER, stream(25)).version()).isEqualTo(1);
    }
    assertThat(verify().faults()).isEmpty();
  }

  @Test
  void a_command_over_several_streams_comes_back_whole_or_not_at_all() throws Exception {
    UUID behind = stream(3);
    under.commands.handle(
        COUNTER, new UUID(1, 3 | 1L << 63), ask("hidden"), new Open(5)); // part 3, withheld
    under.commands.handle(
        ask("both"),
        List.of(Step.of(COUNTER, stream(9), new Raise(1)), Step.of(COUNTER, behind, new Raise(1))));
    under.commands.handle(COUNTER, stream(9), ask("after"), new Raise(1));
    publish(OPENINGS_WITHHELD);
    backToTheBackup();

    assertThat(restore(false)).isEqualTo(RestoreTool.LOST);

    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("counters/3/6 NOT_WHOLE")
        .contains("counters/3/7 BEHIND_A_LOST_ONE")
        .contains("counters/9/6 COMMAND_TORN")
        .contains("counters/9/7 BEHIND_A_LOST_ONE")
        .contains("Lost: 4 positions");
  }

  @Test
  void positions_that_only_an_anchor_knows_are_told_too() throws Exception {
    under.commands.handle(COUNTER, stream(3), ask("more"), new Raise(7));
    anchorer.round();
    backToTheBackup();
    int verdict = restore(false);
    assertThat(verdict).as(said.toString(StandardCharsets.UTF_8)).isEqualTo(RestoreTool.LOST);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("counters/3/6 NOT_THERE: nothing is known of it");
  }

  private int restore(boolean acceptLoss) throws SQLException {
    said.reset();
    DatabaseServer server = TestServers.get().server();
    var task =
        new ChainTool.Task(
            "jdbc:mariadb://" + server.host() + ":" + server.port() + "/",
            "root",
            server.rootPassword(),
            List.of(new ChainTool.Log("counters", under.database.logName(), under.database.name())),
            List.of(anchors),
            List.of(keys.open()),
            kafka.bootstrap(),
            kafka.topicPrefix().orElse(""),
            0);
    var restore =
        new RestoreTool.Restore(task, Instant.now(), backup, anchors, keys.secret(), acceptLoss);
    try (var database = task.database();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      return new RestoreTool(restore, new RestoredLogs(database, task.logs()), out).run();
    }
  }

  private void publish(Wire wire) {
    try (Producer<byte[], byte[]> producer = KafkaUnderTest.producer(kafka)) {
      PublishedForTests.topic(kafka, "counters");
      for (int part = 0; part < Ids.PARTS; part++) {
        byte[] hash = under.log.hashAt(part, 0);
        for (StoredEvent event : under.log.read(part, 0, 1_000)) {
          PublishedForTests.send(producer, kafka, "counters", wire, event, hash);
          hash = event.hash();
        }
      }
      producer.flush();
    }
  }

  private void backToTheBackup() throws SQLException {
    try (Connection c = TestServers.get().server().connect();
        Statement s = c.createStatement()) {
      for (Map.Entry<Integer, Long> head : heads.entrySet()) {
        s.executeUpdate(
            "DELETE FROM %s.event WHERE part = %d AND pos > %d"
                .formatted(under.database.logName(), head.getKey(), head.getValue()));
      }
    }
  }

  private List<ChainRow> rows() {
    var rows = new HashMap<String, ChainRow>();
    for (int part = 0; part < Ids.PARTS; part++) {
      ChainUnderTest.rows(under)
          .page(part, 0, 1_000)
          .forEach(r -> rows.put(HexFormat.of().formatHex(r.hash()), r));
    }
    return List.copyOf(new TreeMap<>(rows).values());
  }

  private ChainReport verify() {
    return ChainUnderTest.verify(
        ChainUnderTest.rows(under), ChainUnderTest.read(anchors, keys.checking()));
  }

  private int held() throws SQLException {
    try (Connection c = under.connect();
        Statement s = c.createStatement();
        var r = s.executeQuery("SELECT COUNT(*) FROM log_hold")) {
      r.next();
      return r.getInt(1);
    }
  }
}

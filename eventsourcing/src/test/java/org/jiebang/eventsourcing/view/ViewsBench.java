package org.jiebang.eventsourcing.view;

import static java.util.Objects.requireNonNull;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.eventsourcing.store.Columns;
import org.jiebang.eventsourcing.store.Tail;
import org.jiebang.local.LocalServers;
import org.jiebang.local.TestServers;
import org.jiebang.local.bench.Cpu;
import org.jiebang.local.bench.Figures;
import org.jiebang.local.bench.Load;
import org.jiebang.local.bench.Report;
import org.jiebang.local.bench.Rounds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code ./jiebang bench views}: a rebuild beside a plain scan of the same log, and an aggregate
 * loaded beside a read of the same rows.
 */
@Tag("quarkus")
@QuarkusTest
@TestProfile(ViewsBench.NothingCached.class)
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "counters"))
class ViewsBench {

  /** Every load folds the stream from its first event. */
  public static class NothingCached implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("jiebang.store.cached-streams", "0");
    }
  }

  private static final int EVENTS =
      Integer.parseInt(System.getenv().getOrDefault("JIEBANG_BENCH_EVENTS", "1000000"));
  private static final int LENGTH = 100;
  private static final int BATCH = 500;
  private static final String COLUMNS =
      "part,pos,stream_id,version,tenant,type,schema_version,at_us,recorded_us,command_id,payload,"
          + "meta,hash";

  @Inject DataSource database;
  @Inject Rebuilds rebuilds;
  @Inject ViewPositions positions;
  @Inject CommandHandler commands;
  @Inject Service service;
  @Inject Tail tail;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @ConfigProperty(name = "jiebang.db.log")
  String log;

  private final @Nullable Long server = Cpu.processOf(TestServers.get().server());
  private final Map<UUID, Long> firsts = new HashMap<>();
  private List<UUID> streams = List.of();

  @Test
  void views() throws Exception {
    fill();
    String view = service.views().getFirst().name();
    Map<String, Figures> rebuilt =
        new Rounds()
            .add("rebuild, beside the live view", () -> once(() -> rebuild(view)))
            .add("plain SELECT of all columns", () -> once(this::scan))
            .run();
    Map<String, Figures> loaded =
        new Rounds()
            .add("aggregate of 100 events loaded", () -> reading(this::loaded))
            .add(
                "its history, with who and when",
                () -> reading(s -> commands.events(Counters.COUNTER, s, 0).size() == LENGTH))
            .add("its rows read by primary key", () -> reading(this::rowsOf))
            .run();
    var report =
        new Report(
            "views",
            String.format(
                "%,d events in %,d streams of %d, in all 64 parts, small payloads.",
                EVENTS, streams.size(), LENGTH));
    report.table("Rebuild of a view", rebuilt);
    report.line("");
    if (!report.aim(
        "rebuild, of a plain scan",
        Figures.rate(rebuilt, "rebuild, beside the live view")
            / Figures.rate(rebuilt, "plain SELECT of all columns"),
        "≥",
        0.5)) {
      report.profile("rebuilding", () -> rebuild(view));
    }
    report.table("Loading, 8 callers", loaded);
    report.line("");
    if (!report.aim(
        "load, of a read by key",
        Figures.rate(loaded, "aggregate of 100 events loaded")
            / Figures.rate(loaded, "its rows read by primary key"),
        "≥",
        0.5)) {
      report.profile("loading", () -> reading(this::loaded));
    }
    report.write();
  }

  private interface Job {
    void run() throws Exception;
  }

  /** A job over all events, as figures. */
  private Figures once(Job job) throws Exception {
    Cpu before = Cpu.now(server);
    long from = System.nanoTime();
    job.run();
    long nanos = System.nanoTime() - from;
    return Figures.of(EVENTS, nanos / 1e9, new long[] {nanos}, Cpu.now(server).since(before));
  }

  private void rebuild(String view) {
    int generation = rebuilds.start(view).generation();
    Awaitility.await()
        .atMost(Duration.ofMinutes(20))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                rebuilds.progress().stream()
                    .anyMatch(
                        r ->
                            r.view().equals(view)
                                && r.generation() == generation
                                && r.state() == Rebuild.State.LIVE));
  }

  private void scan() throws SQLException {
    long seen = 0;
    try (Connection c = database.getConnection();
        PreparedStatement s =
            c.prepareStatement(
                "SELECT " + COLUMNS + " FROM " + log + ".event ORDER BY part, pos")) {
      s.setFetchSize(1_000);
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          for (int column = 1; column <= 13; column++) {
            seen += r.getObject(column) == null ? 0 : 1;
          }
        }
      }
    }
    if (seen < 12L * EVENTS) {
      throw new IllegalStateException("the log is shorter than it should be");
    }
  }

  private interface Reading {
    boolean read(UUID stream) throws Exception;
  }

  private Figures reading(Reading reading) throws Exception {
    return Load.of(
        8,
        new Load.Window(Duration.ofSeconds(1), Duration.ofSeconds(3), server),
        i ->
            () -> {
              UUID stream = streams.get(ThreadLocalRandom.current().nextInt(streams.size()));
              if (!reading.read(stream)) {
                throw new IllegalStateException("a stream is not whole: " + stream);
              }
              return 1;
            });
  }

  private boolean loaded(UUID stream) {
    return commands.load(Counters.COUNTER, stream).version() == LENGTH;
  }

  private boolean rowsOf(UUID stream) throws SQLException {
    try (Connection c = database.getConnection();
        PreparedStatement s =
            c.prepareStatement(
                "SELECT "
                    + COLUMNS
                    + " FROM "
                    + log
                    + ".event WHERE part = ? AND pos BETWEEN ? AND ? ORDER BY pos")) {
      s.setInt(1, Ids.part(stream));
      long first = requireNonNull(firsts.get(stream));
      s.setLong(2, first);
      s.setLong(3, first + LENGTH - 1);
      int rows = 0;
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          for (int column = 1; column <= 13; column++) {
            r.getObject(column);
          }
          rows++;
        }
      }
      return rows == LENGTH;
    }
  }

  /** The log by plain INSERT, as other instances would have written it. */
  private void fill() throws SQLException {
    streams =
        IntStream.range(0, EVENTS / LENGTH)
            .mapToObj(n -> Ids.derived("views-bench-" + n))
            .sorted(Comparator.comparingInt(Ids::part))
            .toList();
    var heads = new long[Ids.PARTS];
    try (Connection c = database.getConnection();
        PreparedStatement s =
            c.prepareStatement(
                "INSERT INTO "
                    + log
                    + ".event ("
                    + COLUMNS
                    + ") VALUES (?,?,?,?,?,?,1,?,?,NULL,?,?,?)")) {
      c.setAutoCommit(false);
      int batch = 0;
      for (UUID stream : streams) {
        int part = Ids.part(stream);
        firsts.put(stream, heads[part] + 1);
        for (int version = 1; version <= LENGTH; version++) {
          s.setInt(1, part);
          s.setLong(2, ++heads[part]);
          s.setBytes(3, Columns.bytes(stream));
          s.setInt(4, version);
          s.setBytes(5, Columns.bytes(Counters.TENANT));
          s.setString(6, version == 1 ? "counter-opened" : "counter-raised");
          s.setLong(7, heads[part]);
          s.setLong(8, heads[part]);
          s.setString(9, version == 1 ? "{\"limit\":1000000}" : "{\"by\":1}");
          s.setString(10, "{\"role\":\"COM\",\"correlation\":\"" + stream + "\"}");
          s.setBytes(11, new byte[32]);
          s.addBatch();
        }
        if (++batch % (BATCH / LENGTH) == 0) {
          s.executeBatch();
          c.commit();
        }
      }
      s.executeBatch();
      c.commit();
    }
    var ends = new LinkedHashMap<Integer, Long>();
    for (int part = 0; part < Ids.PARTS; part++) {
      ends.put(part, heads[part]);
    }
    Awaitility.await()
        .atMost(Duration.ofMinutes(20))
        .until(
            () ->
                ends.entrySet().stream()
                    .allMatch(
                        e ->
                            tail.head(e.getKey()) >= e.getValue()
                                && positions.await(e.getKey(), e.getValue(), Duration.ZERO)));
  }
}

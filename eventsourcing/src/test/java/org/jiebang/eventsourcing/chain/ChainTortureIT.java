package org.jiebang.eventsourcing.chain;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jiebang.eventsourcing.chain.ChainFault.Kind;
import org.jiebang.eventsourcing.chain.ChainUnderTest.Keys;
import org.jiebang.eventsourcing.chain.Mutations.Mutation;
import org.jiebang.eventsourcing.chain.Mutations.Place;
import org.jiebang.eventsourcing.store.Columns;
import org.jiebang.eventsourcing.store.StoreUnderTest;
import org.jiebang.local.DatabaseServer;
import org.jiebang.local.TestServers;
import org.jiebang.local.Torture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mariadb.jdbc.MariaDbPoolDataSource;

/** Whatever is done to the log or to its anchors is found, and where. */
class ChainTortureIT {

  private static final int EVENTS = 1_000;
  private static final int ANCHORED = 800;
  private static final String COLUMNS =
      "part,pos,stream_id,version,tenant,type,schema_version,at_us,recorded_us,command_id,payload,"
          + "meta,hash";

  @TempDir Path folder;

  private final Keys keys = Keys.fresh();

  @Test
  void any_change_of_the_log_is_found() throws Exception {
    try (var torture = Torture.of("chain");
        StoreUnderTest under = StoreUnderTest.fresh()) {
      Anchorer anchorer =
          ChainUnderTest.anchorer(under, keys.signing(), ChainUnderTest.file(folder), null);
      for (int i = 0; i < 10; i++) {
        ChainUnderTest.append(under, "batch-" + i, EVENTS / 10 + 4);
        if (i < ANCHORED / 100) {
          anchorer.round();
        }
      }
      AnchorSet anchors = ChainUnderTest.read(folder, keys.checking());
      TreeMap<Place, ChainRow> original = rows(under);
      torture.atLeast("events", original.size(), EVENTS);
      var mutations = new Mutations(original, torture.random("mutations"));
      witness(under, mutations.ends());

      ChainReport clean = ChainUnderTest.verify(ChainUnderTest.rows(under), anchors);
      assertThat(clean.faults()).isEmpty();
      assertThat(clean.rows()).isEqualTo(original.size());
      long unanchored =
          mutations.ends().entrySet().stream()
              .mapToLong(e -> e.getValue() - anchors.of(e.getKey()).lastKey())
              .sum();
      assertThat(clean.unanchored()).isEqualTo(unanchored).isPositive();
      torture.count("rows reported as unanchored", unanchored);

      var found = new EnumMap<Kind, Integer>(Kind.class);
      int rounds = torture.dose(300, 1_000);
      for (int i = 0; i < rounds; i++) {
        Mutation mutation = mutations.next();
        ChainFault fault =
            mustBeFound(
                mutation, new MemoryRows(mutation.rows(), mutations.ends()), anchors, mutations);
        if (fault != null) {
          found.merge(fault.kind(), 1, Integer::sum);
        }
      }
      torture.atLeast("mutations in memory", rounds, 300);
      found.forEach((kind, times) -> torture.count("found as " + kind, times));
      assertThat(found)
          .containsKeys(
              Kind.CHANGED,
              Kind.MISSING,
              Kind.SWAPPED,
              Kind.CUT,
              Kind.CUT_UNANCHORED,
              Kind.RECOMPUTED);
      torture.atLeast(
          "mutations in MariaDB",
          inMariaDb(under, original, mutations, anchors, torture.dose(15, 300)),
          torture.dose(15, 300));
      canary(torture, mutations, anchors);
    }
  }

  /**
   * Null when only rows that nothing speaks for were computed anew: those are reported by number.
   */
  private static @Nullable ChainFault mustBeFound(
      Mutation mutation, ChainRows rows, AnchorSet anchors, Mutations mutations) {
    ChainReport report = ChainUnderTest.verify(rows, anchors);
    Place first = mutation.first();
    long anchoredTo = anchors.of(first.part()).lastKey();
    if (mutation.what().startsWith("a chain")) {
      if (first.pos() > anchoredTo) {
        assertThat(report.sound()).isTrue();
        assertThat(report.unanchoredByPart().get(first.part()))
            .isGreaterThanOrEqualTo(mutations.end(first.part()) - first.pos() + 1);
        return null;
      }
      Long next = anchors.of(first.part()).ceilingKey(first.pos());
      assertThat(report.faults())
          .as(mutation.what() + " at " + first)
          .first()
          .matches(f -> f.kind() == Kind.RECOMPUTED && f.pos() == next);
      return report.faults().getFirst();
    }
    ChainFault fault =
        report.faults().stream()
            .filter(f -> f.part() == first.part() && f.pos() == first.pos())
            .findFirst()
            .orElseThrow(
                () ->
                    new AssertionError(
                        mutation.what() + " at " + first + ": found " + report.faults()));
    if (mutation.what().equals("a cut end")) {
      long gone = mutations.end(first.part()) - first.pos() + 1;
      boolean anchored = first.pos() <= anchoredTo;
      assertThat(fault.kind()).isEqualTo(anchored ? Kind.CUT : Kind.CUT_UNANCHORED);
      long known = anchored ? anchoredTo - first.pos() + 1 : gone;
      assertThat(fault.detail()).startsWith(known + " ");
    }
    return fault;
  }

  private static void canary(Torture torture, Mutations mutations, AnchorSet anchors) {
    int missed = 0;
    int tried = 0;
    while (tried < 20) {
      Mutation mutation = mutations.recomputed(tried);
      if (mutation.first().pos() <= anchors.of(mutation.first().part()).lastKey()) {
        tried++;
        var rows = new MemoryRows(mutation.rows(), mutations.ends());
        missed += ChainUnderTest.verify(rows, AnchorSet.none("counters")).sound() ? 1 : 0;
      }
    }
    torture.canary("a check without anchors misses a chain computed anew", missed == tried);
  }

  @Test
  void any_change_of_the_anchors_is_found() throws Exception {
    try (var torture = Torture.of("chain-anchors");
        StoreUnderTest under = StoreUnderTest.fresh()) {
      Anchorer anchorer =
          ChainUnderTest.anchorer(under, keys.signing(), ChainUnderTest.file(folder), null);
      for (int i = 0; i < 5; i++) {
        ChainUnderTest.append(under, "batch-" + i, 16);
        anchorer.round();
      }
      Path file = folder.resolve("counters.jsonl");
      byte[] original = Files.readAllBytes(file);
      SplittableRandom random = torture.random("anchors");
      int rounds = torture.dose(100, 2_000);
      var kinds = new EnumMap<Kind, Integer>(Kind.class);
      for (int i = 0; i < rounds; i++) {
        Files.write(file, edited(original, random));
        List<ChainFault> faults = ChainUnderTest.read(folder, keys.checking()).faults();
        assertThat(faults).as("round " + i).isNotEmpty();
        kinds.merge(faults.getFirst().kind(), 1, Integer::sum);
      }
      torture.atLeast("edits of the anchor file", rounds, 100);
      kinds.forEach((kind, times) -> torture.count("found as " + kind, times));
      Files.write(file, original);
      assertThat(ChainUnderTest.read(folder, keys.checking()).faults()).isEmpty();
      torture.canary(
          "without the list of keys nothing is believed",
          ChainUnderTest.read(folder, AnchorKeys.checking(List.of())).faults().size() == 5);
    }
  }

  private static byte[] edited(byte[] original, SplittableRandom random) {
    if (random.nextInt(4) > 0) {
      byte[] changed = original.clone();
      // The end of the last line says nothing.
      changed[random.nextInt(changed.length - 1)] ^= (byte) (1 + random.nextInt(255));
      return changed;
    }
    var lines = new ArrayList<>(new String(original, ISO_8859_1).lines().toList());
    int at = random.nextInt(1, lines.size() - 1);
    switch (random.nextInt(3)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at + 1, lines.remove(at - 1));
      default -> lines.set(at, lines.getFirst().replace("\"seq\":1,", "\"seq\":" + (at + 1) + ","));
    }
    return (String.join("\n", lines) + "\n").getBytes(ISO_8859_1);
  }

  /** The same in a copy of the table, by somebody with all rights. */
  private static int inMariaDb(
      StoreUnderTest under,
      TreeMap<Place, ChainRow> original,
      Mutations mutations,
      AnchorSet anchors,
      int rounds)
      throws SQLException {
    DatabaseServer server = TestServers.get().server();
    String copy = under.database.name() + "_copy";
    try (var root =
            new MariaDbPoolDataSource(
                "jdbc:mariadb://%s:%d/?maxPoolSize=2&user=root&password=%s"
                    .formatted(server.host(), server.port(), server.rootPassword()));
        Connection c = root.getConnection();
        Statement sql = c.createStatement()) {
      sql.execute("CREATE DATABASE " + copy);
      sql.execute("CREATE TABLE " + copy + ".event LIKE " + under.database.logName() + ".event");
      try {
        change(c, copy, new TreeMap<>(Place.ORDER), original);
        var rows = new JdbcChainRows(root::getConnection, copy, under.database.name());
        assertThat(ChainUnderTest.verify(rows, anchors).sound()).isTrue();
        for (int i = 0; i < rounds; i++) {
          Mutation mutation = mutations.next();
          change(c, copy, original, mutation.rows());
          mustBeFound(mutation, rows, anchors, mutations);
          change(c, copy, mutation.rows(), original);
        }
        assertThat(ChainUnderTest.verify(rows, anchors).sound()).isTrue();
      } finally {
        sql.execute("DROP DATABASE " + copy);
      }
    }
    return rounds;
  }

  private static void change(
      Connection c, String log, TreeMap<Place, ChainRow> from, TreeMap<Place, ChainRow> to)
      throws SQLException {
    c.setAutoCommit(false);
    try (PreparedStatement delete =
            c.prepareStatement("DELETE FROM " + log + ".event WHERE part = ? AND pos = ?");
        PreparedStatement insert =
            c.prepareStatement(
                "INSERT INTO "
                    + log
                    + ".event ("
                    + COLUMNS
                    + ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
      for (Map.Entry<Place, ChainRow> e : from.entrySet()) {
        if (to.get(e.getKey()) != e.getValue()) {
          delete.setInt(1, e.getKey().part());
          delete.setString(2, Long.toUnsignedString(e.getKey().pos()));
          delete.executeUpdate();
        }
      }
      for (Map.Entry<Place, ChainRow> e : to.entrySet()) {
        if (from.get(e.getKey()) != e.getValue()) {
          bind(insert, e.getValue());
          insert.executeUpdate();
        }
      }
    }
    c.commit();
    c.setAutoCommit(true);
  }

  private static void bind(PreparedStatement insert, ChainRow r) throws SQLException {
    insert.setInt(1, r.part());
    insert.setString(2, Long.toUnsignedString(r.pos()));
    insert.setBytes(3, Columns.bytes(r.stream()));
    insert.setLong(4, r.version());
    insert.setBytes(5, Columns.bytes(r.tenant()));
    insert.setString(6, r.type());
    insert.setInt(7, r.schema());
    insert.setLong(8, r.atMicros());
    insert.setLong(9, r.recordedMicros());
    insert.setBytes(10, r.command() == null ? null : Columns.bytes(r.command()));
    insert.setString(11, r.payload());
    insert.setString(12, r.meta());
    insert.setBytes(13, r.hash());
  }

  /** As the relay would have left it. */
  private static void witness(StoreUnderTest under, Map<Integer, Long> ends) throws SQLException {
    try (Connection c = under.connect();
        PreparedStatement s =
            c.prepareStatement("INSERT INTO relay_checkpoint (part, pos) VALUES (?, ?)")) {
      for (Map.Entry<Integer, Long> e : ends.entrySet()) {
        s.setInt(1, e.getKey());
        s.setLong(2, e.getValue());
        s.executeUpdate();
      }
    }
  }

  private static TreeMap<Place, ChainRow> rows(StoreUnderTest under) throws SQLException {
    var rows = new TreeMap<Place, ChainRow>(Place.ORDER);
    try (Connection c = under.connect();
        Statement s = c.createStatement();
        ResultSet r =
            s.executeQuery("SELECT " + COLUMNS + " FROM " + under.database.logName() + ".event")) {
      while (r.next()) {
        byte[] command = r.getBytes(10);
        rows.put(
            new Place(r.getInt(1), r.getLong(2)),
            new ChainRow(
                r.getInt(1),
                r.getLong(2),
                Columns.uuid(r.getBytes(3)),
                r.getLong(4),
                Columns.uuid(r.getBytes(5)),
                r.getString(6),
                r.getInt(7),
                r.getLong(8),
                r.getLong(9),
                command == null ? null : Columns.uuid(command),
                r.getString(11),
                r.getString(12),
                r.getBytes(13)));
      }
    }
    return rows;
  }
}

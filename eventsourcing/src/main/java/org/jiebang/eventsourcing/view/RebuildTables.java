package org.jiebang.eventsourcing.view;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.store.Columns;
import org.jiebang.eventsourcing.store.StoreUnavailable;
import org.jiebang.eventsourcing.view.Checkpoints.Overtaken;
import org.jiebang.eventsourcing.view.Rebuild.State;
import org.jspecify.annotations.Nullable;

/**
 * What is being rebuilt, as rows that every instance of the service reads. Inside a transaction of
 * the caller, statements belong to it. Times are the database's.
 */
final class RebuildTables {

  private static final String NOW = "CAST(UNIX_TIMESTAMP(NOW(6)) * 1000000 AS SIGNED)";

  /** A generation of a view. */
  record Generation(String view, int gen) {}

  private final DataSource database;

  RebuildTables(DataSource database) {
    this.database = database;
  }

  /** The next generation, to be built from the first event on. */
  int begin(String view) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              int live = lockLive(view);
              if (number(
                      "SELECT COUNT(*) FROM view_rebuild WHERE view = ? AND state = 'BUILDING'",
                      view)
                  > 0) {
                Rejected.refuse(RebuildRefusal.REBUILD_ALREADY_RUNNING);
              }
              long last =
                  number("SELECT COALESCE(MAX(gen), 0) FROM view_rebuild WHERE view = ?", view);
              int gen = (int) Math.max(live, last) + 1;
              update(
                  "INSERT INTO view_rebuild (view, gen, state, started_us, changed_us) VALUES"
                      + " (?, ?, 'BUILDING', "
                      + NOW
                      + ", "
                      + NOW
                      + ")",
                  view,
                  gen);
              return gen;
            });
  }

  /** The live generation, which stays it until the transaction ends. */
  int lockLive(String view) {
    return (int) number("SELECT live FROM generation WHERE view = ? FOR UPDATE", view);
  }

  /**
   * Keeps {@code of} from being cancelled or flipped until the transaction ends.
   *
   * @throws Overtaken when it has been
   */
  void holdBuilding(Generation of) {
    building(of, " LOCK IN SHARE MODE");
  }

  /**
   * Keeps every other builder of {@code of} out until the transaction ends.
   *
   * @throws Overtaken when it is cancelled or flipped
   */
  void lockBuilding(Generation of) {
    building(of, " FOR UPDATE");
  }

  private void building(Generation of, String lock) {
    if (number(
            "SELECT COUNT(*) FROM view_rebuild WHERE view = ? AND gen = ? AND state = 'BUILDING'"
                + lock,
            of.view(),
            of.gen())
        != 1) {
      throw new Overtaken();
    }
  }

  /** From now on {@code next} is asked, and the one before is retired. */
  void flip(int live, Generation next) {
    update("UPDATE generation SET live = ? WHERE view = ?", next.gen(), next.view());
    update(
        "INSERT INTO view_rebuild (view, gen, state, started_us, changed_us) VALUES (?, ?,"
            + " 'RETIRED', "
            + NOW
            + ", "
            + NOW
            + ") ON DUPLICATE KEY UPDATE state = 'RETIRED', changed_us = "
            + NOW,
        next.view(),
        live);
    to(State.LIVE, next, null);
  }

  /** True when it was being built until now. */
  boolean give(State up, String view) {
    return update(
            "UPDATE view_rebuild SET state = ?, changed_us = "
                + NOW
                + " WHERE view = ? AND state = 'BUILDING'",
            up.name(),
            view)
        > 0;
  }

  void failed(Generation of, String problem) {
    to(State.FAILED, of, problem);
  }

  private void to(State state, Generation of, @Nullable String problem) {
    update(
        "UPDATE view_rebuild SET state = ?, problem = ?, changed_us = "
            + NOW
            + " WHERE view = ? AND gen = ? AND state = 'BUILDING'",
        state.name(),
        problem,
        of.view(),
        of.gen());
  }

  List<Generation> building() {
    return generations("state = 'BUILDING'");
  }

  /** Retired longer than {@code grace} ago, or given up. */
  List<Generation> toSweep(Duration grace) {
    return generations(
        "NOT swept AND (state IN ('CANCELLED', 'FAILED') OR state = 'RETIRED' AND changed_us < "
            + NOW
            + " - ?)",
        TimeUnit.NANOSECONDS.toMicros(grace.toNanos()));
  }

  void swept(Generation of) {
    update("DELETE FROM checkpoint WHERE view = ? AND gen = ?", of.view(), of.gen());
    update("UPDATE view_rebuild SET swept = TRUE WHERE view = ? AND gen = ?", of.view(), of.gen());
  }

  /** How many of {@code most} rows there were to delete. */
  int sweep(String table, int gen, int most) {
    return update("DELETE FROM " + table + " WHERE gen = ? LIMIT ?", gen, most);
  }

  /** Every generation but the first of each view, the newest first. */
  List<Rebuild> all(ToLongFunction<String> target) {
    return read(
        "SELECT r.view, r.gen, r.state, r.started_us, r.changed_us, r.problem,"
            + " (SELECT COALESCE(SUM(c.pos), 0) FROM checkpoint c WHERE c.view = r.view AND c.gen ="
            + " r.gen) FROM view_rebuild r WHERE r.gen > 1 ORDER BY r.view, r.gen DESC",
        r ->
            new Rebuild(
                r.getString(1),
                r.getInt(2),
                State.valueOf(r.getString(3)),
                Columns.instant(r.getLong(4)),
                Columns.instant(r.getLong(5)),
                r.getLong(7),
                target.applyAsLong(r.getString(1)),
                r.getString(6)));
  }

  private List<Generation> generations(String where, Object... values) {
    return read(
        "SELECT view, gen FROM view_rebuild WHERE " + where + " ORDER BY started_us, view",
        r -> new Generation(r.getString(1), r.getInt(2)),
        values);
  }

  private long number(String sql, Object... values) {
    return read(sql, r -> r.getLong(1), values).getFirst();
  }

  private <T> List<T> read(String sql, Row<T> row, Object... values) {
    try (Connection c = database.getConnection();
        PreparedStatement s = c.prepareStatement(sql)) {
      bind(s, values);
      try (ResultSet r = s.executeQuery()) {
        var found = new ArrayList<T>();
        while (r.next()) {
          found.add(row.read(r));
        }
        return found;
      }
    } catch (SQLException e) {
      throw new StoreUnavailable("reading rebuilds", e);
    }
  }

  private int update(String sql, @Nullable Object... values) {
    try (Connection c = database.getConnection();
        PreparedStatement s = c.prepareStatement(sql)) {
      bind(s, values);
      return s.executeUpdate();
    } catch (SQLException e) {
      throw new StoreUnavailable("writing rebuilds", e);
    }
  }

  private static void bind(PreparedStatement s, @Nullable Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      s.setObject(i + 1, values[i]);
    }
  }

  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }
}

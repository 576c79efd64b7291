package org.jiebang.eventsourcing.view;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.eventsourcing.store.Columns;

/** Keeps the table of deadlines from what events set and clear. */
final class TimerFollower<E> implements Follower {

  /** Rows of one statement. */
  private static final int AT_ONCE = 200;

  private final Timers<?, ?, E> timers;

  /** The key of a row. */
  private record Deadline(int part, UUID stream, String name) {

    int put(PreparedStatement s, int before) throws SQLException {
      s.setInt(before + 1, part);
      s.setBytes(before + 2, Columns.bytes(stream));
      s.setString(before + 3, name);
      return before + 3;
    }
  }

  TimerFollower(Timers<?, ?, E> timers) {
    this.timers = timers;
  }

  @Override
  public boolean reads(Class<?> event) {
    return timers.aggregate().events().isAssignableFrom(event);
  }

  /** Of a batch, only what each deadline comes to is written, in two statements. */
  @Override
  public void apply(EntityManager em, int gen, List<Recorded<Object>> facts) {
    Map<Deadline, Timers.Change> last = new LinkedHashMap<>();
    facts.forEach(fact -> collect(fact, last));
    if (last.isEmpty()) {
      return;
    }
    var set = new ArrayList<Map.Entry<Deadline, Timers.Change.Set>>();
    var cleared = new ArrayList<Deadline>();
    last.forEach(
        (deadline, change) -> {
          switch (change) {
            case Timers.Change.Set at -> set.add(Map.entry(deadline, at));
            case Timers.Change.Clear _ -> cleared.add(deadline);
          }
        });
    em.unwrap(Session.class)
        .doWork(
            database -> {
              for (int from = 0; from < set.size(); from += AT_ONCE) {
                set(database, set.subList(from, Math.min(set.size(), from + AT_ONCE)));
              }
              for (int from = 0; from < cleared.size(); from += AT_ONCE) {
                clear(database, cleared.subList(from, Math.min(cleared.size(), from + AT_ONCE)));
              }
            });
  }

  @SuppressWarnings("unchecked") // isInstance has looked
  private void collect(Recorded<Object> fact, Map<Deadline, Timers.Change> last) {
    if (!timers.aggregate().events().isInstance(fact.event())) {
      return;
    }
    for (Timers.Change change : timers.on((Recorded<E>) (Recorded<?>) fact)) {
      last.put(new Deadline(fact.part(), fact.stream(), change.timer()), change);
    }
  }

  private void set(Connection database, List<Map.Entry<Deadline, Timers.Change.Set>> some)
      throws SQLException {
    try (PreparedStatement s =
        database.prepareStatement(
            "INSERT INTO timer (part, stream_id, name, aggregate, due_us, retry_us)"
                + " VALUES (?, ?, ?, ?, ?, 0)"
                + ", (?, ?, ?, ?, ?, 0)".repeat(some.size() - 1)
                + " ON DUPLICATE KEY UPDATE due_us = VALUES(due_us), retry_us = 0")) {
      int at = 0;
      for (Map.Entry<Deadline, Timers.Change.Set> each : some) {
        at = each.getKey().put(s, at);
        s.setString(++at, timers.aggregate().name());
        s.setLong(++at, Columns.micros(each.getValue().at()));
      }
      s.executeUpdate();
    }
  }

  private static void clear(Connection database, List<Deadline> some) throws SQLException {
    try (PreparedStatement s =
        database.prepareStatement(
            "DELETE FROM timer WHERE part = ? AND stream_id = ? AND name = ?"
                + " OR part = ? AND stream_id = ? AND name = ?".repeat(some.size() - 1))) {
      int at = 0;
      for (Deadline each : some) {
        at = each.put(s, at);
      }
      s.executeUpdate();
    }
  }
}

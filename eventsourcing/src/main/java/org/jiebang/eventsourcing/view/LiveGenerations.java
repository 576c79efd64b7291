package org.jiebang.eventsourcing.view;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jiebang.eventsourcing.store.StoreUnavailable;

/**
 * Knows which generation of each view is live, as one row per view says. A generation that was live
 * here lately may be asked although another instance has retired it: its rows stand still and stay
 * for the grace time, and this knowledge is renewed before half of it is over.
 */
@ApplicationScoped
public class LiveGenerations implements Generations {

  /**
   * @param nanos when it was read, monotonic
   */
  private record Known(Map<String, Integer> live, long nanos) {}

  private final DataSource database;
  private final long trustedNanos;
  private volatile Known known;

  LiveGenerations(DataSource database, ViewConfig config) {
    this.database = database;
    this.trustedNanos = config.grace().toNanos() / 2;
    this.known = new Known(Map.of(), System.nanoTime() - trustedNanos - 1);
  }

  @Override
  public int live(String view) {
    Map<String, Integer> live = olderThan(trustedNanos) ? refresh() : known.live();
    return live.getOrDefault(view, 1);
  }

  boolean olderThan(Duration age) {
    return olderThan(age.toNanos());
  }

  private boolean olderThan(long nanos) {
    return System.nanoTime() - known.nanos() > nanos;
  }

  /** Asks the database. */
  Map<String, Integer> refresh() {
    long now = System.nanoTime();
    try (Connection c = database.getConnection();
        PreparedStatement s = c.prepareStatement("SELECT view, live FROM generation");
        ResultSet r = s.executeQuery()) {
      var live = new HashMap<String, Integer>();
      while (r.next()) {
        live.put(r.getString(1), r.getInt(2));
      }
      return learn(new Known(live, now));
    } catch (SQLException e) {
      throw new StoreUnavailable("reading which generations are live", e);
    }
  }

  /** Live generations only grow: an answer that was late does not take them back. */
  private synchronized Map<String, Integer> learn(Known answer) {
    var live = new HashMap<>(known.live());
    answer.live().forEach((view, gen) -> live.merge(view, gen, Math::max));
    known = new Known(Map.copyOf(live), Math.max(known.nanos(), answer.nanos()));
    return known.live();
  }

  /** Every view begins with generation 1. */
  void begin(Collection<String> views) {
    try (Connection c = database.getConnection();
        PreparedStatement s =
            c.prepareStatement("INSERT IGNORE INTO generation (view, live) VALUES (?, 1)")) {
      for (String view : views) {
        s.setString(1, view);
        s.executeUpdate();
      }
    } catch (SQLException e) {
      throw new StoreUnavailable("beginning generations", e);
    }
  }

  /**
   * Keeps {@code followed} live until the transaction ends: a flip waits for it. So a retired
   * generation never moves, and the next one is never behind it.
   *
   * @throws Checkpoints.Overtaken when one of them is live no more
   */
  static void hold(EntityManager em, Map<String, Integer> followed) {
    List<?> rows =
        em.createNativeQuery("SELECT view, live FROM generation LOCK IN SHARE MODE")
            .getResultList();
    var live = new HashMap<String, Integer>();
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      live.put((String) columns[0], ((Number) columns[1]).intValue());
    }
    followed.forEach(
        (view, gen) -> {
          if (!gen.equals(live.get(view))) {
            throw new Checkpoints.Overtaken();
          }
        });
  }
}

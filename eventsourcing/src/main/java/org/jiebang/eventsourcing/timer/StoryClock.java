package org.jiebang.eventsourcing.timer;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.store.StoreUnavailable;
import org.jspecify.annotations.Nullable;

/**
 * The time that decisions get: the database's clock, carried on by the monotonic one, plus the
 * story offset. So two instances with wrong system clocks agree, and a story with deadlines can run
 * in seconds where the profile allows it. The system clock is never asked.
 *
 * <p>It is never ahead of the database: what is due by it is due by the database, too. How far it
 * is behind is at most the round trip of the last measurement.
 */
@ApplicationScoped
public class StoryClock implements Clock {

  private static final Logger LOG = Logger.getLogger(StoryClock.class);
  private static final long MEASURE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** Not UNIX_TIMESTAMP, which takes what it gets for the session's own time zone. */
  private static final String MEASURE =
      "SELECT TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6)),"
          + " (SELECT offset_us FROM story_clock WHERE id = 1)";

  /**
   * @param databaseMicros the database's time at {@code nanos} of the monotonic clock
   */
  private record Reading(long nanos, long databaseMicros, long offsetMicros) {

    long databaseMicrosAt(long later) {
      return databaseMicros + TimeUnit.NANOSECONDS.toMicros(later - nanos);
    }
  }

  private final DataSource database;
  private final AtomicReference<@Nullable Reading> reading = new AtomicReference<>();
  private final List<Runnable> followers = new CopyOnWriteArrayList<>();

  StoryClock(DataSource database) {
    this.database = database;
  }

  @Override
  public Instant now() {
    long nanos = System.nanoTime();
    Reading r = reading.get();
    if (r == null || nanos - r.nanos() > MEASURE_EVERY_NANOS) {
      r = measure(r);
    }
    return instant(r.databaseMicrosAt(nanos) + r.offsetMicros());
  }

  /** The database's time without the story's offset: what pauses between attempts are made of. */
  public Instant real() {
    long nanos = System.nanoTime();
    Reading r = reading.get();
    return instant((r == null ? measure(null) : r).databaseMicrosAt(nanos));
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** How far the story has been moved forward; zero in production. */
  public Duration offset() {
    Reading r = measure(reading.get());
    return Duration.of(r.offsetMicros(), ChronoUnit.MICROS);
  }

  /**
   * Moves the story forward to {@code offset}; never back. Kept over restarts; other instances of
   * this service follow within 5 s, because that often each of them asks the database.
   */
  public void advanceTo(Duration offset) {
    try (Connection c = database.getConnection();
        Statement s = c.createStatement()) {
      s.executeUpdate(
          "UPDATE story_clock SET offset_us = GREATEST(offset_us, "
              + TimeUnit.NANOSECONDS.toMicros(offset.toNanos())
              + ") WHERE id = 1");
    } catch (SQLException e) {
      throw new StoreUnavailable("moving the story clock", e);
    }
    measure(null);
    followers.forEach(Runnable::run);
  }

  /** {@code moved} is called after {@link #advanceTo} in this process; it must return at once. */
  void subscribe(Runnable moved) {
    followers.add(moved);
  }

  private Reading measure(@Nullable Reading last) {
    try (Connection c = database.getConnection();
        Statement s = c.createStatement()) {
      long before = System.nanoTime();
      try (ResultSet r = s.executeQuery(MEASURE)) {
        r.next();
        long after = System.nanoTime();
        Reading measured = reading(last, before, after, r.getLong(1), r.getLong(2));
        reading.set(measured);
        return measured;
      }
    } catch (SQLException e) {
      if (last == null) {
        throw new StoreUnavailable("asking the time", e);
      }
      LOG.debug("the database does not tell the time; the monotonic clock carries on", e);
      return last;
    }
  }

  /**
   * The database said {@code told} somewhen between {@code before} and {@code after}, so at {@code
   * after} it is that late at least. The last reading carried on says so, too; where it agrees with
   * this one, the later of the two is the better.
   */
  private static Reading reading(
      @Nullable Reading last, long before, long after, long told, long offsetMicros) {
    long carried = last == null ? told : last.databaseMicrosAt(after);
    long most = told + TimeUnit.NANOSECONDS.toMicros(after - before);
    return new Reading(after, carried > told && carried <= most ? carried : told, offsetMicros);
  }
}

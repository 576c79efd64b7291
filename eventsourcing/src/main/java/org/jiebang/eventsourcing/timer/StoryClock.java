package org.jiebang.eventsourcing.timer;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.store.StoreUnavailable;
import org.jspecify.annotations.Nullable;

/**
 * The time that decisions get: the database's clock, carried on by the monotonic one, plus the
 * story offset. So two instances with wrong system clocks agree, and a story with deadlines can run
 * in seconds where the profile allows it.
 */
@ApplicationScoped
public class StoryClock implements Clock {

  private static final Logger LOG = Logger.getLogger(StoryClock.class);
  private static final long MEASURE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

  /**
   * @param micros the database's time plus the story offset at {@code nanos} of the monotonic clock
   */
  private record Reading(long nanos, long micros, long offsetMicros) {}

  private final AgroalDataSource database;
  private final AtomicReference<@Nullable Reading> reading = new AtomicReference<>();

  StoryClock(AgroalDataSource database) {
    this.database = database;
  }

  @Override
  public Instant now() {
    long nanos = System.nanoTime();
    Reading r = reading.get();
    if (r == null || nanos - r.nanos() > MEASURE_EVERY_NANOS) {
      r = measure(r);
    }
    return Instant.EPOCH.plus(
        r.micros() + TimeUnit.NANOSECONDS.toMicros(nanos - r.nanos()), ChronoUnit.MICROS);
  }

  /** How far the story has been moved forward; zero in production. */
  public Duration offset() {
    Reading r = measure(reading.get());
    return Duration.of(r.offsetMicros(), ChronoUnit.MICROS);
  }

  /**
   * Moves the story forward to {@code offset}; never back. Kept over restarts; other instances of
   * this service follow within seconds.
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
  }

  private Reading measure(@Nullable Reading last) {
    try (Connection c = database.getConnection();
        Statement s = c.createStatement()) {
      long before = System.nanoTime();
      try (ResultSet r =
          s.executeQuery(
              "SELECT CAST(UNIX_TIMESTAMP(UTC_TIMESTAMP(6)) * 1000000 AS SIGNED),"
                  + " (SELECT offset_us FROM story_clock WHERE id = 1)")) {
        r.next();
        long after = System.nanoTime();
        Reading measured =
            new Reading(before + (after - before) / 2, r.getLong(1) + r.getLong(2), r.getLong(2));
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
}

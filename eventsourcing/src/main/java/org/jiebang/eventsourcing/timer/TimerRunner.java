package org.jiebang.eventsourcing.timer;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.KernelRefusal;
import org.jiebang.eventsourcing.Refusal;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.eventsourcing.crash.CrashPoint;
import org.jiebang.eventsourcing.store.Columns;
import org.jiebang.eventsourcing.store.StoreConfig;

/**
 * Fires what is due. The command id derives from (stream, timer, due time): fired twice, by two
 * processes or after a crash, it has its effect once. A firing that the rules refuse is over,
 * unless it came too early; a firing that fails is tried again.
 */
@ApplicationScoped
public class TimerRunner {

  private static final Logger LOG = Logger.getLogger(TimerRunner.class);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private record Due(int part, UUID stream, String name, String aggregate, long dueMicros) {}

  private final AgroalDataSource database;
  private final CommandHandler commands;
  private final Clock clock;
  private final int batch;
  private final Map<String, Timers<?, ?, ?>> timers = new HashMap<>();
  private volatile boolean open = true;

  TimerRunner(
      AgroalDataSource database,
      CommandHandler commands,
      Clock clock,
      Service service,
      StoreConfig config) {
    this.database = database;
    this.commands = commands;
    this.clock = clock;
    this.batch = config.timerBatch();
    service.timers().forEach(t -> timers.put(t.aggregate().name(), t));
  }

  void start(@Observes @Priority(300) StartupEvent event) {
    if (!timers.isEmpty()) {
      Thread.ofPlatform().name("timers").daemon(true).start(this::run);
    }
  }

  void stop(@Observes @Priority(400) ShutdownEvent event) {
    open = false;
  }

  private void run() {
    while (open) {
      int fired = 0;
      try {
        List<Due> due = due();
        due.forEach(this::fire);
        fired = due.size();
      } catch (SQLException e) {
        LOG.debug("timers wait for the database", e);
      }
      if (fired < batch) {
        LockSupport.parkNanos(LOOK.toNanos());
      }
    }
  }

  private List<Due> due() throws SQLException {
    try (Connection c = database.getConnection();
        PreparedStatement s =
            c.prepareStatement(
                "SELECT part, stream_id, name, aggregate, due_us FROM timer"
                    + " WHERE due_us <= ? AND retry_us <= ? ORDER BY due_us LIMIT ?")) {
      s.setLong(1, Columns.micros(clock.now()));
      s.setLong(2, Columns.micros(Instant.now()));
      s.setInt(3, batch);
      try (ResultSet r = s.executeQuery()) {
        var due = new ArrayList<Due>();
        while (r.next()) {
          due.add(
              new Due(
                  r.getInt(1),
                  Columns.uuid(r.getBytes(2)),
                  r.getString(3),
                  r.getString(4),
                  r.getLong(5)));
        }
        return due;
      }
    }
  }

  private void fire(Due due) {
    Timers<?, ?, ?> of = timers.get(due.aggregate());
    Instant at = Columns.instant(due.dueMicros());
    try {
      if (of != null) {
        Instant now = clock.now();
        List<? extends Step<?, ?, ?>> steps = of.fire(due.stream(), due.name(), at, now);
        if (!steps.isEmpty()) {
          UUID id =
              Ids.commandId(
                  at.toEpochMilli(), "timer", due.stream().toString(), due.name(), at.toString());
          CrashPoint.BEFORE_TIMER_FIRES.pass();
          commands.handle(Ask.bySystem(id, now, null, "timer/" + due.name()), steps);
          CrashPoint.AFTER_TIMER_FIRED.pass();
        }
        done(due);
        CrashPoint.AFTER_TIMER_DONE.pass();
      }
    } catch (Rejected refused) {
      LOG.debugf("timer %s refused: %s", due.name(), refused.refusal().name());
      // The plumbing's own refusals (a version that moved, too much waiting) are no word of the
      // rules.
      if (refused.refusal().kind() == Refusal.Kind.TOO_EARLY
          || refused.refusal() instanceof KernelRefusal) {
        later(due);
      } else {
        done(due);
      }
    } catch (RuntimeException e) {
      LOG.errorf(e, "timer failed; trying again: timer=%s stream=%s", due.name(), due.stream());
      later(due);
    }
  }

  /** Unless an event has set it to another time meanwhile. */
  private void done(Due due) {
    update(
        "DELETE FROM timer WHERE part = ? AND stream_id = ? AND name = ? AND due_us = ?", due, 0);
  }

  private void later(Due due) {
    update(
        "UPDATE timer SET retry_us = ? WHERE part = ? AND stream_id = ? AND name = ? AND due_us = ?",
        due,
        Columns.micros(Instant.now().plus(RETRY)));
  }

  private void update(String sql, Due due, long retryMicros) {
    try (Connection c = database.getConnection();
        PreparedStatement s = c.prepareStatement(sql)) {
      int i = 0;
      if (retryMicros > 0) {
        s.setLong(++i, retryMicros);
      }
      s.setInt(++i, due.part());
      s.setBytes(++i, Columns.bytes(due.stream()));
      s.setString(++i, due.name());
      s.setLong(++i, due.dueMicros());
      s.executeUpdate();
    } catch (SQLException e) {
      LOG.debug("the timer's row stays; its command id makes the next firing harmless", e);
    }
  }
}

package org.jiebang.eventsourcing.timer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import javax.sql.DataSource;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.lease.Parts;
import org.jiebang.eventsourcing.store.StoreConfig;
import org.jiebang.eventsourcing.store.Tail;
import org.jiebang.eventsourcing.view.ViewPositions;
import org.jspecify.annotations.Nullable;

/** Fires what is due, from the start of the process to its end: see {@link TimerLoop}. */
@ApplicationScoped
public class TimerRunner {

  private final TimerLoop loop;
  private final boolean needed;
  private @Nullable Thread thread;

  TimerRunner(
      DataSource database,
      CommandHandler commands,
      StoryClock clock,
      Tail tail,
      ViewPositions views,
      Parts parts,
      Service service,
      StoreConfig config,
      MeterRegistry meters) {
    Timer delays =
        Timer.builder("jiebang.timer.delay")
            .description("From the time a timer was due until it fired")
            .publishPercentiles(0.5, 0.99)
            .register(meters);
    this.needed = !service.timers().isEmpty();
    this.loop =
        new TimerLoop(
            new TimerTable(database),
            commands,
            clock,
            tail,
            views,
            parts,
            service.timers(),
            config.timerBatch(),
            delays::record);
    clock.subscribe(loop::wake);
    Gauge.builder("jiebang.timer.waiting", loop, TimerLoop::waiting)
        .description("Timers found due at the last look; at most jiebang.store.timer-batch")
        .register(meters);
  }

  void start(@Observes @Priority(300) StartupEvent event) {
    if (needed) {
      thread = Thread.ofPlatform().name("timers").daemon(true).start(loop);
    }
  }

  void stop(@Observes @Priority(400) ShutdownEvent event) throws InterruptedException {
    loop.stop();
    Thread running = thread;
    if (running != null) {
      running.join(Duration.ofSeconds(10));
      thread = null;
    }
  }
}

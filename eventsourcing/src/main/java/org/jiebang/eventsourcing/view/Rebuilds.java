package org.jiebang.eventsourcing.view;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.View;
import org.jiebang.eventsourcing.lease.Parts;
import org.jiebang.eventsourcing.store.EventCodec;
import org.jiebang.eventsourcing.store.EventLog;
import org.jiebang.eventsourcing.store.Tail;
import org.jiebang.eventsourcing.view.Rebuild.State;

/**
 * Rebuilds views beside the live ones: the next generation is filled from the log, by every
 * instance of the service, then one row flips and the old generation is swept away (ARCHITECTURE,
 * "Views"). What is to be done stands in rows, so it goes on after a crash.
 */
@ApplicationScoped
public class Rebuilds {

  private final RebuildTables tables;
  private final Tail tail;
  private final Map<String, View<?, ?>> views = new LinkedHashMap<>();
  private final List<String> timers;
  private final RebuildLoop loop;
  private final ViewConfig config;

  Rebuilds(
      Service service,
      EventLog log,
      EventCodec codec,
      Tail tail,
      EntityManager em,
      DataSource database,
      ViewConfig config,
      Parts parts,
      MeterRegistry meters) {
    this.tail = tail;
    this.config = config;
    this.tables = new RebuildTables(database);
    var appends = new AtomicLong();
    tail.subscribe(_ -> appends.incrementAndGet());
    service.views().forEach(v -> views.put(v.name(), v));
    this.timers = service.timers().stream().<String>map(Followers::timersOf).toList();
    this.loop =
        new RebuildLoop(
            new RebuildRun.Tools(log, codec, service.wire(), tail, em, tables, config, appends),
            views,
            parts);
    views
        .keySet()
        .forEach(
            view ->
                Gauge.builder("jiebang.view.rebuild.missing", () -> loop.missing(view))
                    .tag("view", view)
                    .description("Positions that the rebuild of a view has still to apply")
                    .register(meters));
  }

  void onStart(@Observes @Priority(250) StartupEvent event) {
    run();
  }

  /** Looks after rebuilds from now on, unless this instance has no builders. */
  void run() {
    if (config.builders() > 0) {
      loop.start();
    }
  }

  /** False when it was never run, was stopped or died. */
  boolean lives() {
    return loop.lives();
  }

  void stop(@Observes @Priority(450) ShutdownEvent event) {
    loop.close();
  }

  /**
   * Begins to rebuild {@code view}, whose rows go on being kept and asked meanwhile.
   *
   * @throws Rejected with a {@link RebuildRefusal}
   */
  public Rebuild start(String view) {
    check(view);
    int gen = tables.begin(view);
    loop.wake();
    return progress().stream()
        .filter(r -> r.view().equals(view) && r.generation() == gen)
        .findFirst()
        .orElseThrow();
  }

  /** Every rebuild there was, by view, the newest first. */
  public List<Rebuild> progress() {
    long heads = 0;
    for (int part = 0; part < Ids.PARTS; part++) {
      heads += tail.head(part);
    }
    long target = heads;
    return tables.all(_ -> target);
  }

  /**
   * Gives up the rebuild of {@code view}; what is built of it is swept away.
   *
   * @throws Rejected with a {@link RebuildRefusal}
   */
  public void cancel(String view) {
    check(view);
    if (!tables.give(State.CANCELLED, view)) {
      Rejected.refuse(RebuildRefusal.REBUILD_NOT_RUNNING);
    }
    loop.wake();
  }

  private void check(String view) {
    if (timers.contains(view)) {
      Rejected.refuse(RebuildRefusal.TIMERS_ARE_NOT_REBUILT);
    }
    if (!views.containsKey(view)) {
      Rejected.refuse(RebuildRefusal.VIEW_NOT_FOUND);
    }
  }
}

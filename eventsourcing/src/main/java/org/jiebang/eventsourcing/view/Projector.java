package org.jiebang.eventsourcing.view;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.crash.CrashPoint;
import org.jiebang.eventsourcing.lease.Parts;
import org.jiebang.eventsourcing.store.EventCodec;
import org.jiebang.eventsourcing.store.EventLog;
import org.jiebang.eventsourcing.store.SqlErrors;
import org.jiebang.eventsourcing.store.StoreConfig;
import org.jiebang.eventsourcing.store.StoreUnavailable;
import org.jiebang.eventsourcing.store.StoredEvent;
import org.jiebang.eventsourcing.store.Tail;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the views of this service: follows the tail, applies events in order per part, rows and
 * checkpoints in one transaction. With several processes the checkpoint's compare-and-set decides;
 * who loses rolls back and looks again.
 *
 * <p>A view stops loudly on an event it cannot apply: after a few attempts the thread ends,
 * liveness goes down, nothing is skipped. Not at the first: an outage has many faces.
 */
@ApplicationScoped
public class Projector implements ViewPositions {

  private static final Logger LOG = Logger.getLogger(Projector.class);

  /** In a row without anybody getting on, in about 3 seconds. */
  private static final int ATTEMPTS = 7;

  private static final Duration END = Duration.ofSeconds(5);

  private final EventLog log;
  private final EventCodec codec;
  private final Tail tail;
  private final EntityManager em;
  private final int batch;
  private final Parts parts;
  private final Elsewhere elsewhere;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition progress = lock.newCondition();
  private final Map<String, Follower> followers = new LinkedHashMap<>();
  private final LiveGenerations generations;
  private final Duration look;
  private Map<String, Integer> followed = Map.of();
  private Map<String, long[]> positions = Map.of();
  private boolean dirty;
  private int failures;
  private volatile boolean open = true;
  private volatile boolean broken;
  private @Nullable Thread thread;

  Projector(
      Service service,
      EventLog log,
      EventCodec codec,
      Tail tail,
      EntityManager em,
      StoreConfig config,
      ViewConfig views,
      LiveGenerations generations,
      Parts parts,
      MeterRegistry meters) {
    this.log = log;
    this.codec = codec;
    this.tail = tail;
    this.em = em;
    this.batch = config.viewBatch();
    this.generations = generations;
    this.look = views.look();
    this.parts = parts;
    this.elsewhere = new Elsewhere(em, parts);
    this.followers.putAll(Followers.of(service));
    followers
        .keySet()
        .forEach(
            view ->
                Gauge.builder("jiebang.view.lag", () -> lag(view))
                    .tag("view", view)
                    .description(
                        "Positions of the parts worked on here that the live view has not applied")
                    .register(meters));
  }

  void start(@Observes @Priority(200) StartupEvent event) {
    generations.begin(followers.keySet());
    QuarkusTransaction.requiringNew().run(this::reload);
    tail.subscribe(_ -> wake());
    parts.whenChanged(this::wake);
    thread = Thread.ofPlatform().name("views").daemon(true).start(this::run);
    wake();
  }

  void stop(@Observes @Priority(500) ShutdownEvent event) throws InterruptedException {
    open = false;
    wake();
    Thread running = thread;
    if (running != null) {
      running.join(END);
    }
  }

  /** False when a view has stopped at an event it cannot apply. */
  public boolean running() {
    return !broken;
  }

  @Override
  public boolean await(int part, long pos, Duration atMost) {
    return elsewhere.await(
        part, pos, atMost, followers.keySet(), slice -> awaitHere(part, pos, slice));
  }

  private boolean awaitHere(int part, long pos, Duration atMost) {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (behind(part, pos)) {
        if (left <= 0) {
          return false;
        }
        left = progress.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private double lag(String view) {
    lock.lock();
    try {
      long[] at = positions.get(view);
      long lag = 0;
      for (int part = 0; at != null && part < Ids.PARTS; part++) {
        lag += parts.mine(part) ? Math.max(0, tail.head(part) - at[part]) : 0;
      }
      return lag;
    } finally {
      lock.unlock();
    }
  }

  private boolean behind(int part, long pos) {
    return positions.values().stream().anyMatch(p -> p[part] < pos);
  }

  private void wake() {
    lock.lock();
    try {
      dirty = true;
      work.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    while (open && !broken) {
      try {
        if (!round()) {
          rest(look);
          if (open && generations.olderThan(look)) {
            notice();
          }
        }
      } catch (RuntimeException e) {
        afterFailure(e);
      }
    }
  }

  private void afterFailure(RuntimeException e) {
    if (SqlErrors.transientConflict(e) || hasCause(e, Checkpoints.Overtaken.class)) {
      recover();
    } else if (SqlErrors.connectionLost(e) || hasCause(e, StoreUnavailable.class)) {
      LOG.warn("views wait for the database", e);
      rest(Duration.ofMillis(500));
      recover();
    } else if (++failures < ATTEMPTS) {
      // A duplicate key is mostly another instance that was first; seldom is it our own mistake.
      if (!SqlErrors.duplicate(e)) {
        LOG.warnf(e, "views try again attempt=%d", failures);
      }
      if (failures > 1) {
        pause(Duration.ofMillis(25L << failures));
      }
      recover();
    } else {
      broken = true;
      LOG.error("views stopped at an event they cannot apply", e);
    }
  }

  /** Whether another generation has become live, here or on another instance. */
  private void notice() {
    Map<String, Integer> live = generations.refresh();
    if (followed.entrySet().stream().anyMatch(f -> !f.getValue().equals(live.get(f.getKey())))) {
      QuarkusTransaction.requiringNew().run(this::reload);
    }
  }

  private void recover() {
    try {
      QuarkusTransaction.requiringNew().run(this::reload);
    } catch (RuntimeException e) {
      LOG.debug("checkpoints cannot be read yet", e);
      rest(Duration.ofMillis(500));
    }
  }

  private static boolean hasCause(Throwable thrown, Class<? extends Throwable> type) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The order matters: queries turn to the new generation before anybody is told how far it is. A
   * generation that becomes live is never behind the one before.
   */
  private void reload() {
    Map<String, Integer> live = generations.refresh();
    var following = new HashMap<String, Integer>();
    var loaded = new HashMap<String, long[]>();
    for (String view : followers.keySet()) {
      int gen = live.getOrDefault(view, 1);
      following.put(view, gen);
      loaded.put(view, Checkpoints.load(em, view, gen));
    }
    followed = Map.copyOf(following);
    if (loaded.entrySet().stream()
        .anyMatch(l -> !Arrays.equals(l.getValue(), positions.get(l.getKey())))) {
      failures = 0; // somebody else was first, so the event can be applied
    }
    tell(() -> positions = loaded);
  }

  private void tell(Runnable change) {
    lock.lock();
    try {
      change.run();
      progress.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void rest(Duration atMost) {
    rest(atMost, true);
  }

  /** Not shortened by news: they may come all the time. */
  private void pause(Duration length) {
    rest(length, false);
  }

  private void rest(Duration atMost, boolean untilWoken) {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (open && left > 0 && !(untilWoken && dirty)) {
        left = work.awaitNanos(left);
      }
      dirty &= !untilWoken;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      open = false;
    } finally {
      lock.unlock();
    }
  }

  /** Applies one batch; false when there was nothing to do. */
  private boolean round() {
    lock.lock();
    try {
      dirty = false;
    } finally {
      lock.unlock();
    }
    List<Recorded<Object>> facts = next();
    if (facts.isEmpty()) {
      return false;
    }
    var moved = new HashMap<String, long[]>();
    positions.forEach((view, p) -> moved.put(view, p.clone()));
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              apply(facts, moved);
              CrashPoint.BEFORE_VIEW_COMMIT.pass();
            });
    CrashPoint.AFTER_VIEW_COMMIT.pass();
    tell(() -> positions = moved);
    failures = 0;
    return true;
  }

  /** What the view furthest behind in each part has not seen. */
  private List<Recorded<Object>> next() {
    var facts = new ArrayList<Recorded<Object>>();
    for (int part = 0; part < Ids.PARTS && facts.size() < batch; part++) {
      long lowest = Long.MAX_VALUE;
      for (long[] p : positions.values()) {
        lowest = Math.min(lowest, p[part]);
      }
      if (lowest < tail.head(part) && parts.mine(part)) {
        for (StoredEvent stored : log.read(part, lowest, batch - facts.size())) {
          facts.add(codec.decode(stored));
        }
      }
    }
    return facts;
  }

  private void apply(List<Recorded<Object>> facts, Map<String, long[]> moved) {
    LiveGenerations.hold(em, followed);
    followers.forEach(
        (view, follower) -> {
          long[] at = requireNonNull(moved.get(view));
          var unseen = new ArrayList<Recorded<Object>>(facts.size());
          for (Recorded<Object> fact : facts) {
            if (at[fact.part()] == fact.pos() - 1) {
              unseen.add(fact);
              at[fact.part()] = fact.pos();
            }
          }
          follower.apply(em, generation(view), unseen);
        });
    em.flush();
    var moves = new ArrayList<Checkpoints.Move>(moved.size());
    moved.forEach(
        (view, to) ->
            moves.add(
                new Checkpoints.Move(
                    view, generation(view), requireNonNull(positions.get(view)), to)));
    Checkpoints.move(em, moves);
  }

  private int generation(String view) {
    return requireNonNull(followed.get(view));
  }
}

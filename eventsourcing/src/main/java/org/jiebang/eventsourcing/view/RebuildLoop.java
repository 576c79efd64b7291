package org.jiebang.eventsourcing.view;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.View;
import org.jiebang.eventsourcing.crash.CrashPoint;
import org.jiebang.eventsourcing.lease.Parts;
import org.jiebang.eventsourcing.store.SqlErrors;
import org.jiebang.eventsourcing.store.StoreUnavailable;
import org.jiebang.eventsourcing.view.Checkpoints.Overtaken;
import org.jiebang.eventsourcing.view.RebuildTables.Generation;
import org.jspecify.annotations.Nullable;

/** Looks now and then what is to be built or swept away, and does it. */
final class RebuildLoop implements Runnable, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(RebuildLoop.class);
  private static final Duration END = Duration.ofSeconds(5);
  private static final long PAUSE_NANOS = 100_000_000L;

  private final RebuildRun.Tools tools;
  private final Map<String, View<?, ?>> views;
  private final Parts parts;
  private final Map<String, Long> missing = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile boolean open = true;
  private volatile boolean woken;

  RebuildLoop(RebuildRun.Tools tools, Map<String, View<?, ?>> views, Parts parts) {
    this.tools = tools;
    this.views = views;
    this.parts = parts;
    this.thread = Thread.ofPlatform().name("view-rebuilds").daemon(true).unstarted(this);
  }

  void start() {
    thread.start();
  }

  /** Looks at once. */
  void wake() {
    woken = true;
    LockSupport.unpark(thread);
  }

  boolean lives() {
    return thread.isAlive();
  }

  /** Positions that a rebuild of this instance has still to apply; 0 when there is none. */
  long missing(String view) {
    return missing.getOrDefault(view, 0L);
  }

  @Override
  public void close() {
    open = false;
    LockSupport.unpark(thread);
    try {
      if (thread.isAlive()) {
        thread.join(END);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void run() {
    while (open) {
      woken = false;
      long pause = tools.config().look().toNanos();
      try {
        List<Generation> building = mine(tools.tables().building());
        building.forEach(this::round);
        boolean sweeping = sweep();
        if (!building.isEmpty() || sweeping) {
          pause = PAUSE_NANOS / 10;
        }
      } catch (RuntimeException e) {
        if (open && !passes(e)) {
          LOG.error("rebuilds of views wait", e);
        }
      }
      if (open && !woken) {
        LockSupport.parkNanos(pause);
      }
    }
  }

  /** An instance of an older version does not know a new version's views. */
  private List<Generation> mine(List<Generation> generations) {
    return generations.stream().filter(g -> views.containsKey(g.view())).toList();
  }

  /** Once over all parts, then the flip if little is missing. */
  private void round(Generation next) {
    var follower = new ViewFollower<>(requireNonNull(views.get(next.view())));
    var run = new RebuildRun(tools, next, follower);
    try {
      buildAll(run);
      long left = run.missing();
      missing.put(next.view(), left);
      if (left <= tools.config().flipWithin() && run.flip()) {
        CrashPoint.AFTER_FLIP.pass();
        missing.remove(next.view());
        LOG.infof("view rebuilt: view=%s generation=%d", next.view(), next.gen());
      }
    } catch (RuntimeException e) {
      endHere(e);
      if (!passes(e)) {
        LOG.errorf(
            e, "rebuild failed; the live view goes on: view=%s gen=%d", next.view(), next.gen());
        tools.tables().failed(next, problem(e));
        missing.remove(next.view());
      }
    }
  }

  /**
   * Parts in an order of chance, those of this instance first, so that several instances seldom
   * meet.
   */
  private void buildAll(RebuildRun run) {
    var order = new ArrayList<>(IntStream.range(0, Ids.PARTS).boxed().toList());
    Collections.shuffle(order);
    order.sort((a, b) -> Boolean.compare(parts.mine(b), parts.mine(a)));
    var queue = new ConcurrentLinkedQueue<Integer>(order);
    var broken = new AtomicReference<@Nullable RuntimeException>();
    int builders = tools.config().builders();
    var done = new CountDownLatch(builders);
    for (int i = 0; i < builders; i++) {
      Thread.ofPlatform()
          .name("view-rebuild-" + i)
          .daemon(true)
          .start(
              () -> {
                try {
                  buildFrom(queue, run, broken);
                } finally {
                  done.countDown();
                }
              });
    }
    await(done);
    RuntimeException thrown = broken.get();
    if (thrown != null) {
      throw thrown;
    }
  }

  private void buildFrom(
      ConcurrentLinkedQueue<Integer> queue,
      RebuildRun run,
      AtomicReference<@Nullable RuntimeException> broken) {
    for (Integer part = queue.poll();
        part != null && open && broken.get() == null;
        part = queue.poll()) {
      try {
        run.build(part, () -> open);
      } catch (RuntimeException e) {
        if (!passes(e)) {
          broken.compareAndSet(null, e);
        }
      }
    }
  }

  private static void await(CountDownLatch done) {
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** True for what is over when it is tried again; after a while when the database is away. */
  private static boolean passes(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof Overtaken) {
        return true;
      }
    }
    if (SqlErrors.duplicate(thrown) || SqlErrors.transientConflict(thrown)) {
      return true;
    }
    if (SqlErrors.connectionLost(thrown) || thrown instanceof StoreUnavailable) {
      LOG.debug("rebuilds wait for the database", thrown);
      LockSupport.parkNanos(PAUSE_NANOS);
      return true;
    }
    return false;
  }

  /** An Error, such as memory running out, is the end of this instance's part in it, no verdict. */
  private static void endHere(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof Error e) {
        throw e;
      }
    }
  }

  /** Names only: what an exception says may hold data of an event. */
  private static String problem(Throwable thrown) {
    var problem = new StringBuilder(thrown.getClass().getSimpleName());
    for (StackTraceElement at : thrown.getStackTrace()) {
      if (at.getClassName().startsWith("org.jiebang.")) {
        problem.append(" at ").append(at);
        break;
      }
    }
    return problem.substring(0, Math.min(200, problem.length()));
  }

  /** One batch of each generation that nobody asks any more; false when there was none. */
  private boolean sweep() {
    List<Generation> old = mine(tools.tables().toSweep(tools.config().grace()));
    for (Generation one : old) {
      int most = tools.config().sweepBatch();
      boolean gone = true;
      for (String table : tables(requireNonNull(views.get(one.view())))) {
        gone &= tools.tables().sweep(table, one.gen(), most) < most;
      }
      if (gone) {
        tools.tables().swept(one);
      }
    }
    return !old.isEmpty();
  }

  private static List<String> tables(View<?, ?> view) {
    var tables = new ArrayList<String>();
    tables.add(view.row().getAnnotation(Table.class).name());
    tables.addAll(view.besides());
    return tables;
  }
}

package org.jiebang.eventsourcing.timer;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.KernelRefusal;
import org.jiebang.eventsourcing.Refusal;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.eventsourcing.crash.CrashPoint;
import org.jiebang.eventsourcing.lease.Parts;
import org.jiebang.eventsourcing.store.StoreUnavailable;
import org.jiebang.eventsourcing.store.Tail;
import org.jiebang.eventsourcing.timer.TimerTable.Due;
import org.jiebang.eventsourcing.view.ViewPositions;
import org.jspecify.annotations.Nullable;

/**
 * The thread that fires timers. It sleeps until the next one is due; it is woken when this process
 * has appended something (its views may have set a timer) or has moved the clock, and looks every
 * few seconds for what other processes did.
 *
 * <p>Several instances may fire the same timer, and a crash may come anywhere: the command id
 * derives from (stream, timer, due time), so it has its effect once. Within a part timers fire in
 * the order of their due times.
 */
final class TimerLoop implements Runnable {

  private static final Logger LOG = Logger.getLogger(TimerLoop.class);

  /** What other instances set or moved is seen at least this often. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  /** Under load, what our own appends may have set is looked for this often and not more. */
  private static final Duration GATHER = Duration.ofMillis(50);

  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final Duration VIEWS = Duration.ofSeconds(1);
  private static final Duration DATABASE_AWAY = Duration.ofMillis(500);

  private final TimerTable table;
  private final CommandHandler commands;
  private final Clock clock;
  private final Tail tail;
  private final ViewPositions views;
  private final Parts parts;
  private final int batch;
  private final Consumer<Duration> delays;
  private final Map<String, Timers<?, ?, ?>> timers = new HashMap<>();

  /** Parts that have grown since we last looked, one bit each. */
  private final AtomicLong grown = new AtomicLong();

  private volatile boolean woken;
  private volatile boolean open = true;
  private volatile int waiting;
  private volatile @Nullable Thread thread;

  /**
   * @param batch timers fired in one go
   * @param delays told how late each timer fired
   */
  TimerLoop(
      TimerTable table,
      CommandHandler commands,
      Clock clock,
      Tail tail,
      ViewPositions views,
      Parts parts,
      List<? extends Timers<?, ?, ?>> timers,
      int batch,
      Consumer<Duration> delays) {
    this.table = table;
    this.commands = commands;
    this.clock = clock;
    this.tail = tail;
    this.views = views;
    this.parts = parts;
    this.batch = batch;
    this.delays = delays;
    timers.forEach(t -> this.timers.put(t.aggregate().name(), t));
  }

  /** Timers that were due when it last looked, as far as it looks at once. */
  int waiting() {
    return waiting;
  }

  void wake() {
    woken = true;
    LockSupport.unpark(thread);
  }

  void stop() {
    open = false;
    wake();
  }

  @Override
  public void run() {
    thread = Thread.currentThread();
    tail.subscribe(
        part -> {
          grown.getAndUpdate(bits -> bits | 1L << part);
          wake();
        });
    parts.whenChanged(this::wake);
    while (open) {
      Duration pause;
      try {
        pause = round();
      } catch (SQLException | StoreUnavailable e) {
        LOG.debug("timers wait for the database", e);
        pause = DATABASE_AWAY;
      } catch (RuntimeException e) {
        // The plumbing's own catch: a thread that ends here would fire nothing until a restart.
        LOG.warn("timers look again soon", e);
        pause = RETRY;
      }
      rest(pause);
    }
  }

  /**
   * @return how long nothing of ours will be due
   */
  private Duration round() throws SQLException {
    woken = false;
    awaitViews();
    Instant now = clock.now();
    List<Due> due = table.due(now, parts::mine, batch);
    waiting = due.size();
    if (!due.isEmpty()) {
      fire(due);
    }
    if (due.size() == batch) {
      return Duration.ZERO;
    }
    Instant next = table.next(now, parts::mine);
    return next.isAfter(now.plus(LOOK)) ? LOOK : Duration.between(clock.now(), next);
  }

  /** The rows of what we have seen appended: they are there when the views have read as far. */
  private void awaitViews() {
    long bits = grown.getAndSet(0);
    long until = System.nanoTime() + VIEWS.toNanos();
    for (int part = 0; part < Ids.PARTS; part++) {
      if ((bits & 1L << part) != 0 && parts.mine(part)) {
        long left = Math.max(0, until - System.nanoTime());
        if (!views.await(part, tail.head(part), Duration.ofNanos(left))) {
          LOG.debugf("timers do not wait longer for the views part=%d", part);
        }
      }
    }
  }

  private void rest(Duration pause) {
    long until = System.nanoTime() + pause.toNanos();
    long gathered = System.nanoTime() + Math.min(pause.toNanos(), GATHER.toNanos());
    while (open && System.nanoTime() < (woken ? gathered : until)) {
      LockSupport.parkNanos((woken ? gathered : until) - System.nanoTime());
    }
  }

  private void fire(List<Due> due) throws SQLException {
    var byPart = new TreeMap<Integer, List<Due>>();
    due.forEach(d -> byPart.computeIfAbsent(d.part(), _ -> new ArrayList<>()).add(d));
    var done = new ConcurrentLinkedQueue<Due>();
    var again = new ConcurrentLinkedQueue<Due>();
    try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
      byPart
          .values()
          .forEach(
              of -> tasks.execute(() -> of.forEach(each -> (fire(each) ? done : again).add(each))));
    }
    if (!done.isEmpty()) {
      table.remove(List.copyOf(done));
      CrashPoint.AFTER_TIMER_DONE.pass();
    }
    Instant retry = clock.now().plus(RETRY);
    for (Due each : again) {
      table.later(each, retry);
    }
  }

  /**
   * @return whether it is over; else it is to be tried again
   */
  private boolean fire(Due due) {
    Timers<?, ?, ?> of = timers.get(due.aggregate());
    if (of == null) {
      return false; // a newer version of this service has set it, and will fire it
    }
    try {
      Instant now = clock.now();
      List<? extends Step<?, ?, ?>> steps = of.fire(due.stream(), due.name(), due.at(), now);
      if (!steps.isEmpty()) {
        CrashPoint.BEFORE_TIMER_FIRES.pass();
        commands.handle(Ask.bySystem(id(due), now, null, "timer/" + due.name()), steps);
        CrashPoint.AFTER_TIMER_FIRED.pass();
      }
      delays.accept(Duration.between(due.at(), now));
      return true;
    } catch (Rejected refused) {
      LOG.debugf("timer %s refused: %s", due.name(), refused.refusal().name());
      // The plumbing's own refusals (a version that moved, too much waiting) are no word of the
      // rules.
      return refused.refusal().kind() != Refusal.Kind.TOO_EARLY
          && !(refused.refusal() instanceof KernelRefusal);
    } catch (RuntimeException e) {
      LOG.errorf(e, "timer failed; trying again: timer=%s stream=%s", due.name(), due.stream());
      return false;
    }
  }

  private static UUID id(Due due) {
    return Ids.commandId(
        due.at().toEpochMilli(), "timer", due.stream().toString(), due.name(), due.at().toString());
  }
}

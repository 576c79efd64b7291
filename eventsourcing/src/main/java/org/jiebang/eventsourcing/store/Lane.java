package org.jiebang.eventsourcing.store;

import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes the entries of some parts, one transaction at a time: while one commit runs, the next
 * batch gathers (group commit; no lingering but for those just answered, ADR 0031). One more lane,
 * the crossing one, writes the entries whose parts belong to several lanes; it holds the locks of
 * all, in ascending order.
 */
final class Lane implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Lane.class.getName());

  /** Wakes a lane that waits for entries, so that an idle process sleeps. */
  private static final Entry NOTHING = new Entry(new UUID(0, 0), List.of(), Instant.EPOCH);

  private static final Entry[] NONE = {};

  /**
   * How long a lane waits for those who have just been answered to come back, as a share of the
   * time that its last transaction took: without it the first one back would have a transaction of
   * his own, and all others wait for it.
   */
  private static final int GATHERING = 8;

  /** Between two looks at the inbox. */
  private static final long LOOK_NANOS = 20_000;

  private final String name;
  private final BlockingQueue<Entry> inbox;

  /** Taken from the inbox, not yet in a transaction; at most as many as one may hold. */
  private final Deque<Entry> next = new ArrayDeque<>();

  private final Flush flush;
  private final Writer writer;
  private final List<ReentrantLock> locks;
  private final StoreLimits limits;
  private final Thread thread;
  private volatile boolean open = true;

  /** What was not taken from the inbox when the lane ended has been told so. */
  private volatile boolean over;

  /** Taken from the inbox and not answered yet, for {@link #giveUp}. */
  private volatile Entry[] held = NONE;

  private int answered;
  private long wroteNanos;

  /**
   * @param locks of the parts it writes; fair ones, so that the crossing lane gets its turn
   */
  Lane(String name, Flush flush, Writer writer, List<ReentrantLock> locks, StoreLimits limits) {
    this.name = name;
    this.inbox = new ArrayBlockingQueue<>(limits.maxWaiting());
    this.flush = flush;
    this.writer = writer;
    this.locks = List.copyOf(locks);
    this.limits = limits;
    this.thread = Thread.ofPlatform().name("lane-" + name).daemon(true).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  String name() {
    return name;
  }

  /**
   * False when too much is waiting already.
   *
   * @throws StoreUnavailable when the lane is being closed: that is no crowd, and somebody else
   *     will take the entry
   */
  boolean offer(Entry entry) {
    if (!open) {
      throw new StoreUnavailable("shutting down");
    }
    if (!inbox.offer(entry)) {
      return false;
    }
    if (over) {
      entry.result().completeExceptionally(new StoreUnavailable("shutting down"));
    }
    return true;
  }

  /**
   * Tells those who have waited since before {@code since} that they wait in vain. Their entries
   * may yet be written: asked again they find the first answer.
   */
  void giveUp(long since) {
    for (Entry entry : inbox) {
      giveUp(entry, since);
    }
    for (Entry entry : held) {
      giveUp(entry, since);
    }
  }

  private static void giveUp(Entry entry, long since) {
    if (entry.madeNanos() - since < 0 && !entry.result().isDone()) {
      entry.result().completeExceptionally(new StoreUnavailable("no answer from the lane"));
    }
  }

  int waiting() {
    return inbox.size();
  }

  private void run() {
    var batch = new ArrayList<Entry>();
    try {
      writer.connect(); // now rather than under the first command
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "no connection yet for lane " + name, e);
    }
    try {
      while (open || !inbox.isEmpty() || !next.isEmpty()) {
        gather(batch);
        if (!batch.isEmpty()) {
          hold(batch);
          long start = System.nanoTime();
          write(batch);
          wroteNanos = System.nanoTime() - start;
          answered = batch.size();
          batch.clear();
          hold(batch);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open = false;
      over = true;
      batch.addAll(next);
      inbox.drainTo(batch);
      batch.forEach(e -> e.result().completeExceptionally(new StoreUnavailable("shutting down")));
      writer.close();
    }
  }

  private void hold(List<Entry> batch) {
    if (next.isEmpty()) {
      held = batch.isEmpty() ? NONE : batch.toArray(NONE);
    } else {
      var all = new ArrayList<>(batch);
      all.addAll(next);
      held = all.toArray(NONE);
    }
  }

  /** What has arrived, as much as one transaction may hold; waits for the first entry. */
  private void gather(List<Entry> batch) throws InterruptedException {
    if (next.isEmpty()) {
      next.add(inbox.take());
      awaitTheAnswered();
    }
    int more = limits.batchEvents() - next.size();
    if (more > 0) {
      inbox.drainTo(next, more);
    }
    int events = 0;
    int bytes = 0;
    for (Entry entry = next.poll(); entry != null; entry = next.poll()) {
      if (entry != NOTHING) {
        batch.add(entry);
        events += entry.eventCount();
        bytes += entry.size();
      }
      Entry then = next.peek();
      if (then != null
          && (events + then.eventCount() > limits.batchEvents()
              || bytes + then.size() > limits.batchBytes())) {
        return;
      }
    }
  }

  /** Callers in loops come back as many as were answered, one after the other. */
  private void awaitTheAnswered() {
    int expected = Math.min(answered, limits.batchEvents()) - 1;
    long until = System.nanoTime() + Math.min(limits.gathering().toNanos(), wroteNanos / GATHERING);
    while (open && inbox.size() < expected && System.nanoTime() - until < 0) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  /** Tells every entry of the batch what became of it. */
  private void write(List<Entry> batch) {
    // One order of parts in every writer, so that two instances do not wait for each other's keys
    // crosswise.
    batch.sort(Comparator.comparingInt(Entry::homePart));
    locks.forEach(ReentrantLock::lock);
    try {
      flush.run(batch, writer);
    } catch (RuntimeException | Error e) { // the lane lives on; nobody waits in vain
      var unavailable = new StoreUnavailable("appending", e);
      batch.forEach(entry -> entry.result().completeExceptionally(unavailable));
    } finally {
      locks.reversed().forEach(ReentrantLock::unlock);
    }
  }

  /** Stops after what has arrived is written. */
  @Override
  public void close() {
    open = false;
    boolean unused = inbox.offer(NOTHING); // a full lane is awake
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join(Duration.ofSeconds(10));
        break;
      } catch (InterruptedException e) {
        interrupted = true;
        thread.interrupt();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Which lanes a set of parts needs. */
  static BitSet lanesOf(BitSet parts, int lanes) {
    var needed = new BitSet(lanes);
    parts.stream().forEach(part -> needed.set(part % lanes));
    return needed;
  }
}

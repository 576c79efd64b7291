package org.jiebang.eventsourcing.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.KernelRefusal;
import org.jiebang.eventsourcing.Rejected;

/**
 * Appends entries: each whole or not at all, each once. Parts are shared out over lanes; several
 * processes may append to one database, the unique keys decide between them (ARCHITECTURE, "The
 * event store").
 */
public final class EventStore implements Tail, AutoCloseable {

  private static final long WATCH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final StoreLimits limits;
  private final Lane[] lanes;
  private final Lane crossing;
  private final Heads heads = new Heads();
  private final Epoch epoch = new Epoch();
  private final AtomicLongArray seen = new AtomicLongArray(Ids.PARTS);
  private final Durability durability;
  private final List<IntConsumer> followers = new CopyOnWriteArrayList<>();
  private final MariaDbLog log;
  private final Freshness freshness;
  private final Thread watch;
  private volatile boolean open = true;
  private long polledIn = -1;

  /** As the other constructor, with default limits and without metrics. */
  public EventStore(
      MariaDbLog log,
      Callable<Connection> connector,
      String logName,
      int laneCount,
      int maxWaiting) {
    this(
        log,
        connector,
        logName,
        StoreLimits.of(laneCount, maxWaiting),
        new CompositeMeterRegistry());
  }

  /**
   * @param connector opens a connection, in READ-COMMITTED, that only this store uses
   * @param logName name of the log's database
   */
  public EventStore(
      MariaDbLog log,
      Callable<Connection> connector,
      String logName,
      StoreLimits limits,
      MeterRegistry registry) {
    this.log = log;
    this.limits = limits;
    log.whenLost(epoch::next);
    this.durability = new Durability(seen, new Writer(connector, logName, epoch));
    var meters = new StoreMeters(registry);
    var flush = new Flush(log, heads, epoch, durability, new Heard(), meters, limits);
    var locks = new ArrayList<ReentrantLock>();
    this.lanes = new Lane[limits.lanes()];
    for (int i = 0; i < lanes.length; i++) {
      locks.add(new ReentrantLock(true));
      Writer writer = new Writer(connector, logName, epoch);
      lanes[i] = new Lane(String.valueOf(i), flush, writer, List.of(locks.get(i)), limits);
    }
    this.crossing =
        new Lane("crossing", flush, new Writer(connector, logName, epoch), locks, limits);
    for (Lane lane : allLanes()) {
      lane.start();
      meters.lane(lane);
    }
    var looks = new Looks(log, connector);
    this.freshness = new Freshness(looks, looks::close);
    this.watch = Thread.ofPlatform().name("lanes-watch").daemon(true).start(this::watch);
  }

  private List<Lane> allLanes() {
    var all = new ArrayList<>(List.of(lanes));
    all.add(crossing);
    return all;
  }

  /**
   * Appends and waits for the commit. Services go through {@link
   * org.jiebang.eventsourcing.CommandHandler}, which decides again on a conflict and answers a
   * repeat; here the caller says which version it builds on.
   *
   * @throws StoreUnavailable when the database does not answer; the same entry may be sent again
   */
  public Entry.Result append(Entry entry) {
    if (entry.eventCount() > limits.batchEvents() || entry.size() > limits.batchBytes()) {
      throw new IllegalArgumentException("a command of " + entry.eventCount() + " events");
    }
    BitSet needed = Lane.lanesOf(entry.parts(), lanes.length);
    Lane lane = needed.cardinality() == 1 ? lanes[needed.nextSetBit(0)] : crossing;
    if (!lane.offer(entry)) {
      throw new Rejected(KernelRefusal.BACKPRESSURE);
    }
    return await(entry);
  }

  /** Not timed by each caller, which would cost a timer each: the watch ends a wait in vain. */
  private static Entry.Result await(Entry entry) {
    try {
      return entry.result().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StoreUnavailable s) {
        throw s;
      }
      throw new CompletionException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("interrupted", e);
    }
  }

  /** Nobody waits much longer for a lane than callers have patience. */
  private void watch() {
    long patience = limits.patience().toNanos();
    while (open) {
      LockSupport.parkNanos(Math.min(patience / 10, WATCH_NANOS));
      long since = System.nanoTime() - patience;
      allLanes().forEach(lane -> lane.giveUp(since));
      freshness.giveUp(System.nanoTime() - WATCH_NANOS);
    }
  }

  /** Whether streams are still as they were seen, as of now. */
  boolean holds(Set<Freshness.Seen> seen) {
    return freshness.holds(seen);
  }

  /** Since when what is read now can be built upon. */
  long epoch() {
    return epoch.now();
  }

  /** Returns when the event, which was only read, is durable. */
  void makeDurable(int part, long pos) {
    durability.cover(part, pos);
  }

  /** Asks the log what others appended since; called by the poll of {@link TailPoll}. */
  void poll() {
    long now = epoch.now();
    try {
      pollParts(now != polledIn);
      polledIn = now;
    } catch (StoreUnavailable e) {
      epoch.next();
      throw e;
    }
  }

  /**
   * @param all also the parts that seem not to have moved: after a crash they may have moved back
   */
  private void pollParts(boolean all) {
    var known = new HashMap<Integer, Long>();
    for (int part = 0; part < Ids.PARTS; part++) {
      known.put(part, seen.get(part));
    }
    BitSet moved = new BitSet(Ids.PARTS);
    if (all) {
      moved.set(0, Ids.PARTS);
    } else {
      moved = log.moved(known);
    }
    for (int part = moved.nextSetBit(0); part >= 0; part = moved.nextSetBit(part + 1)) {
      StoredEvent last = log.last(part);
      long pos = last == null ? 0 : last.pos();
      long before = known.getOrDefault(part, 0L);
      if (pos >= before) {
        see(part, pos);
      } else if (seen.compareAndSet(part, before, pos)) {
        int back = part;
        followers.forEach(f -> f.accept(back));
      }
    }
  }

  private void see(int part, long pos) {
    if (seen.getAndAccumulate(part, pos, Math::max) < pos) {
      followers.forEach(f -> f.accept(part));
    }
  }

  /** What the lanes have seen and done. */
  private final class Heard implements Flush.Watch {

    @Override
    public void seen(int part) {
      see(part, heads.pos(part));
    }

    /** It and, in the same redo log, everything before it is durable. */
    @Override
    public void committed(int part) {
      long pos = heads.pos(part);
      durability.reached(part, pos);
      see(part, pos);
    }
  }

  @Override
  public long head(int part) {
    return seen.get(part);
  }

  @Override
  public long durable(int part) {
    return durability.of(part);
  }

  @Override
  public void subscribe(IntConsumer moved) {
    followers.add(moved);
  }

  /** Entries that wait for a lane. */
  public int waiting() {
    int waiting = 0;
    for (Lane lane : allLanes()) {
      waiting += lane.waiting();
    }
    return waiting;
  }

  @Override
  public void close() {
    allLanes().forEach(Lane::close);
    freshness.close();
    open = false;
    LockSupport.unpark(watch);
    durability.close();
  }
}

package org.jiebang.eventsourcing.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLongArray;
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

  private static final long ANSWER_SECONDS = 10;

  private final Lane[] lanes;
  private final Flush flush;
  private final Heads heads = new Heads();
  private final AtomicLongArray seen = new AtomicLongArray(Ids.PARTS);
  private final AtomicLongArray durable = new AtomicLongArray(Ids.PARTS);
  private final List<IntConsumer> followers = new CopyOnWriteArrayList<>();
  private final MariaDbLog log;
  private final Callable<Connection> connector;
  private final String logName;

  /**
   * @param connector opens a connection that only this store uses
   * @param logName name of the log's database
   * @param laneCount 2 by default; 4 for many callers
   * @param maxWaiting entries that may wait in a lane before callers hear {@code BACKPRESSURE}
   */
  public EventStore(
      MariaDbLog log,
      Callable<Connection> connector,
      String logName,
      int laneCount,
      int maxWaiting) {
    this.log = log;
    this.connector = connector;
    this.logName = logName;
    this.flush = new Flush(log, heads, this::headSeen, this::headCommitted);
    this.lanes = new Lane[laneCount];
    for (int i = 0; i < laneCount; i++) {
      lanes[i] = new Lane(i, flush, new Writer(connector, logName), maxWaiting);
      lanes[i].start();
    }
  }

  /**
   * Appends and waits for the commit. Services go through {@link
   * org.jiebang.eventsourcing.CommandHandler}, which decides again on a conflict and answers a
   * repeat; here the caller says which version it builds on.
   *
   * @throws StoreUnavailable when the database does not answer; the same entry may be sent again
   */
  public Entry.Result append(Entry entry) {
    if (entry.eventCount() > Lane.MAX_EVENTS || entry.size() > Lane.MAX_BYTES) {
      throw new IllegalArgumentException("a command of " + entry.eventCount() + " events");
    }
    BitSet needed = Lane.lanesOf(entry.parts(), lanes.length);
    if (needed.cardinality() == 1) {
      if (!lanes[needed.nextSetBit(0)].offer(entry)) {
        throw new Rejected(KernelRefusal.BACKPRESSURE);
      }
    } else {
      acrossLanes(entry, needed);
    }
    return await(entry);
  }

  private void acrossLanes(Entry entry, BitSet needed) {
    List<Lane> held = new ArrayList<>();
    try (Writer writer = new Writer(connector, logName)) {
      needed.stream()
          .forEach(
              i -> {
                lanes[i].lock.lock();
                held.add(lanes[i]);
              });
      flush.run(List.of(entry), writer);
    } catch (SQLException e) {
      entry.result().completeExceptionally(new StoreUnavailable("appending", e));
    } finally {
      held.reversed().forEach(lane -> lane.lock.unlock());
    }
  }

  private static Entry.Result await(Entry entry) {
    try {
      return entry.result().get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StoreUnavailable s) {
        throw s;
      }
      throw new CompletionException(e.getCause());
    } catch (TimeoutException e) {
      throw new StoreUnavailable("no answer from the lane", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("interrupted", e);
    }
  }

  /** Asks the log what others appended since; called by the poll of {@link TailPoll}. */
  void poll() {
    var known = new HashMap<Integer, Long>();
    for (int part = 0; part < Ids.PARTS; part++) {
      known.put(part, seen.get(part));
    }
    BitSet moved = log.moved(known);
    for (int part = moved.nextSetBit(0); part >= 0; part = moved.nextSetBit(part + 1)) {
      StoredEvent last = log.last(part);
      if (last != null) {
        see(part, last.pos());
      }
    }
  }

  private void headSeen(int part) {
    see(part, heads.pos(part));
  }

  /** Our commit has returned: it and, in the same redo log, everything before it is durable. */
  private void headCommitted(int part) {
    long pos = heads.pos(part);
    durable.accumulateAndGet(part, pos, Math::max);
    see(part, pos);
  }

  private void see(int part, long pos) {
    if (seen.getAndAccumulate(part, pos, Math::max) < pos) {
      followers.forEach(f -> f.accept(part));
    }
  }

  @Override
  public long head(int part) {
    return seen.get(part);
  }

  @Override
  public long durable(int part) {
    return durable.get(part);
  }

  @Override
  public void subscribe(IntConsumer moved) {
    followers.add(moved);
  }

  /** Entries that wait for a lane. */
  public int waiting() {
    int waiting = 0;
    for (Lane lane : lanes) {
      waiting += lane.waiting();
    }
    return waiting;
  }

  @Override
  public void close() {
    for (Lane lane : lanes) {
      lane.close();
    }
  }
}

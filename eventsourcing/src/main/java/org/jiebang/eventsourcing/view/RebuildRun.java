package org.jiebang.eventsourcing.view;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.crash.CrashPoint;
import org.jiebang.eventsourcing.store.EventCodec;
import org.jiebang.eventsourcing.store.EventLog;
import org.jiebang.eventsourcing.store.StoredEvent;
import org.jiebang.eventsourcing.store.Tail;
import org.jiebang.eventsourcing.view.Checkpoints.Overtaken;
import org.jiebang.eventsourcing.view.RebuildTables.Generation;
import org.jiebang.eventsourcing.wire.Wire;

/**
 * Fills one generation of a view, as one of perhaps several instances: part after part, a batch a
 * transaction, its checkpoints being the rows that survive a crash; and makes it the live one.
 */
final class RebuildRun {

  private static final long LONGEST_REST_NANOS = 1_000_000_000L;

  /** What an instance builds with. */
  record Tools(
      EventLog log,
      EventCodec codec,
      Wire wire,
      Tail tail,
      EntityManager em,
      RebuildTables tables,
      ViewConfig config,
      AtomicLong appends) {}

  private final Tools tools;
  private final Generation next;
  private final Follower follower;

  RebuildRun(Tools tools, Generation next, Follower follower) {
    this.tools = tools;
    this.next = next;
    this.follower = follower;
  }

  /**
   * Brings one part up to the head that is known now, unless it is told to end.
   *
   * @throws Overtaken when another instance builds this part, or the rebuild is over
   */
  void build(int part, BooleanSupplier goOn) {
    long at = positions()[part];
    long head = tools.tail().head(part);
    while (at < head && goOn.getAsBoolean()) {
      long since = System.nanoTime();
      long appends = tools.appends().get();
      at = batch(part, at, tools.config().rebuildBatch());
      if (tools.appends().get() != appends) {
        rest(System.nanoTime() - since);
      }
    }
  }

  private long batch(int part, long from, int limit) {
    List<StoredEvent> stored = tools.log().read(part, from, limit);
    if (stored.isEmpty()) {
      return from;
    }
    List<Recorded<Object>> facts = decode(stored);
    long to = stored.getLast().pos();
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              tools.tables().holdBuilding(next);
              write(part, from, to, facts);
              CrashPoint.BEFORE_REBUILD_COMMIT.pass();
            });
    CrashPoint.AFTER_REBUILD_COMMIT.pass();
    return to;
  }

  private List<Recorded<Object>> decode(List<StoredEvent> stored) {
    var facts = new ArrayList<Recorded<Object>>(stored.size());
    for (StoredEvent event : stored) {
      Wire.EventType type = tools.wire().byName(event.type());
      if (type == null || follower.reads(type.type())) {
        facts.add(tools.codec().decode(event));
      }
    }
    return facts;
  }

  private void write(int part, long from, long to, List<Recorded<Object>> facts) {
    follower.apply(tools.em(), next.gen(), facts);
    tools.em().flush();
    long[] before = new long[Ids.PARTS];
    long[] after = new long[Ids.PARTS];
    before[part] = from;
    after[part] = to;
    Checkpoints.move(
        tools.em(), List.of(new Checkpoints.Move(next.view(), next.gen(), before, after)));
  }

  /** Commands go before: a builder that has worked lets them have the machine for a while. */
  private void rest(long workedNanos) {
    double share = Math.clamp(tools.config().rebuildShare(), 0.01, 1);
    LockSupport.parkNanos(Math.min(LONGEST_REST_NANOS, (long) (workedNanos * (1 - share) / share)));
  }

  /** Positions by part of what has been built. */
  long[] positions() {
    return QuarkusTransaction.requiringNew()
        .call(() -> Checkpoints.load(tools.em(), next.view(), next.gen()));
  }

  /** Events that are known to be missing. */
  long missing() {
    long missing = 0;
    long[] at = positions();
    for (int part = 0; part < Ids.PARTS; part++) {
      missing += Math.max(0, tools.tail().head(part) - at[part]);
    }
    return missing;
  }

  /**
   * Makes it the live one. While the live one is held still, what it is ahead is applied here: so
   * nobody who asks after the flip sees less than before it.
   *
   * @return false when too much was missing: the live generation has gone on without being held up
   * @throws Overtaken when another instance did it, or the rebuild is over
   */
  boolean flip() {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              int live = tools.tables().lockLive(next.view());
              tools.tables().lockBuilding(next);
              long[] ahead = Checkpoints.load(tools.em(), next.view(), live);
              long[] at = Checkpoints.load(tools.em(), next.view(), next.gen());
              long missing = 0;
              for (int part = 0; part < Ids.PARTS; part++) {
                missing += Math.max(0, ahead[part] - at[part]);
              }
              if (missing > tools.config().flipWithin()) {
                return false;
              }
              for (int part = 0; part < Ids.PARTS; part++) {
                catchUp(part, at[part], ahead[part]);
              }
              CrashPoint.BEFORE_FLIP.pass();
              tools.tables().flip(live, next);
              return true;
            });
  }

  private void catchUp(int part, long from, long to) {
    if (from < to) {
      List<StoredEvent> stored = tools.log().read(part, from, (int) (to - from));
      if (stored.size() != to - from) {
        throw new IllegalStateException("the log does not show " + part + "/" + to);
      }
      write(part, from, to, decode(stored));
    }
  }
}

package org.jiebang.eventsourcing.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.CommandHandler.Folded;
import org.jiebang.eventsourcing.States;
import org.jspecify.annotations.Nullable;

/**
 * The folded states that this process knows. One may be stale, since other processes append too;
 * then it is where a fresh one is folded on from.
 */
final class Folds {

  private final MariaDbLog log;
  private final EventStore store;
  private final EventCodec codec;
  private final int readBatch;
  private final Cache<UUID, Known> known;
  private final BooleanSupplier inTransaction;
  private final SharedReads<Wanted, Folded<?>> loads;

  /**
   * A folded state and the epoch in which it was read.
   *
   * @param events of what kind of aggregate it is
   */
  private record Known(long epoch, Class<?> events, Folded<?> folded) {}

  /** A stream as what kind of aggregate's it is asked for. */
  private record Wanted(Class<?> events, UUID stream) {}

  Folds(
      MariaDbLog log,
      EventStore store,
      EventCodec codec,
      Commands.Limits limits,
      BooleanSupplier inTransaction) {
    this.log = log;
    this.store = store;
    this.codec = codec;
    this.readBatch = limits.readBatch();
    // By its users' threads: handing its upkeep to others would cost more than doing it.
    this.known =
        Caffeine.newBuilder().maximumSize(limits.cachedStreams()).executor(Runnable::run).build();
    this.inTransaction = inTransaction;
    this.loads = new SharedReads<>(inTransaction);
  }

  /** What somebody else has appended to is not asked from memory again. */
  void forget(UUID stream) {
    known.invalidate(stream);
  }

  void keep(Aggregate<?, ?, ?> aggregate, UUID stream, Folded<?> folded, long epoch) {
    known.put(stream, new Known(epoch, aggregate.events(), folded));
  }

  /** As of now, consistent with every answered command. */
  @SuppressWarnings("unchecked") // what was wanted of one kind was folded by its decider
  <C, S, E> Folded<S> load(Aggregate<C, S, E> aggregate, UUID stream) {
    Folded<S> still = still(aggregate, stream);
    return still != null
        ? still
        : (Folded<S>)
            loads.read(new Wanted(aggregate.events(), stream), () -> loaded(aggregate, stream));
  }

  /** What is known, if that is how it is now; null: it must be read. */
  @SuppressWarnings("unchecked") // as above
  private <S, E> @Nullable Folded<S> still(Aggregate<?, S, E> aggregate, UUID stream) {
    return (Folded<S>) still(Map.of(stream, aggregate)).get(stream);
  }

  /** Of several streams those that are known, with one look at all of them. */
  States together(Map<UUID, ? extends Aggregate<?, ?, ?>> streams) {
    Map<UUID, Folded<?>> still = still(streams);
    return new States() {
      @Override
      @SuppressWarnings("unchecked") // as above
      public <C, S, E> Folded<S> load(Aggregate<C, S, E> aggregate, UUID stream) {
        Folded<?> found = streams.get(stream) == aggregate ? still.get(stream) : null;
        return found == null ? Folds.this.load(aggregate, stream) : (Folded<S>) found;
      }
    };
  }

  /** Those of which anything is known, if that is how all of them are now; else none. */
  private Map<UUID, Folded<?>> still(Map<UUID, ? extends Aggregate<?, ?, ?>> streams) {
    // Who is in a transaction holds a connection, and waits for nobody who may wait for one.
    if (inTransaction.getAsBoolean()) {
      return Map.of();
    }
    long epoch = store.epoch();
    var found = new HashMap<UUID, Folded<?>>();
    var seen = new HashSet<Freshness.Seen>();
    streams.forEach(
        (stream, aggregate) -> {
          Known cached = known.getIfPresent(stream);
          if (cached != null && cached.epoch() >= epoch && cached.events() == aggregate.events()) {
            found.put(stream, cached.folded());
            seen.add(new Freshness.Seen(stream, cached.folded().version()));
          }
        });
    return !seen.isEmpty() && store.holds(seen) && store.epoch() == epoch ? found : Map.of();
  }

  private <S, E> Folded<S> loaded(Aggregate<?, S, E> aggregate, UUID stream) {
    while (true) {
      long epoch = store.epoch();
      Folded<S> folded = fold(aggregate, stream, true, false, epoch);
      if (epoch == store.epoch()) {
        return folded;
      }
    }
  }

  /**
   * @param fresh false: what is known will do, and may be stale
   * @param minted what is not known may be taken to be empty, unless it is to be fresh
   */
  @SuppressWarnings(
      "unchecked") // a stream belongs to one aggregate; events() guards the cast of events
  <S, E> Folded<S> fold(
      Aggregate<?, S, E> aggregate, UUID stream, boolean fresh, boolean minted, long epoch) {
    Known cached = known.getIfPresent(stream);
    if (cached != null && cached.events() != aggregate.events()) {
      if (cached.folded().exists()) {
        return new Folded<>(aggregate.decider().initial(), 0); // another kind's stream: not found
      }
      cached = null; // that there was none of another kind says nothing
    }
    Folded<S> before =
        cached == null || cached.epoch() < epoch ? null : (Folded<S>) cached.folded();
    if (before != null && !fresh) {
      return before;
    }
    if (before == null && !fresh && minted) {
      return new Folded<>(aggregate.decider().initial(), 0);
    }
    S state = before == null ? aggregate.decider().initial() : before.state();
    long version = before == null ? 0 : before.version();
    List<Past> page;
    do {
      page = log.past(stream, version, readBatch);
      for (Past past : page) {
        Object event = codec.event(stream, past);
        if (!aggregate.events().isInstance(event)) {
          return new Folded<>(aggregate.decider().initial(), 0); // another kind's stream: not found
        }
        state = aggregate.decider().evolve(state, aggregate.events().cast(event));
        version = past.version();
      }
    } while (page.size() == readBatch);
    var folded = new Folded<>(state, version);
    // Also that it is not there: a community without a policy of its own is asked for it as often.
    keep(aggregate, stream, folded, epoch);
    return folded;
  }
}

package org.jiebang.eventsourcing.store;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Many callers who want to know how one thing is <em>now</em> are told by one read. A read serves
 * those only who asked before it began, so that each is told of everything that was answered before
 * he asked, as if he had read alone; whoever comes while it is under way waits for the next one
 * (ADR 0068). There are never more than two rounds of a thing: one that reads, one that gathers.
 */
final class SharedReads<K, V> {

  /**
   * Of one thing.
   *
   * @param reading who comes now is too late for it
   * @param gathering begins when that one has ended; null: nobody waits
   */
  private record Rounds<V>(
      CompletableFuture<V> reading, @Nullable CompletableFuture<V> gathering) {}

  private final ConcurrentMap<K, Rounds<V>> rounds = new ConcurrentHashMap<>();
  private final BooleanSupplier alone;

  /**
   * @param alone whether the caller shall wait for nobody: one who holds a connection might wait
   *     for somebody who waits for a connection
   */
  SharedReads(BooleanSupplier alone) {
    this.alone = alone;
  }

  /**
   * @param reading what it throws is thrown to its own caller only; whom it was to serve beside him
   *     reads for himself
   */
  V read(K key, Supplier<V> reading) {
    if (alone.getAsBoolean()) {
      return reading.get();
    }
    var mine = new CompletableFuture<V>();
    Rounds<V> now =
        rounds.compute(
            key,
            (_, known) ->
                known == null
                    ? new Rounds<>(mine, null)
                    : known.gathering() == null ? new Rounds<>(known.reading(), mine) : known);
    if (now.reading() != mine) {
      CompletableFuture<V> gathering = requireNonNull(now.gathering());
      if (gathering != mine) {
        return told(gathering, reading);
      }
      ended(now.reading());
    }
    return lead(key, mine, reading);
  }

  private V lead(K key, CompletableFuture<V> round, Supplier<V> reading) {
    try {
      V read = reading.get();
      next(key);
      round.complete(read);
      return read;
    } catch (RuntimeException | Error failure) {
      next(key);
      round.completeExceptionally(failure);
      throw failure;
    }
  }

  /** Before those of this round are told, so that none of them finds it still reading. */
  private void next(K key) {
    rounds.computeIfPresent(
        key, (_, now) -> now.gathering() == null ? null : new Rounds<>(now.gathering(), null));
  }

  private static <V> V told(CompletableFuture<V> round, Supplier<V> reading) {
    return ended(round) ? round.resultNow() : reading.get();
  }

  /** Waits for the end of a round; whether it was a good one. */
  private static boolean ended(CompletableFuture<?> round) {
    return round.handle((_, failure) -> failure == null).join();
  }
}

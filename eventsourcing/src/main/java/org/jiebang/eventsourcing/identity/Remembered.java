package org.jiebang.eventsourcing.identity;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What lies above scopes, remembered for a moment: every request asks, and a place moves once in
 * years (ADR 0064). What is not known is asked again each time: it may be registered a moment
 * later, on another instance.
 */
public final class Remembered implements Hierarchy {

  /** How long after a move rights may still follow the place it was at. */
  static final Duration FOR = Duration.ofSeconds(5);

  /** A cell has far fewer scopes than this; the bound only keeps a mistake from filling memory. */
  private static final int MOST = 100_000;

  private final Function<UUID, @Nullable UUID> find;
  private final LongSupplier nanos;
  private final ConcurrentHashMap<UUID, Above> known = new ConcurrentHashMap<>();

  private final boolean tops;

  private record Above(@Nullable UUID scope, long nanos) {}

  /**
   * @param find what lies above a scope now; null at the top and for what is not known
   */
  public Remembered(Function<UUID, @Nullable UUID> find) {
    this(find, false, System::nanoTime);
  }

  /** As the constructor; what is found has nothing above it, which is remembered too. */
  public static Remembered ofOneLevel(Function<UUID, @Nullable UUID> find) {
    return new Remembered(find, true, System::nanoTime);
  }

  Remembered(Function<UUID, @Nullable UUID> find, boolean tops, LongSupplier nanos) {
    this.find = find;
    this.tops = tops;
    this.nanos = nanos;
  }

  @Override
  public @Nullable UUID above(UUID scope) {
    Above remembered = known.get(scope);
    if (remembered != null && nanos.getAsLong() - remembered.nanos() < FOR.toNanos()) {
      return remembered.scope();
    }
    UUID found = find.apply(scope);
    if (found != null) {
      if (known.size() > MOST) {
        known.clear();
      }
      known.put(scope, new Above(found, nanos.getAsLong()));
      if (tops) {
        known.put(found, new Above(null, nanos.getAsLong()));
      }
    } else {
      known.remove(scope);
    }
    return found;
  }
}

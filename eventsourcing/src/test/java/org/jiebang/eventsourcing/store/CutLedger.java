package org.jiebang.eventsourcing.store;

import static org.jiebang.eventsourcing.counter.Counters.COUNTER;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.Outcome;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.counter.Counters.Open;
import org.jiebang.eventsourcing.counter.Counters.Raise;

/**
 * What callers have sent and what they were told, kept where no power is cut; later held against
 * the log.
 */
final class CutLedger {

  private static final int HOT = 4;
  private static final int RAISES = 3;
  private static final Duration BEFORE_ASKING_AGAIN = Duration.ofMillis(50);

  private final Map<String, List<Step<?, ?, ?>>> sent = new ConcurrentHashMap<>();
  private final Map<String, Outcome> acknowledged = new ConcurrentHashMap<>();
  private final AtomicInteger keys = new AtomicInteger();
  private final AtomicInteger askedAgain = new AtomicInteger();

  /** Streams that all callers use. */
  void openHotOnes(StoreUnderTest store) {
    for (int i = 0; i < HOT; i++) {
      send(store, () -> false, List.of(Step.of(COUNTER, hot(i), new Open(Integer.MAX_VALUE))));
    }
  }

  /**
   * One caller, while {@code on}: opens a stream of its own, raises it some times, then raises it
   * and a hot one, of other parts, together. As long as there is no answer it asks again.
   */
  void call(StoreUnderTest store, BooleanSupplier on) {
    while (on.getAsBoolean()) {
      UUID own = Ids.derived("cut", new UUID(3, keys.incrementAndGet()));
      boolean answered = send(store, on, List.of(Step.of(COUNTER, own, new Open(RAISES + 1))));
      for (int i = 0; answered && i < RAISES; i++) {
        answered = send(store, on, List.of(raise(own)));
      }
      if (answered) {
        send(store, on, List.of(raise(own), raise(hot(keys.get() % HOT))));
      }
    }
  }

  private static Step<?, ?, ?> raise(UUID stream) {
    return Step.of(COUNTER, stream, new Raise(1));
  }

  private static UUID hot(int n) {
    return Ids.derived("hot", new UUID(4, n));
  }

  /**
   * @return false when it was never answered
   */
  private boolean send(StoreUnderTest store, BooleanSupplier on, List<Step<?, ?, ?>> steps) {
    String key = "cut-" + keys.incrementAndGet();
    sent.put(key, steps);
    while (true) {
      try {
        acknowledged.put(key, store.commands.handle(StoreUnderTest.ask(key), steps));
        return true;
      } catch (StoreUnavailable e) {
        if (!on.getAsBoolean()) {
          return false;
        }
        askedAgain.incrementAndGet();
        LockSupport.parkNanos(BEFORE_ASKING_AGAIN.toNanos());
      }
    }
  }

  int acknowledged() {
    return acknowledged.size();
  }

  /** How often a caller was told to ask again. */
  int askedAgain() {
    return askedAgain.get();
  }

  Set<String> acknowledgedKeys() {
    return Set.copyOf(acknowledged.keySet());
  }

  Set<String> unanswered() {
    var unanswered = new HashSet<>(sent.keySet());
    unanswered.removeAll(acknowledged.keySet());
    return unanswered;
  }

  /** Those of {@code keys} that were acknowledged and do not stand where it was said. */
  List<String> lost(StoreUnderTest store, Set<String> keys) throws SQLException {
    Map<String, String> places = LogChecks.keysByPlace(store);
    var lost = new ArrayList<String>();
    for (String key : keys) {
      Outcome outcome = acknowledged.get(key);
      if (outcome == null
          || !outcome.positions().stream()
              .allMatch(p -> key.equals(places.get(p.part() + "/" + p.pos())))) {
        lost.add(key);
      }
    }
    return lost;
  }

  /** Keys whose events are in the log in part, or more than once, or that nobody has sent. */
  List<String> notOnce(StoreUnderTest store) throws SQLException {
    var wrong = new ArrayList<String>();
    LogChecks.eventsByKey(store)
        .forEach(
            (key, events) -> {
              if (events != sent.getOrDefault(key, List.of()).size()) {
                wrong.add(key + " has " + events + " events");
              }
            });
    return wrong;
  }
}

package org.jiebang.eventsourcing.inbound;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.inbound.DeadLetters.Counts;
import org.jiebang.eventsourcing.inbound.Letter.Listed;
import org.jiebang.eventsourcing.inbound.Letter.State;
import org.jiebang.eventsourcing.relay.BackOff;
import org.jiebang.eventsourcing.relay.KafkaConfig;
import org.jiebang.eventsourcing.relay.Publication;
import org.jspecify.annotations.Nullable;

/**
 * Tries letters again, each stream in its own order. On several instances whoever holds the row's
 * lock is at it.
 */
final class DeadLetterLoop implements Runnable {

  private static final Logger LOG = Logger.getLogger(DeadLetterLoop.class);
  private static final Duration AT_OTHERS = Duration.ofMillis(50);

  private final Deliveries deliveries;
  private final Transactions transactions;
  private final PeerLog peers;
  private final InstantSource realClock;
  private final KafkaConfig.Inbound limits;
  private volatile boolean running = true;
  private volatile @Nullable Thread thread;
  private volatile Counts counts = Counts.NONE;

  DeadLetterLoop(
      Deliveries deliveries,
      Transactions transactions,
      PeerLog peers,
      InstantSource realClock,
      KafkaConfig.Inbound limits) {
    this.deliveries = deliveries;
    this.transactions = transactions;
    this.peers = peers;
    this.realClock = realClock;
    this.limits = limits;
  }

  /** Open letters when it last looked. */
  long open() {
    return counts.open();
  }

  /** Facts that are taken in but for a reaction, which was too early for too long. */
  long parkedReactions() {
    return counts.parkedReactions();
  }

  /** Letters in that state when it last looked. */
  long in(State state) {
    return counts.in(state);
  }

  void wake() {
    Thread letters = thread;
    if (letters != null) {
      LockSupport.unpark(letters);
    }
  }

  void stop() {
    running = false;
    wake();
  }

  @Override
  public void run() {
    thread = Thread.currentThread();
    var backOff = new BackOff(Duration.ofMillis(200), limits.maxBackOff());
    while (running) {
      Duration pause;
      try {
        pause = round();
        backOff.reset();
      } catch (RuntimeException e) {
        // The plumbing's own catch: an outage; nothing is parked for it.
        LOG.warn("dead letters wait for the database", e);
        pause = backOff.next();
      }
      if (running && pause.isPositive()) {
        LockSupport.parkNanos(pause.toNanos());
      }
    }
  }

  /**
   * @return how long nothing will be due
   */
  private Duration round() {
    List<Listed> due =
        transactions.inNew(rows -> DeadLetters.due(rows, nowMicros(), limits.deadLetterBatch()));
    boolean any = false;
    for (Listed letter : due) {
      any |= attempt(letter);
    }
    counts = transactions.inNew(DeadLetters::counts);
    if (any) {
      return Duration.ZERO;
    }
    if (!due.isEmpty()) {
      return AT_OTHERS; // another instance is at them
    }
    if (counts.open() == 0) {
      return limits.letterPoll();
    }
    long micros = transactions.inNew(DeadLetters::nextDue) - nowMicros();
    return Duration.of(
        Math.clamp(micros, 1_000, limits.letterPoll().toMillis() * 1_000), ChronoUnit.MICROS);
  }

  /**
   * @return false when it was not ours to try
   */
  private boolean attempt(Listed due) {
    try {
      return transactions.inNew(
          rows -> {
            Letter letter = DeadLetters.lockHead(rows, due.source(), due.part(), due.pos());
            if (letter != null) {
              Delivery delivery =
                  deliveries.deliver(rows, letter.incoming(), letter.viewsApplied());
              String tooEarly = delivery.tooEarly();
              if (tooEarly != null) {
                DeadLetters.update(rows, again(letter, true, tooEarly), tooEarly, next(letter));
              } else {
                DeadLetters.remove(rows, letter.incoming());
                if (!delivery.refused().isEmpty()) {
                  DeadLetters.add(
                      rows,
                      new Letter(letter.incoming(), State.REFUSED, 1, true, nowMicros()),
                      String.join(", ", delivery.refused()),
                      nowMicros());
                }
              }
            }
            return letter != null;
          });
    } catch (Broken broken) {
      Publication original = broken.unreadable() ? original(broken.incoming()) : null;
      transactions.inNew(
          rows -> {
            Letter letter = DeadLetters.lockHead(rows, due.source(), due.part(), due.pos());
            if (letter != null && original != null) {
              DeadLetters.replace(rows, letter.incoming(), original, nowMicros());
            } else if (letter != null) {
              DeadLetters.update(rows, broken(letter, broken), broken.reason(), next(letter));
            }
            return null;
          });
      return true;
    }
  }

  /** What the publisher's own log says there, when what reached us was damaged on its way. */
  private @Nullable Publication original(Incoming in) {
    try {
      List<Publication> said = peers.read(in.source(), in.part(), in.pos() - 1, 1);
      if (said.isEmpty() || Incoming.of(said.getFirst()).pos() != in.pos()) {
        return null;
      }
      Publication original = said.getFirst();
      return original.toJson().equals(in.publication().toJson()) ? null : original;
    } catch (IOException | IllegalArgumentException e) {
      LOG.warnf(e, "the publisher cannot be asked fact=%s", in.place());
      return null;
    }
  }

  /** Too early for too long: an operator must see it. */
  private Letter again(Letter letter, boolean viewsApplied, String why) {
    long since = letter.attempts() == 0 ? nowMicros() : letter.sinceMicros();
    boolean over = nowMicros() - since > limits.tooEarlyFor().toNanos() / 1000;
    if (over) {
      LOG.errorf("dead letter: still too early fact=%s why=%s", letter.incoming().place(), why);
    }
    return new Letter(
        letter.incoming(),
        over ? State.PARKED : State.RETRYING,
        letter.attempts() + 1,
        viewsApplied,
        since);
  }

  private Letter broken(Letter letter, Broken broken) {
    boolean over = broken.unreadable() || letter.attempts() + 1 >= limits.brokenAttempts();
    if (over) {
      LOG.errorf(broken, "dead letter fact=%s", letter.incoming().place());
    }
    return new Letter(
        letter.incoming(),
        over ? State.PARKED : State.RETRYING,
        letter.attempts() + 1,
        letter.viewsApplied(),
        letter.sinceMicros());
  }

  private long next(Letter letter) {
    Duration pause = BackOff.after(letter.attempts(), Batch.FIRST_RETRY, limits.maxBackOff());
    return nowMicros() + pause.toNanos() / 1000;
  }

  private long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, realClock.instant());
  }
}

package org.jiebang.eventsourcing.inbound;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.crash.CrashPoint;
import org.jiebang.eventsourcing.inbound.Incoming.Place;
import org.jiebang.eventsourcing.inbound.Letter.State;
import org.jiebang.eventsourcing.inbound.Positions.Mark;

/**
 * Takes in records in one transaction: rows, dead letters, positions and offsets, all or nothing.
 * Positions order and dedupe; Kafka's order is only a hint. Used by one thread.
 */
final class Batch {

  /** How soon a reaction that came too early is tried again, the first time. */
  static final Duration FIRST_RETRY = Duration.ofMillis(50);

  private static final Logger LOG = Logger.getLogger(Batch.class);

  /** The next offset of a Kafka partition; {@code from} is what the table must still hold. */
  record Move(TopicPartition partition, long from, long to) {}

  private final Deliveries deliveries;
  private final Positions positions;
  private final Transactions transactions;
  private final InstantSource realClock;
  private final int brokenAttempts;
  private final Runnable newLetter;

  /** Why a record broke and how often, until it is a letter; by place in its log. */
  private final Map<String, Failures> failing = new HashMap<>();

  private record Failures(int attempts, String reason) {}

  Batch(
      Deliveries deliveries,
      Positions positions,
      Transactions transactions,
      InstantSource realClock,
      int brokenAttempts,
      Runnable newLetter) {
    this.deliveries = deliveries;
    this.positions = positions;
    this.transactions = transactions;
    this.realClock = realClock;
    this.brokenAttempts = brokenAttempts;
    this.newLetter = newLetter;
  }

  /**
   * @throws Broken when one record cannot be taken in: try the batch again; after a few attempts it
   *     becomes a dead letter
   * @throws InboundTables.Zombie when somebody else has moved on: look again where we stand
   */
  void apply(List<Incoming> records, List<Move> moves) {
    var progress = new Progress();
    try {
      transactions.inNew(
          rows -> {
            progress.begin(rows, records);
            records.forEach(in -> progress.step(rows, in));
            progress.end(rows, moves);
            CrashPoint.BEFORE_INBOUND_COMMIT.pass();
            return null;
          });
    } catch (Broken e) {
      failing.merge(
          e.incoming().place(),
          new Failures(1, e.reason()),
          (before, now) -> new Failures(before.attempts() + 1, now.reason()));
      throw e;
    }
    CrashPoint.AFTER_INBOUND_COMMIT.pass();
    records.forEach(in -> failing.remove(in.place()));
    positions.moved(progress.marks);
    if (progress.letters) {
      newLetter.run();
    }
  }

  private long nowMicros() {
    return ChronoUnit.MICROS.between(java.time.Instant.EPOCH, realClock.instant());
  }

  /** What one transaction has changed so far; thrown away when it rolls back. */
  private final class Progress {

    private final Map<Place, Mark> marks = new HashMap<>();
    private Set<UUID> blocked = Set.of();
    private boolean letters;

    void begin(EntityManager rows, List<Incoming> records) {
      blocked =
          DeadLetters.blocked(
              rows,
              records.stream()
                  .map(Incoming::stream)
                  .filter(Objects::nonNull)
                  .collect(Collectors.toSet()));
    }

    private Mark mark(Place place) {
      return marks.getOrDefault(place, positions.at(place));
    }

    void step(EntityManager rows, Incoming in) {
      Mark mark = mark(in.part64());
      if (mark.forked() || in.pos() < mark.pos()) {
        return;
      }
      if (in.pos() == mark.pos()) {
        if (!Arrays.equals(in.hash(), mark.hash())) {
          fork(in, mark);
        }
      } else if (in.pos() > mark.pos() + 1) {
        // Not applied and not waited for: the relay repeats, or the publisher is asked.
        marks.put(
            in.part64(), new Mark(mark.pos(), mark.hash(), Math.max(mark.seen(), in.pos()), false));
      } else if (!Arrays.equals(in.previousHash(), mark.hash())) {
        fork(in, mark);
      } else {
        take(rows, in);
        marks.put(
            in.part64(), new Mark(in.pos(), in.hash(), Math.max(mark.seen(), in.pos()), false));
      }
    }

    private void fork(Incoming in, Mark mark) {
      LOG.errorf(
          "fork: the publisher's log has changed, its part is parked source=%s part=%d pos=%d",
          in.source(), in.part(), in.pos());
      marks.put(in.part64(), new Mark(mark.pos(), mark.hash(), mark.seen(), true));
    }

    private void take(EntityManager rows, Incoming in) {
      if (!deliveries.concerns(in)) {
        return;
      }
      long now = nowMicros();
      if (blocked.contains(in.stream())) {
        letter(rows, in, State.BLOCKED, 0, false, "behind an earlier record of its stream", now);
        return;
      }
      Failures failures = failing.get(in.place());
      if (failures != null && failures.attempts() >= brokenAttempts) {
        LOG.errorf("dead letter fact=%s type=%s", in.place(), in.name());
        letter(rows, in, State.PARKED, failures.attempts(), false, failures.reason(), now);
        return;
      }
      Delivery delivery = deliveries.deliver(rows, in, false);
      String tooEarly = delivery.tooEarly();
      if (tooEarly != null) {
        LOG.debugf("too early fact=%s why=%s", in.place(), tooEarly);
        long next = now + FIRST_RETRY.toNanos() / 1000;
        letter(rows, in, State.RETRYING, 1, true, tooEarly, next);
      } else if (!delivery.refused().isEmpty()) {
        DeadLetters.add(
            rows,
            new Letter(in, State.REFUSED, 1, true, now),
            String.join(", ", delivery.refused()),
            now);
      }
    }

    private void letter(
        EntityManager rows,
        Incoming in,
        State state,
        int attempts,
        boolean viewsApplied,
        String error,
        long next) {
      DeadLetters.add(
          rows, new Letter(in, state, attempts, viewsApplied, nowMicros()), error, next);
      blocked.add(Objects.requireNonNull(in.stream()));
      letters = true;
    }

    void end(EntityManager rows, List<Move> moves) {
      marks.forEach(
          (place, to) -> InboundTables.move(rows, place, positions.at(place), to, nowMicros()));
      moves.forEach(m -> InboundTables.move(rows, m.partition(), m.from(), m.to()));
    }
  }
}

package org.jiebang.eventsourcing.inbound;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.crash.CrashPoint;
import org.jiebang.eventsourcing.inbound.InboundTables.Zombie;
import org.jiebang.eventsourcing.inbound.Incoming.Place;
import org.jspecify.annotations.Nullable;

/**
 * Takes in records in one transaction: rows, dead letters, positions and offsets, all or nothing.
 * Positions order and dedupe; Kafka's order is only a hint. Used by one thread.
 *
 * <p>First in {@linkplain Rounds rounds}, all parts side by side. When anything goes wrong there,
 * again one record after the other: then it shows whose fault it is, and that record becomes a dead
 * letter while the rest goes on.
 */
final class Batch {

  /** How soon a dead letter that may come right by itself is tried again, the first time. */
  static final Duration FIRST_RETRY = Duration.ofMillis(50);

  private static final Logger LOG = Logger.getLogger(Batch.class);

  /** The next offset of a Kafka partition; {@code from} is what the table must still hold. */
  record Move(TopicPartition partition, long from, long to) {}

  /** What the publisher itself has said of one part: its records, and where its log ends. */
  record Answer(Place place, List<Incoming> records, boolean complete) {}

  private final Deliveries deliveries;
  private final Positions positions;
  private final Transactions transactions;
  private final InstantSource realClock;
  private final Runnable newLetter;

  /** Why a record broke, until it is a letter; by place in its log. */
  private final Map<String, String> failing = new HashMap<>();

  /** Parts in which Kafka said something that does not fit: the publisher decides. */
  private final Set<Place> doubted = new HashSet<>();

  Batch(
      Deliveries deliveries,
      Positions positions,
      Transactions transactions,
      InstantSource realClock,
      Runnable newLetter) {
    this.deliveries = deliveries;
    this.positions = positions;
    this.transactions = transactions;
    this.realClock = realClock;
    this.newLetter = newLetter;
  }

  /** Parts whose publisher must be asked, because Kafka's record does not stand on ours. */
  Set<Place> doubted() {
    return Set.copyOf(doubted);
  }

  /**
   * Takes in what Kafka delivered.
   *
   * @throws Zombie when somebody else has moved on: look again where we stand
   */
  void apply(List<Incoming> records, List<Move> moves) {
    apply(records, moves, null);
  }

  /**
   * Takes in what the publisher itself says: what contradicts us now is a fork, and what it does
   * not know never was.
   */
  void apply(Answer answer) {
    apply(answer.records(), List.of(), answer);
    doubted.remove(answer.place());
  }

  private void apply(List<Incoming> records, List<Move> moves, @Nullable Answer answer) {
    boolean careful = records.size() < 2;
    while (true) {
      try {
        commit(records, moves, answer, careful);
        return;
      } catch (Broken e) {
        // Known now: the next attempt makes a letter of it instead.
        if (careful && failing.put(e.incoming().place(), e.reason()) != null) {
          throw e;
        }
        LOG.warnf(e, "a record cannot be taken in fact=%s", e.incoming().place());
        careful = true;
      } catch (Zombie e) {
        throw e;
      } catch (RuntimeException e) {
        if (careful || Outage.is(e)) {
          throw e;
        }
        LOG.debugf(e, "%d records again, one after the other", records.size());
        careful = true;
      }
    }
  }

  private void commit(
      List<Incoming> records, List<Move> moves, @Nullable Answer answer, boolean careful) {
    var intake = new Intake(positions, deliveries, failing, answer, this::nowMicros);
    transactions.inNew(
        rows -> {
          intake.begin(rows, records);
          if (careful) {
            records.forEach(in -> intake.take(rows, in));
          } else {
            new Rounds(deliveries, intake).take(rows, records);
          }
          intake.end(rows, moves);
          CrashPoint.BEFORE_INBOUND_COMMIT.pass();
          return null;
        });
    CrashPoint.AFTER_INBOUND_COMMIT.pass();
    if (!failing.isEmpty()) {
      records.forEach(in -> failing.remove(in.place()));
    }
    positions.moved(intake.marks());
    doubted.addAll(intake.doubted());
    if (intake.wroteLetters()) {
      newLetter.run();
    }
  }

  private long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, realClock.instant());
  }
}

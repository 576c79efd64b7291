package org.jiebang.eventsourcing.inbound;

import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.inbound.Batch.Answer;
import org.jiebang.eventsourcing.inbound.Incoming.Place;
import org.jiebang.eventsourcing.inbound.Letter.State;
import org.jiebang.eventsourcing.inbound.Positions.Mark;
import org.jspecify.annotations.Nullable;

/** What one transaction has changed so far; thrown away when it rolls back. */
final class Intake {

  private static final Logger LOG = Logger.getLogger(Intake.class);

  private final Positions positions;
  private final Deliveries deliveries;
  private final Map<String, String> failing;
  private final @Nullable Answer answer;
  private final LongSupplier nowMicros;

  private final Map<Place, Mark> marks = new HashMap<>();
  private final Set<Place> doubted = new HashSet<>();
  private Set<UUID> blocked = Set.of();
  private boolean letters;

  /**
   * @param failing why records broke before, by place: they become letters
   * @param answer what the publisher said, when the records are its own answer
   */
  Intake(
      Positions positions,
      Deliveries deliveries,
      Map<String, String> failing,
      @Nullable Answer answer,
      LongSupplier nowMicros) {
    this.positions = positions;
    this.deliveries = deliveries;
    this.failing = failing;
    this.answer = answer;
    this.nowMicros = nowMicros;
  }

  Map<Place, Mark> marks() {
    return marks;
  }

  Set<Place> doubted() {
    return doubted;
  }

  boolean wroteLetters() {
    return letters;
  }

  void begin(EntityManager rows, List<Incoming> records) {
    blocked =
        DeadLetters.blocked(
            rows,
            records.stream()
                .map(Incoming::stream)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
  }

  /** Takes in one record from beginning to end. */
  void take(EntityManager rows, Incoming in) {
    if (!isNext(in) || !isToDeliver(rows, in)) {
      return;
    }
    try {
      delivered(rows, in, deliveries.deliver(rows, in, false));
    } catch (Broken e) {
      unreadable(rows, e);
    }
  }

  private Mark mark(Place place) {
    return marks.getOrDefault(place, positions.at(place));
  }

  /** Whether it is the next position of its part; if so, its part now stands there. */
  boolean isNext(Incoming in) {
    Mark mark = mark(in.part64());
    if (mark.forked() || in.pos() < mark.pos()) {
      return false;
    }
    long seen = Math.max(mark.seen(), in.pos());
    if (in.pos() == mark.pos()) {
      if (!Arrays.equals(in.hash(), mark.hash())) {
        contradicted(in, mark);
      }
      return false;
    }
    if (in.pos() > mark.pos() + 1) {
      // Not applied and not waited for: the relay repeats, or the publisher is asked.
      marks.put(in.part64(), new Mark(mark.pos(), mark.hash(), seen, false));
      return false;
    }
    if (!Arrays.equals(in.previousHash(), mark.hash())) {
      contradicted(in, mark);
      return false;
    }
    marks.put(in.part64(), new Mark(in.pos(), in.hash(), seen, false));
    return true;
  }

  /** Anybody could have written that record to Kafka; only the publisher's own word is a fork. */
  private void contradicted(Incoming in, Mark mark) {
    if (answer == null) {
      LOG.warnf(
          "does not stand on what we have, the publisher is asked source=%s part=%d pos=%d",
          in.source(), in.part(), in.pos());
      marks.put(
          in.part64(), new Mark(mark.pos(), mark.hash(), Math.max(mark.seen(), in.pos()), false));
      doubted.add(in.part64());
    } else {
      fork(in.part64(), mark, in.pos());
    }
  }

  private void fork(Place place, Mark mark, long pos) {
    LOG.errorf(
        "fork: the publisher's log has changed, its part is parked source=%s part=%d pos=%d",
        place.source(), place.part(), pos);
    marks.put(place, new Mark(mark.pos(), mark.hash(), mark.seen(), true));
  }

  /** Whether it is to be delivered; if not, it concerns nobody here or is a letter now. */
  boolean isToDeliver(EntityManager rows, Incoming in) {
    if (!deliveries.concerns(in)) {
      return false;
    }
    long now = nowMicros.getAsLong();
    if (blocked.contains(in.stream())) {
      letter(rows, in, State.BLOCKED, 0, false, "behind an earlier record of its stream", now);
      return false;
    }
    String why = failing.get(in.place());
    if (why != null) {
      LOG.warnf("dead letter, to be tried again fact=%s type=%s", in.place(), in.name());
      letter(rows, in, State.RETRYING, 1, false, why, now + Batch.FIRST_RETRY.toNanos() / 1000);
      return false;
    }
    return true;
  }

  void delivered(EntityManager rows, Incoming in, Delivery delivery) {
    long now = nowMicros.getAsLong();
    String tooEarly = delivery.tooEarly();
    if (tooEarly != null) {
      LOG.debugf("too early fact=%s why=%s", in.place(), tooEarly);
      long next = now + Batch.FIRST_RETRY.toNanos() / 1000;
      letter(rows, in, State.RETRYING, 1, true, tooEarly, next);
    } else if (!delivery.refused().isEmpty()) {
      DeadLetters.add(
          rows,
          new Letter(in, State.REFUSED, 1, true, now),
          String.join(", ", delivery.refused()),
          now);
    }
  }

  /**
   * Waits for an operator at once: read again it would say the same.
   *
   * @throws Broken when it broke in another way, perhaps half-way through its rows
   */
  void unreadable(EntityManager rows, Broken broken) {
    if (!broken.unreadable()) {
      throw broken;
    }
    Incoming in = broken.incoming();
    LOG.errorf("dead letter fact=%s type=%s why=%s", in.place(), in.name(), broken.reason());
    letter(rows, in, State.PARKED, 1, false, broken.reason(), nowMicros.getAsLong());
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
        rows, new Letter(in, state, attempts, viewsApplied, nowMicros.getAsLong()), error, next);
    blocked.add(Objects.requireNonNull(in.stream()));
    letters = true;
  }

  void end(EntityManager rows, List<Batch.Move> moves) {
    if (answer != null) {
      believe(answer);
    }
    long now = nowMicros.getAsLong();
    marks.keySet().stream()
        .map(Place::source)
        .distinct()
        .forEach(source -> InboundTables.move(rows, source, positions, of(source), now));
    moves.stream()
        .collect(Collectors.groupingBy(m -> m.partition().topic()))
        .forEach((topic, own) -> InboundTables.move(rows, topic, own));
  }

  private Map<Place, Mark> of(String source) {
    return marks.entrySet().stream()
        .filter(e -> e.getKey().source().equals(source))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Where the publisher's log ends, nothing later was ever there, whatever Kafka holds. */
  private void believe(Answer said) {
    Mark mark = mark(said.place());
    if (!said.complete() || mark.forked()) {
      return;
    }
    long end = said.records().isEmpty() ? 0 : said.records().getLast().pos();
    if (end < mark.pos()) {
      fork(said.place(), mark, end);
    } else if (end < mark.seen()) {
      marks.put(said.place(), new Mark(mark.pos(), mark.hash(), mark.pos(), false));
    }
  }
}

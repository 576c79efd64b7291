package org.jiebang.needs.body;

import static java.util.Objects.requireNonNull;
import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.body.BodyRefusal.CHAIR_IS_ELECTED;
import static org.jiebang.needs.body.BodyRefusal.CHAIR_ROTATES;
import static org.jiebang.needs.body.BodyRefusal.CHAIR_TAKEN;
import static org.jiebang.needs.body.BodyRefusal.NOBODY_IN_TURN;
import static org.jiebang.needs.body.BodyRefusal.PERSON_NOT_IN_OFFICE;
import static org.jiebang.needs.body.BodyRefusal.TERM_BACKWARDS;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.needs.body.Body.Established;
import org.jiebang.needs.body.BodyCommand.ElectChair;
import org.jiebang.needs.body.BodyCommand.RotateChair;
import org.jiebang.needs.body.BodyEvent.BodyChairElected;
import org.jiebang.needs.body.BodyEvent.BodyChairRotated;
import org.jspecify.annotations.Nullable;

/** One person at most in the chair on any day: elected, or in turn. */
final class Chair {

  private Chair() {}

  static List<BodyEvent> elect(ElectChair c, Established b) {
    if (b.policy().rotationMonths() != null) {
      return refuse(CHAIR_ROTATES);
    }
    if (c.until() != null && c.until().isBefore(c.from())) {
      return refuse(TERM_BACKWARDS);
    }
    Member member = b.memberOn(c.from(), c.person());
    if (member == null) {
      return refuse(PERSON_NOT_IN_OFFICE);
    }
    LocalDate until = c.until() == null ? member.until() : c.until();
    if (until != null && !member.on(until)) {
      return refuse(PERSON_NOT_IN_OFFICE);
    }
    // Who is in the chair already makes room the day before; what begins later is in the way.
    if (b.chairs().stream().anyMatch(t -> !t.from().isBefore(c.from()))) {
      return refuse(CHAIR_TAKEN);
    }
    return List.of(new BodyChairElected(c.body(), c.person(), c.from(), until, c.at()));
  }

  static List<BodyEvent> rotate(RotateChair c, Established b) {
    Integer months = b.policy().rotationMonths();
    if (months == null) {
      return refuse(CHAIR_IS_ELECTED);
    }
    LocalDate today = LocalDate.ofInstant(c.at(), b.timeZone());
    LocalDate last = lastDay(b);
    LocalDate from = c.from() != null ? c.from() : last == null ? today : last.plusDays(1);
    if (c.by().equals(Actor.SYSTEM) && from.isAfter(today)) {
      return List.of();
    }
    if (last != null && !from.isAfter(last)
        || b.chairs().stream().anyMatch(t -> !t.from().isBefore(from))) {
      return refuse(CHAIR_TAKEN);
    }
    Member next = ChairTurns.next(b, from);
    if (next == null) {
      return refuse(NOBODY_IN_TURN);
    }
    LocalDate until = earlier(BodyPolicy.lastDay(from, months), next.until());
    return List.of(
        new BodyChairRotated(
            c.body(), next.person(), next.turn(), from, until, endOf(until, b.timeZone()), c.at()));
  }

  /**
   * The last day that somebody is in the chair; null: nobody, or one who was elected for good
   * before the body agreed that the chair goes round, and who makes room like any elected one.
   */
  private static @Nullable LocalDate lastDay(Established b) {
    return b.chairs().isEmpty() ? null : b.chairs().getLast().until();
  }

  private static LocalDate earlier(LocalDate one, @Nullable LocalDate other) {
    return other != null && other.isBefore(one) ? other : one;
  }

  /** When the day is over. */
  static Instant endOf(LocalDate day, ZoneId zone) {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  static Established elected(Established b, BodyChairElected e) {
    Member member = requireNonNull(b.memberOn(e.from(), e.person()));
    return following(b, new ChairTerm(e.person(), member.turn(), e.from(), e.until()));
  }

  static Established rotated(Established b, BodyChairRotated e) {
    return following(b, new ChairTerm(e.person(), e.turn(), e.from(), e.until()));
  }

  /** Whoever is in the chair on that day leaves it the day before. */
  private static Established following(Established b, ChairTerm next) {
    LocalDate from = next.from();
    var chairs = new ArrayList<ChairTerm>();
    b.chairs().forEach(t -> chairs.add(t.on(from) ? t.endingOn(from.minusDays(1)) : t));
    chairs.add(next);
    return b.withChairs(chairs);
  }
}

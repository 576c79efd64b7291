package org.jiebang.needs.body;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.body.BodyRefusal.ALREADY_A_MEMBER;
import static org.jiebang.needs.body.BodyRefusal.BIRTH_DATE_REQUIRED;
import static org.jiebang.needs.body.BodyRefusal.BODY_FULL;
import static org.jiebang.needs.body.BodyRefusal.OWNERSHIP_REQUIRED;
import static org.jiebang.needs.body.BodyRefusal.PERSON_NOT_IN_OFFICE;
import static org.jiebang.needs.body.BodyRefusal.TERM_BACKWARDS;
import static org.jiebang.needs.body.BodyRefusal.TERM_OVER;
import static org.jiebang.needs.body.BodyRefusal.TERM_TOO_LONG;
import static org.jiebang.needs.body.BodyRefusal.TOO_OLD_FOR_OFFICE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jiebang.needs.body.Body.Established;
import org.jiebang.needs.body.BodyCommand.AppointMember;
import org.jiebang.needs.body.BodyCommand.EndTerm;
import org.jiebang.needs.body.BodyEvent.BodyMemberAppointed;
import org.jiebang.needs.body.BodyEvent.BodyTermEnded;
import org.jspecify.annotations.Nullable;

/** Who becomes a member, for how long, and how it ends. */
final class Terms {

  private Terms() {}

  static List<BodyEvent> appoint(AppointMember c, Established b) {
    LocalDate longest = b.policy().endOfTerm(c.from());
    LocalDate until = c.until() == null ? longest : c.until();
    if (until != null && until.isBefore(c.from())) {
      return refuse(TERM_BACKWARDS);
    }
    if (longest != null && longest.isBefore(Objects.requireNonNull(until))) {
      return refuse(TERM_TOO_LONG);
    }
    suits(c, b.policy());
    if (b.terms().stream()
        .anyMatch(m -> m.person().equals(c.person()) && m.meets(c.from(), until))) {
      return refuse(ALREADY_A_MEMBER);
    }
    if (busiest(b, c.from(), until) >= b.policy().membersLimit()) {
      return refuse(BODY_FULL);
    }
    return List.of(
        new BodyMemberAppointed(
            c.body(),
            c.person(),
            c.office(),
            c.represents(),
            c.from(),
            until,
            c.name(),
            c.bornOn(),
            c.ownerOf(),
            c.at()));
  }

  /**
   * One who is too old on the first day will be so at every meeting; who gets too old later is
   * turned away there.
   */
  private static void suits(AppointMember c, BodyPolicy policy) {
    if (policy.maxAge() != null) {
      if (c.age() == null) {
        refuse(BIRTH_DATE_REQUIRED);
      } else if (c.age() > policy.maxAge()) {
        refuse(TOO_OLD_FOR_OFFICE);
      }
    }
    if (policy.mustOwn() && c.ownerOf() == null) {
      refuse(OWNERSHIP_REQUIRED);
    }
  }

  /** The most members on one day of the time: it is a day on which somebody's term begins. */
  private static int busiest(Established b, LocalDate from, @Nullable LocalDate until) {
    return Stream.concat(Stream.of(from), b.terms().stream().map(Member::from))
        .filter(day -> !day.isBefore(from) && (until == null || !day.isAfter(until)))
        .mapToInt(day -> b.membersOn(day).size())
        .max()
        .orElse(0);
  }

  static List<BodyEvent> end(EndTerm c, Established b) {
    List<Member> theirs = b.terms().stream().filter(m -> m.person().equals(c.person())).toList();
    if (theirs.isEmpty()) {
      return refuse(PERSON_NOT_IN_OFFICE);
    }
    for (Member term : theirs) {
      if (term.on(c.lastDay())) {
        return c.lastDay().equals(term.until())
            ? List.of()
            : List.of(
                ending(
                    new BodyTermEnded(c.body(), c.person(), term.from(), c.lastDay(), null, c.at()),
                    b));
      }
    }
    boolean over =
        theirs.stream()
            .map(Member::until)
            .max(nullsLast(naturalOrder()))
            .filter(last -> last.isBefore(c.lastDay()))
            .isPresent();
    return refuse(over ? TERM_OVER : TERM_BACKWARDS);
  }

  /** With it, when a chair that goes round becomes free by it. */
  private static BodyTermEnded ending(BodyTermEnded e, Established b) {
    List<ChairTerm> left = ended(b, e).chairs();
    if (b.policy().rotationMonths() == null || left.equals(b.chairs())) {
      return e;
    }
    LocalDate last = left.isEmpty() ? null : left.getLast().until();
    return new BodyTermEnded(
        e.body(),
        e.person(),
        e.from(),
        e.lastDay(),
        Chair.endOf(last == null ? e.lastDay() : last, b.timeZone()),
        e.at());
  }

  static Established appointed(Established b, BodyMemberAppointed e) {
    var terms = new ArrayList<>(b.terms());
    terms.add(
        new Member(
            e.person(),
            e.office(),
            e.represents(),
            e.from(),
            e.until(),
            e.name(),
            e.bornOn(),
            e.ownerOf()));
    return b.withTerms(terms);
  }

  /** Who is no member any more is not in the chair any more. */
  static Established ended(Established b, BodyTermEnded e) {
    Member was =
        b.terms().stream()
            .filter(m -> m.person().equals(e.person()) && m.from().equals(e.from()))
            .findFirst()
            .orElseThrow();
    List<Member> terms =
        b.terms().stream().map(m -> m == was ? m.endingOn(e.lastDay()) : m).toList();
    List<ChairTerm> chairs =
        b.chairs().stream()
            .filter(t -> !(t.person().equals(e.person()) && leaves(was, t, e.lastDay())))
            .map(
                t ->
                    t.person().equals(e.person()) && t.on(e.lastDay())
                        ? t.endingOn(e.lastDay())
                        : t)
            .toList();
    return b.withTerms(terms).withChairs(chairs);
  }

  /** True for a time in the chair that would only begin after the term's end. */
  private static boolean leaves(Member was, ChairTerm term, LocalDate lastDay) {
    return term.from().isAfter(lastDay) && was.on(term.from());
  }
}

package org.jiebang.needs.tripartite;

import static java.util.Objects.requireNonNull;
import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.tripartite.TripartiteRefusal.ALREADY_HELD;
import static org.jiebang.needs.tripartite.TripartiteRefusal.CHAIR_MISSING;
import static org.jiebang.needs.tripartite.TripartiteRefusal.DUTY_NOT_BEGUN;
import static org.jiebang.needs.tripartite.TripartiteRefusal.DUTY_NOT_KEPT;
import static org.jiebang.needs.tripartite.TripartiteRefusal.JOINT_MEETING_REQUIRED;
import static org.jiebang.needs.tripartite.TripartiteRefusal.MATTER_NOT_FOUND;
import static org.jiebang.needs.tripartite.TripartiteRefusal.NOT_HELD_YET;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jiebang.needs.body.BodyId;
import org.jiebang.needs.tripartite.Tripartite.Running;
import org.jiebang.needs.tripartite.TripartiteCommand.AgreeDuties;
import org.jiebang.needs.tripartite.TripartiteCommand.CloseDuty;
import org.jiebang.needs.tripartite.TripartiteCommand.HoldDuty;
import org.jiebang.needs.tripartite.TripartiteCommand.Solved;
import org.jiebang.needs.tripartite.TripartiteEvent.FirstDue;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteDutiesAgreed;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteDutyMissed;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteHeld;
import org.jspecify.annotations.Nullable;

/**
 * Duties kept, late or missed. Of every period it is said exactly once, in order, whether the duty
 * was kept in it; the clock says so for those that nobody did.
 */
final class Duties {

  /** Said in one command; after a long standstill the clock goes on with the next. */
  static final int AT_ONCE = 60;

  private Duties() {}

  /** A joint conference is led by the chair of a joint meeting; the other duties are not. */
  static void ledBySomebody(Set<Duty> duties, @Nullable BodyId jointMeeting) {
    if (duties.contains(Duty.JOINT_CONFERENCE) != (jointMeeting != null)) {
      refuse(JOINT_MEETING_REQUIRED);
    }
  }

  /** What was due under the old agreement is said first; nothing is forgotten by agreeing. */
  static List<TripartiteEvent> agree(AgreeDuties c, Running t) {
    ledBySomebody(c.duties().keySet(), c.jointMeeting());
    if (c.duties().keySet().equals(t.first().keySet())
        && Objects.equals(c.jointMeeting(), t.jointMeeting())) {
      return List.of();
    }
    var events = new ArrayList<TripartiteEvent>();
    Running now = t;
    for (Duty duty : t.first().keySet()) {
      for (TripartiteEvent e : overdue(t, duty, c.at(), AT_ONCE)) {
        events.add(e);
        now = missed(now, (TripartiteDutyMissed) e);
      }
    }
    LocalDate today = LocalDate.ofInstant(c.at(), t.timeZone());
    var duties = new ArrayList<FirstDue>();
    for (Duty duty : c.duties().keySet().stream().sorted().toList()) {
      DutyPeriod present = DutyPeriod.of(requireNonNull(c.duties().get(duty)), today);
      DutyPeriod said = now.next().get(duty);
      // One that was kept before and in this period already is due in the next.
      boolean keptAlready =
          said != null && said.cadence() == present.cadence() && present.before(said);
      DutyPeriod next = keptAlready ? requireNonNull(said) : present;
      if (t.first().containsKey(duty)) {
        next = next(now, duty);
      }
      duties.add(new FirstDue(duty, next.text(), next.end(t.timeZone())));
    }
    List<Duty> dropped =
        t.first().keySet().stream().filter(d -> !c.duties().containsKey(d)).sorted().toList();
    events.add(
        new TripartiteDutiesAgreed(c.tripartite(), duties, dropped, c.jointMeeting(), c.at()));
    return events;
  }

  static Running agreed(Running t, TripartiteDutiesAgreed e) {
    var first = new EnumMap<Duty, DutyPeriod>(Duty.class);
    var next = new EnumMap<Duty, DutyPeriod>(Duty.class);
    next.putAll(t.next());
    for (FirstDue due : e.duties()) {
      DutyPeriod period = DutyPeriod.parse(due.period());
      DutyPeriod began = t.first().get(due.duty());
      first.put(due.duty(), began == null ? period : began);
      next.put(due.duty(), period);
    }
    return t.keeping(first, next, e.jointMeeting());
  }

  static List<TripartiteEvent> hold(HoldDuty c, Running t) {
    DutyPeriod first = t.first().get(c.duty());
    if (first == null) {
      return refuse(DUTY_NOT_KEPT);
    }
    if (c.heldOn().isAfter(LocalDate.ofInstant(c.at(), t.timeZone()))) {
      return refuse(NOT_HELD_YET);
    }
    DutyPeriod period = DutyPeriod.of(first.cadence(), c.heldOn());
    if (period.before(first)) {
      return refuse(DUTY_NOT_BEGUN);
    }
    if (c.duty() == Duty.JOINT_CONFERENCE && c.chair() == null) {
      return refuse(CHAIR_MISSING);
    }
    // What is over by now is missed, whether or not the clock has come to say so.
    var events = new ArrayList<TripartiteEvent>(overdue(t, c.duty(), c.at(), Integer.MAX_VALUE));
    Running now = t;
    for (TripartiteEvent e : events) {
      now = missed(now, (TripartiteDutyMissed) e);
    }
    boolean late = period.before(next(now, c.duty()));
    if (late && !now.missed().getOrDefault(c.duty(), Set.of()).contains(period.text())) {
      return refuse(ALREADY_HELD);
    }
    for (MatterId matter : c.matters()) {
      if (!t.matters().containsKey(matter)) {
        return refuse(MATTER_NOT_FOUND);
      }
    }
    for (Solved solved : c.solved()) {
      events.add(Matters.solving(now, solved.matter(), c.party(), solved.evidence(), c));
      now = Matters.solved(now, (TripartiteEvent.TripartiteMatterSolved) events.getLast());
    }
    events.add(
        new TripartiteHeld(
            c.tripartite(),
            t.community(),
            c.duty(),
            period.text(),
            c.heldOn(),
            c.matters(),
            c.solved().stream().map(Solved::matter).toList(),
            c.duty() == Duty.JOINT_CONFERENCE ? c.chair() : null,
            late,
            late ? null : period.next().end(t.timeZone()),
            c.at()));
    return events;
  }

  static List<TripartiteEvent> close(CloseDuty c, Running t) {
    return t.first().containsKey(c.duty()) ? overdue(t, c.duty(), c.at(), AT_ONCE) : List.of();
  }

  private static List<TripartiteEvent> overdue(Running t, Duty duty, Instant now, int most) {
    var events = new ArrayList<TripartiteEvent>();
    DutyPeriod period = next(t, duty);
    while (events.size() < most && !period.end(t.timeZone()).isAfter(now)) {
      events.add(
          new TripartiteDutyMissed(
              t.tripartite(),
              t.community(),
              duty,
              period.text(),
              period.next().end(t.timeZone()),
              now));
      period = period.next();
    }
    return events;
  }

  private static DutyPeriod next(Running t, Duty duty) {
    return requireNonNull(t.next().get(duty));
  }

  static Running held(Running t, TripartiteHeld e) {
    return e.late()
        ? t.noLongerMissing(e.duty(), e.period())
        : t.goingOn(e.duty(), DutyPeriod.parse(e.period()).next());
  }

  static Running missed(Running t, TripartiteDutyMissed e) {
    return t.missing(e.duty(), e.period()).goingOn(e.duty(), DutyPeriod.parse(e.period()).next());
  }
}

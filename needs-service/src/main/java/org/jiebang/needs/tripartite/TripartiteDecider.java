package org.jiebang.needs.tripartite;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.tripartite.TripartiteRefusal.FROM_TOO_EARLY;
import static org.jiebang.needs.tripartite.TripartiteRefusal.TRIPARTITE_EXISTS;
import static org.jiebang.needs.tripartite.TripartiteRefusal.TRIPARTITE_NOT_FOUND;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.tripartite.Tripartite.NotStarted;
import org.jiebang.needs.tripartite.Tripartite.Running;
import org.jiebang.needs.tripartite.TripartiteCommand.AgreeDuties;
import org.jiebang.needs.tripartite.TripartiteCommand.CloseDuty;
import org.jiebang.needs.tripartite.TripartiteCommand.CoordinateMatter;
import org.jiebang.needs.tripartite.TripartiteCommand.DecideMatter;
import org.jiebang.needs.tripartite.TripartiteCommand.HoldDuty;
import org.jiebang.needs.tripartite.TripartiteCommand.RaiseMatter;
import org.jiebang.needs.tripartite.TripartiteCommand.SolveMatter;
import org.jiebang.needs.tripartite.TripartiteCommand.StartTripartite;
import org.jiebang.needs.tripartite.TripartiteCommand.SurveyMatter;
import org.jiebang.needs.tripartite.TripartiteEvent.FirstDue;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteDutiesAgreed;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteDutyMissed;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteHeld;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterCoordinated;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterDecided;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterRaised;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterSolved;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterSurveyed;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteStarted;

/** The rules of coordination: see LIFECYCLES, "Tripartite and joint meetings". */
final class TripartiteDecider implements Decider<TripartiteCommand, Tripartite, TripartiteEvent> {

  @Override
  public Tripartite initial() {
    return new NotStarted();
  }

  @Override
  public List<TripartiteEvent> decide(TripartiteCommand command, Tripartite state) {
    return switch (command) {
      case StartTripartite c ->
          switch (state) {
            case NotStarted() -> start(c);
            case Running _ -> refuse(TRIPARTITE_EXISTS);
          };
      case AgreeDuties c -> Duties.agree(c, running(state));
      case RaiseMatter c -> Matters.raise(c, running(state));
      case SurveyMatter c -> Matters.survey(c, running(state));
      case DecideMatter c -> Matters.decide(c, running(state));
      case CoordinateMatter c -> Matters.coordinate(c, running(state));
      case SolveMatter c -> Matters.solve(c, running(state));
      case HoldDuty c -> Duties.hold(c, running(state));
      case CloseDuty c -> Duties.close(c, running(state));
    };
  }

  private static List<TripartiteEvent> start(StartTripartite c) {
    Duties.ledBySomebody(c.duties().keySet(), c.jointMeeting());
    LocalDate today = LocalDate.ofInstant(c.at(), c.timeZone());
    if (c.from().isBefore(today.minusYears(1))) {
      return refuse(FROM_TOO_EARLY);
    }
    return List.of(
        new TripartiteStarted(
            c.tripartite(),
            c.community(),
            c.timeZone().getId(),
            c.duties().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(d -> first(d.getKey(), DutyPeriod.of(d.getValue(), c.from()), c.timeZone()))
                .toList(),
            c.jointMeeting(),
            c.at()));
  }

  private static FirstDue first(Duty duty, DutyPeriod period, ZoneId zone) {
    return new FirstDue(duty, period.text(), period.end(zone));
  }

  private static Running running(Tripartite state) {
    return switch (state) {
      case Running running -> running;
      case NotStarted() -> refuse(TRIPARTITE_NOT_FOUND);
    };
  }

  @Override
  public Tripartite evolve(Tripartite state, TripartiteEvent event) {
    return switch (event) {
      case TripartiteStarted e -> started(e);
      case TripartiteDutiesAgreed e -> Duties.agreed((Running) state, e);
      case TripartiteMatterRaised e -> Matters.raised((Running) state, e);
      case TripartiteMatterSurveyed _, TripartiteMatterCoordinated _ -> state; // nothing asks
      case TripartiteMatterDecided e -> Matters.decided((Running) state, e);
      case TripartiteMatterSolved e -> Matters.solved((Running) state, e);
      case TripartiteHeld e -> Duties.held((Running) state, e);
      case TripartiteDutyMissed e -> Duties.missed((Running) state, e);
    };
  }

  private static Running started(TripartiteStarted e) {
    var first = new EnumMap<Duty, DutyPeriod>(Duty.class);
    e.duties().forEach(d -> first.put(d.duty(), DutyPeriod.parse(d.period())));
    Map<Duty, Set<String>> none = new EnumMap<>(Duty.class);
    return new Running(
        e.tripartite(),
        e.community(),
        ZoneId.of(e.timeZone()),
        first,
        first,
        none,
        e.jointMeeting(),
        Map.of());
  }
}

package org.jiebang.matching.task;

import java.util.ArrayList;
import java.util.List;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.CommandHandler.Folded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.matching.session.Session;
import org.jiebang.matching.session.SessionCommand.CancelSession;
import org.jiebang.matching.session.SessionId;
import org.jiebang.matching.session.Sessions;

/**
 * The sessions of a task's plan as of now: the facts that the task's rules ask about, and the steps
 * that cancel them together with the task.
 */
final class SessionsOfTask {

  private record Found(SessionId id, Session.Existing session, long version) {}

  private final List<Found> sessions = new ArrayList<>();

  SessionsOfTask(CommandHandler commands, Task task) {
    Task.Plan plan = task.plan();
    List<PlannedSession> planned = plan == null ? List.of() : plan.sessions();
    for (PlannedSession p : planned) {
      Folded<Session> folded = commands.load(Sessions.INSTANCE, p.session().value());
      if (folded.state() instanceof Session.Existing existing) {
        sessions.add(new Found(p.session(), existing, folded.version()));
      }
    }
  }

  boolean anyUnfinished() {
    return sessions.stream().anyMatch(f -> f.session().unfinished());
  }

  boolean anyService() {
    return sessions.stream().anyMatch(f -> f.session().serviceRecords() > 0);
  }

  boolean anySignup() {
    return sessions.stream().anyMatch(f -> f.session().signedUp() > 0);
  }

  boolean anyCheckIn() {
    return sessions.stream().anyMatch(f -> f.session().checkedIn() > 0);
  }

  /**
   * {@code first} on the task, then every session that can be is cancelled, at the version that the
   * facts were read at: nobody signs up in between.
   *
   * @param why a code; it is public
   */
  List<Step<?, ?, ?>> cancelledWith(TaskCommand first, String why, Ask ask) {
    var steps = new ArrayList<Step<?, ?, ?>>();
    steps.add(Step.of(Tasks.INSTANCE, first.task().value(), first));
    for (Found f : sessions) {
      if (f.session().cancellable()) {
        steps.add(
            new Step<>(
                Sessions.INSTANCE,
                f.id().value(),
                new CancelSession(f.id(), why, ask.actor(), ask.at()),
                f.version()));
      }
    }
    return steps;
  }
}

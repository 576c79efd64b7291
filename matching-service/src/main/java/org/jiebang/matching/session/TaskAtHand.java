package org.jiebang.matching.session;

import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.http.NotFound;
import org.jiebang.matching.task.Criterion;
import org.jiebang.matching.task.PlannedSession;
import org.jiebang.matching.task.Task;
import org.jiebang.matching.task.Tasks;
import org.jiebang.matching.volunteer.Volunteer;
import org.jiebang.matching.volunteer.VolunteerId;
import org.jiebang.matching.volunteer.Volunteers;

/**
 * A task as those see it who judge it: how far it is, who did it, who served on it. Read from the
 * streams themselves, so it is as fresh as can be.
 */
public final class TaskAtHand {

  private final CommandHandler commands;
  private final Task task;
  private final Task.Origin origin;

  private TaskAtHand(CommandHandler commands, Task task, Task.Origin origin) {
    this.commands = commands;
    this.task = task;
    this.origin = origin;
  }

  /**
   * @throws Rejected {@code TASK_NOT_FOUND}
   */
  public static TaskAtHand of(CommandHandler commands, UUID id) {
    Task task = commands.load(Tasks.INSTANCE, id).state();
    Task.Origin origin = task.origin();
    if (origin == null) {
      throw NotFound.of(Tasks.INSTANCE);
    }
    return new TaskAtHand(commands, task, origin);
  }

  public UUID community() {
    return origin.community().value();
  }

  public UUID need() {
    return origin.need().value();
  }

  /** The university that carries it; the community itself while none does. */
  public UUID organisation() {
    Task.Award award = task.award();
    return award == null ? community() : award.organisation().value();
  }

  /** The department that does it; the organisation while nothing is planned. */
  public UUID department() {
    Task.Plan plan = task.plan();
    return plan == null ? organisation() : plan.department().value();
  }

  /** Codes of the criteria that were published with it. */
  public List<String> criteria() {
    Task.Post post = task.post();
    return post == null
        ? List.of()
        : post.terms().criteria().stream().map(Criterion::code).toList();
  }

  /** Somebody does it: from COMMITTED on, until it is over. */
  public boolean committed() {
    return task instanceof Task.Working;
  }

  /** Planned, and not yet handed over to the panel: the time for a visit. */
  public boolean underWay() {
    return task instanceof Task.Working w
        && switch (w.stage()) {
          case PLANNED, STAFFED, IN_PROGRESS, DELIVERED, REWORK -> true;
          case COMMITTED, UNDER_ACCEPTANCE -> false;
        };
  }

  /** Handed over: the panel may review. */
  public boolean delivered() {
    return task instanceof Task.Working w
        && switch (w.stage()) {
          case DELIVERED, UNDER_ACCEPTANCE -> true;
          case COMMITTED, PLANNED, STAFFED, IN_PROGRESS, REWORK -> false;
        };
  }

  /** Handed over at least once; it may be over by now. */
  public boolean everDelivered() {
    return task instanceof Task.Ended e
        ? e.plan() != null && (e.end() == Task.End.COMPLETED || e.end() == Task.End.FAILED)
        : delivered() || (task instanceof Task.Working w && w.reworks() > 0);
  }

  /** The sessions that were planned for it, at most 15. */
  public List<SessionId> sessions() {
    Task.Plan plan = task.plan();
    return plan == null
        ? List.of()
        : plan.sessions().stream().map(PlannedSession::session).toList();
  }

  /** Whether {@code person} came to one of its sessions. */
  public boolean served(UUID person) {
    Task.Plan plan = task.plan();
    return plan != null
        && plan.sessions().stream()
            .map(PlannedSession::session)
            .anyMatch(session -> served(person, session));
  }

  private boolean served(UUID person, SessionId session) {
    if (!(commands.load(Sessions.INSTANCE, session.value()).state()
        instanceof Session.Existing s)) {
      return false;
    }
    var p = s.of(person);
    return p != null && p.served();
  }

  /** Whether {@code person} belongs to the organisation or department that does it. */
  public boolean belongs(UUID person) {
    if (!(commands.load(Volunteers.INSTANCE, VolunteerId.of(person).value()).state()
        instanceof Volunteer.Registered v)) {
      return false;
    }
    var theirs = new HashSet<>(v.memberOf());
    if (v.organisation() != null) {
      theirs.add(v.organisation()); // their own word is enough to keep them out
    }
    return theirs.contains(organisation()) || theirs.contains(department());
  }
}

package org.jiebang.needs.body;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.body.BodyRefusal.ALREADY_ASSIGNED;
import static org.jiebang.needs.body.BodyRefusal.NOT_A_GRID_TEAM;
import static org.jiebang.needs.body.BodyRefusal.NOT_A_THINK_TANK;
import static org.jiebang.needs.body.BodyRefusal.PERSON_NOT_IN_OFFICE;
import static org.jiebang.needs.body.BodyRefusal.TASK_ALREADY_FINISHED;
import static org.jiebang.needs.body.BodyRefusal.TASK_LIST_FULL;
import static org.jiebang.needs.body.BodyRefusal.TASK_NOT_ON_LIST;
import static org.jiebang.needs.body.BodyRefusal.TERM_BACKWARDS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jiebang.needs.body.Body.Established;
import org.jiebang.needs.body.BodyCommand.AddTask;
import org.jiebang.needs.body.BodyCommand.AssignGridWorker;
import org.jiebang.needs.body.BodyCommand.FinishTask;
import org.jiebang.needs.body.BodyEvent.BodyGridWorkerAssigned;
import org.jiebang.needs.body.BodyEvent.BodyTaskAdded;
import org.jiebang.needs.body.BodyEvent.BodyTaskFinished;

/** What members do: in the grids, and on a think-tank's task list. */
final class Work {

  /** Of one think-tank, finished ones too. */
  static final int MOST_TASKS = 500;

  private Work() {}

  static List<BodyEvent> assign(AssignGridWorker c, Established b) {
    if (b.kind() != BodyKind.GRID_TEAM) {
      return refuse(NOT_A_GRID_TEAM);
    }
    if (c.until() != null && c.until().isBefore(c.from())) {
      return refuse(TERM_BACKWARDS);
    }
    Member member = b.memberOn(c.from(), c.person());
    if (member == null || c.until() != null && !member.on(c.until())) {
      return refuse(PERSON_NOT_IN_OFFICE);
    }
    var duty = new GridDuty(c.person(), c.grid(), c.microGrid(), c.from(), c.until());
    if (b.duties().stream().anyMatch(duty::repeats)) {
      return refuse(ALREADY_ASSIGNED);
    }
    return List.of(
        new BodyGridWorkerAssigned(
            c.body(), c.person(), c.grid(), c.microGrid(), c.from(), c.until(), c.at()));
  }

  static List<BodyEvent> add(AddTask c, Established b) {
    if (b.kind() != BodyKind.THINK_TANK) {
      return refuse(NOT_A_THINK_TANK);
    }
    if (b.memberOn(LocalDate.ofInstant(c.at(), b.timeZone()), c.owner()) == null) {
      return refuse(PERSON_NOT_IN_OFFICE);
    }
    if (b.tasks().size() >= MOST_TASKS) {
      return refuse(TASK_LIST_FULL);
    }
    return List.of(new BodyTaskAdded(c.body(), c.task(), c.title(), c.owner(), c.due(), c.at()));
  }

  static List<BodyEvent> finish(FinishTask c, Established b) {
    if (b.kind() != BodyKind.THINK_TANK) {
      return refuse(NOT_A_THINK_TANK);
    }
    for (BodyTask task : b.tasks()) {
      if (task.task().equals(c.task())) {
        return task.doneAt() != null
            ? refuse(TASK_ALREADY_FINISHED)
            : List.of(new BodyTaskFinished(c.body(), c.task(), c.outcome(), c.at()));
      }
    }
    return refuse(TASK_NOT_ON_LIST);
  }

  static Established assigned(Established b, BodyGridWorkerAssigned e) {
    var duties = new ArrayList<>(b.duties());
    duties.add(new GridDuty(e.person(), e.grid(), e.microGrid(), e.from(), e.until()));
    return b.withDuties(duties);
  }

  static Established added(Established b, BodyTaskAdded e) {
    var tasks = new ArrayList<>(b.tasks());
    tasks.add(new BodyTask(e.task(), e.title(), e.owner(), e.due(), null, null));
    return b.withTasks(tasks);
  }

  static Established finished(Established b, BodyTaskFinished e) {
    return b.withTasks(
        b.tasks().stream()
            .map(
                t ->
                    t.task().equals(e.task())
                        ? new BodyTask(t.task(), t.title(), t.owner(), t.due(), e.at(), e.outcome())
                        : t)
            .toList());
  }
}

package org.jiebang.matching.task;

import org.jiebang.eventsourcing.view.ListView;
import org.jiebang.matching.task.TaskBody.AwardBody;
import org.jiebang.matching.task.TaskBody.ExecutionBody;

/** The board. */
public final class TaskListView extends ListView<TaskBody, TaskRow, TaskEvent> {

  public TaskListView() {
    super(Tasks.INSTANCE, new TaskPicture(), TaskRow.class, TaskRow::new);
  }

  @Override
  protected void columns(TaskRow row, TaskBody body) {
    Terms terms = body.terms();
    AwardBody award = body.award();
    ExecutionBody execution = body.execution();
    row.onBoard = terms != null;
    row.mode = terms == null ? null : terms.mode().value();
    row.category = body.category().value();
    row.need = body.need();
    row.organisation = award == null ? null : award.organisation();
    row.department = execution == null ? null : execution.department();
  }
}

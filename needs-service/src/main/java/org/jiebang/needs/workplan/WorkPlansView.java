package org.jiebang.needs.workplan;

import org.jiebang.eventsourcing.view.ListView;

/** The list of plans. */
public final class WorkPlansView extends ListView<WorkPlanBody, WorkPlanRow, WorkPlanEvent> {

  public WorkPlansView() {
    super(WorkPlans.INSTANCE, new WorkPlanPicture(), WorkPlanRow.class, WorkPlanRow::new);
  }

  @Override
  protected void columns(WorkPlanRow row, WorkPlanBody body) {
    row.kind = body.kind().name();
    row.ownerBody = body.body();
  }
}

package org.jiebang.needs.workplan;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.needs.workplan.WorkPlanEvent.ProgressRecorded;
import org.jiebang.needs.workplan.WorkPlanEvent.WorkPlanAdopted;
import org.jiebang.needs.workplan.WorkPlanEvent.WorkPlanClosed;
import org.jiebang.needs.workplan.WorkPlanEvent.WorkPlanDrafted;
import org.jiebang.needs.workplan.WorkPlanEvent.WorkPlanRevised;
import org.jiebang.needs.workplan.WorkPlanEvent.WorkPlanTracked;

/** The names of a plan's events on disk and on Kafka. */
public final class WorkPlanWire {

  private WorkPlanWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("work-plan-drafted", WorkPlanDrafted.class)
        .event("work-plan-revised", WorkPlanRevised.class)
        .event("work-plan-adopted", WorkPlanAdopted.class)
        .event("work-plan-tracked", WorkPlanTracked.class)
        .event("work-plan-progress-recorded", ProgressRecorded.class)
        .event("work-plan-closed", WorkPlanClosed.class)
        .build();
  }
}

package org.jiebang.needs.workplan;

import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.workplan.WorkPlan.Drafted;
import org.jiebang.needs.workplan.WorkPlan.Undrafted;

/** Plans as a kind of stream: owned by the community and seen by nobody else. */
public final class WorkPlans implements Aggregate<WorkPlanCommand, WorkPlan, WorkPlanEvent> {

  public static final WorkPlans INSTANCE = new WorkPlans();

  private final WorkPlanDecider decider = new WorkPlanDecider();

  private WorkPlans() {}

  @Override
  public String name() {
    return "work-plan";
  }

  @Override
  public Class<WorkPlanEvent> events() {
    return WorkPlanEvent.class;
  }

  @Override
  public Decider<WorkPlanCommand, WorkPlan, WorkPlanEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(WorkPlan plan) {
    return switch (plan) {
      case Undrafted() -> "NONE";
      case Drafted drafted -> drafted.phase().name();
    };
  }

  @Override
  public UUID tenantOf(WorkPlan plan) {
    return ((Drafted) plan).community().value();
  }
}

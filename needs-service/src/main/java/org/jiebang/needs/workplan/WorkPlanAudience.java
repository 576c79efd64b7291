package org.jiebang.needs.workplan;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.http.Shown;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.needs.place.Offices;
import org.jiebang.needs.workplan.WorkPlan.Drafted;
import org.jiebang.needs.workplan.WorkPlan.Phase;
import org.jspecify.annotations.Nullable;

/** Who sees a plan before it is adopted: the offices of the community. */
@Singleton
class WorkPlanAudience implements Shown<WorkPlanBody, WorkPlanBody> {

  private static final Set<String> RELEASED =
      Set.of(Phase.ADOPTED.name(), Phase.TRACKED.name(), Phase.CLOSED.name());

  private final Offices offices;

  WorkPlanAudience(Offices offices) {
    this.offices = offices;
  }

  @Override
  public WorkPlanBody show(UUID id, WorkPlanBody body, Caller caller) {
    return body;
  }

  @Override
  public boolean exists(WorkPlanBody body, Caller caller) {
    return RELEASED.contains(body.state()) || offices.holds(caller, body.community());
  }

  boolean exists(Drafted plan, Caller caller) {
    return RELEASED.contains(plan.phase().name())
        || offices.holds(caller, plan.community().value());
  }

  @Nullable Object states(Caller caller, @Nullable UUID community, @Nullable String asked) {
    return offices.states(caller, community, asked, RELEASED);
  }
}

package org.jiebang.needs.project;

import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.project.ProjectedNeed.Never;
import org.jiebang.needs.project.ProjectedNeed.Projected;
import org.jspecify.annotations.Nullable;

/**
 * Needs as parts of projects, as a kind of stream: one for each need, beside it. A stream of its
 * own, because the need's life goes on whatever projects come and go.
 */
public final class ProjectedNeeds
    implements Aggregate<ProjectedNeedCommand, ProjectedNeed, ProjectedNeedEvent> {

  public static final ProjectedNeeds INSTANCE = new ProjectedNeeds();

  private final ProjectedNeedDecider decider = new ProjectedNeedDecider();

  private ProjectedNeeds() {}

  @Override
  public String name() {
    return "projected-need";
  }

  @Override
  public Class<ProjectedNeedEvent> events() {
    return ProjectedNeedEvent.class;
  }

  @Override
  public Decider<ProjectedNeedCommand, ProjectedNeed, ProjectedNeedEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(ProjectedNeed need) {
    return switch (need) {
      case Never() -> "NONE";
      case Projected p -> p.project() == null ? "FREE" : "PROJECTED";
    };
  }

  @Override
  public UUID tenantOf(ProjectedNeed need) {
    return ((Projected) need).community().value();
  }

  @Override
  public @Nullable UUID correlationOf(ProjectedNeed need) {
    return need instanceof Projected p ? p.need().value() : null;
  }
}

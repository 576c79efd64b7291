package org.jiebang.needs.project;

import static org.jiebang.needs.project.ProjectRefusal.NEED_ALREADY_PROJECTED;

import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.needs.project.ProjectedNeed.Never;
import org.jiebang.needs.project.ProjectedNeed.Projected;
import org.jiebang.needs.project.ProjectedNeedCommand.ReleaseNeed;
import org.jiebang.needs.project.ProjectedNeedCommand.TakeIntoProject;
import org.jiebang.needs.project.ProjectedNeedEvent.NeedReleasedFromProject;
import org.jiebang.needs.project.ProjectedNeedEvent.NeedTakenIntoProject;
import org.jspecify.annotations.Nullable;

/** A need is in one project at a time; two that race for it meet here. */
final class ProjectedNeedDecider
    implements Decider<ProjectedNeedCommand, ProjectedNeed, ProjectedNeedEvent> {

  @Override
  public ProjectedNeed initial() {
    return new Never();
  }

  @Override
  public List<ProjectedNeedEvent> decide(ProjectedNeedCommand command, ProjectedNeed state) {
    ProjectId now = projectOf(state);
    return switch (command) {
      case TakeIntoProject c -> {
        if (now == null) {
          yield List.of(new NeedTakenIntoProject(c.need(), c.community(), c.project(), c.at()));
        }
        if (now.equals(c.project())) {
          yield List.of();
        }
        throw new Rejected(NEED_ALREADY_PROJECTED, Map.of("need", c.need().value()));
      }
      case ReleaseNeed c ->
          c.project().equals(now)
              ? List.of(new NeedReleasedFromProject(c.need(), c.project(), c.at()))
              : List.of();
    };
  }

  private static @Nullable ProjectId projectOf(ProjectedNeed state) {
    return switch (state) {
      case Never() -> null;
      case Projected p -> p.project();
    };
  }

  @Override
  public ProjectedNeed evolve(ProjectedNeed state, ProjectedNeedEvent event) {
    return switch (event) {
      case NeedTakenIntoProject e -> new Projected(e.need(), e.community(), e.project());
      case NeedReleasedFromProject e ->
          new Projected(e.need(), ((Projected) state).community(), null);
    };
  }
}

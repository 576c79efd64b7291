package org.jiebang.needs.project;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.project.ProjectEvent.ProjectApproved;
import org.jiebang.needs.project.ProjectEvent.ProjectDrafted;
import org.jiebang.needs.project.ProjectEvent.ProjectFinished;
import org.jiebang.needs.project.ProjectEvent.ProjectStarted;
import org.jiebang.needs.project.ProjectEvent.ProjectStopped;
import org.jspecify.annotations.Nullable;

/** Folds a project's events into what the API shows. */
public final class ProjectPicture implements Picture<ProjectBody, ProjectEvent> {

  @Override
  public Class<ProjectBody> body() {
    return ProjectBody.class;
  }

  @Override
  public String state(ProjectBody body) {
    return body.state();
  }

  @Override
  public ProjectBody evolve(@Nullable ProjectBody body, Recorded<ProjectEvent> fact) {
    return switch (fact.event()) {
      case ProjectDrafted e ->
          new ProjectBody(
              e.project().value(),
              "PROPOSED",
              e.community().value(),
              e.title(),
              e.summary(),
              e.needs(),
              e.resources(),
              e.from(),
              e.until(),
              null,
              null,
              null,
              null,
              null,
              List.of());
      case ProjectApproved e -> requireNonNull(body).approved(e.at());
      case ProjectStarted e -> requireNonNull(body).started(e.at());
      case ProjectFinished e ->
          requireNonNull(body).ended("FINISHED", e.at(), e.outcome(), null, List.of());
      case ProjectStopped e ->
          requireNonNull(body).ended("STOPPED", e.at(), null, e.reason(), e.needs());
    };
  }
}

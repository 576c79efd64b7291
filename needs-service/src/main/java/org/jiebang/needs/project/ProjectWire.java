package org.jiebang.needs.project;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.needs.project.ProjectEvent.ProjectApproved;
import org.jiebang.needs.project.ProjectEvent.ProjectDrafted;
import org.jiebang.needs.project.ProjectEvent.ProjectFinished;
import org.jiebang.needs.project.ProjectEvent.ProjectStarted;
import org.jiebang.needs.project.ProjectEvent.ProjectStopped;
import org.jiebang.needs.project.ProjectedNeedEvent.NeedReleasedFromProject;
import org.jiebang.needs.project.ProjectedNeedEvent.NeedTakenIntoProject;

/** The names of a project's events on disk and on Kafka. */
public final class ProjectWire {

  private ProjectWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("project-drafted", ProjectDrafted.class)
        .event("project-approved", ProjectApproved.class)
        .event("project-started", ProjectStarted.class)
        .event("project-finished", ProjectFinished.class)
        .event("project-stopped", ProjectStopped.class)
        .event("need-taken-into-project", NeedTakenIntoProject.class)
        .event("need-released-from-project", NeedReleasedFromProject.class)
        .build();
  }
}

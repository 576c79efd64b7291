package org.jiebang.needs.project;

import java.util.Set;
import org.jiebang.eventsourcing.view.ListView;

/** The project list (项目清单). */
public final class ProjectsView extends ListView<ProjectBody, ProjectRow, ProjectEvent> {

  private static final Set<String> OPEN = Set.of("APPROVED", "ACTIVE", "FINISHED");

  public ProjectsView() {
    super(Projects.INSTANCE, new ProjectPicture(), ProjectRow.class, ProjectRow::new);
  }

  @Override
  protected void columns(ProjectRow row, ProjectBody body) {
    row.openToAll = OPEN.contains(body.state());
  }
}

package org.jiebang.needs.project;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** A line of the project list; its tenant is the community. */
@Entity
@Table(name = "project")
@NullUnmarked // filled by Hibernate
public class ProjectRow extends ViewRow {

  /** Everybody sees it, also who has nothing to do with the community. */
  @Column(name = "open_to_all")
  public boolean openToAll;
}

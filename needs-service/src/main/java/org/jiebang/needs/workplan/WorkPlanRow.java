package org.jiebang.needs.workplan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** A line of the list of plans; its tenant is the community. */
@Entity
@Table(name = "work_plan")
@NullUnmarked // filled by Hibernate
public class WorkPlanRow extends ViewRow {

  @Column(length = 16)
  public String kind;

  /** Whose plan it is; null: the community's own. */
  @Column(name = "owner_body", columnDefinition = "binary(16)")
  public UUID ownerBody;
}

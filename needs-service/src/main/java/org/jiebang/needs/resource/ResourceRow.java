package org.jiebang.needs.resource;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** A line of the list of resources; its tenant is the community. */
@Entity
@Table(name = "resource")
@NullUnmarked // filled by Hibernate
public class ResourceRow extends ViewRow {

  @Column(length = 16)
  public String kind;

  @Column(name = "on_list", length = 16)
  public String onList;

  public boolean published;
}

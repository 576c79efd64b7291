package org.jiebang.needs.body;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** A line of the list of bodies; its tenant is the community or district. */
@Entity
@Table(name = "body")
@NullUnmarked // filled by Hibernate
public class BodyRow extends ViewRow {

  @Column(length = 32)
  public String kind;

  /** Of think-tanks only. */
  @Column(name = "expert_field", length = 32)
  public String expertField;
}

package org.jiebang.matching.acceptance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** A line of the list of acceptances. */
@Entity
@Table(name = "acceptance")
@NullUnmarked // filled by Hibernate
public class AcceptanceRow extends ViewRow {

  @Column(columnDefinition = "binary(16)")
  public UUID task;

  @Column(columnDefinition = "binary(16)")
  public UUID organisation;
}

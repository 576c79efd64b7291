package org.jiebang.points.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** One line of an account; its state is its kind. */
@Entity
@Table(name = "entry")
@NullUnmarked // filled by Hibernate
public class EntryRow extends ViewRow {

  @Column(columnDefinition = "binary(16)")
  public UUID account;
}

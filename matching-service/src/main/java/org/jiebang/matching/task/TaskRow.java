package org.jiebang.matching.task;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A line of the board. */
@Entity
@Table(name = "task")
@NullUnmarked // filled by Hibernate
public class TaskRow extends ViewRow {

  /** False for drafts (and what was dropped as one): those are the community's own. */
  @Column(name = "on_board")
  public boolean onBoard;

  /** Null for drafts. */
  @Column(length = 32)
  public @Nullable String mode;

  @Column(length = 40)
  public String category;

  @Column(columnDefinition = "binary(16)")
  public UUID need;

  /** Who was awarded. */
  @Column(columnDefinition = "binary(16)")
  public @Nullable UUID organisation;

  /** Who executes. */
  @Column(columnDefinition = "binary(16)")
  public @Nullable UUID department;
}

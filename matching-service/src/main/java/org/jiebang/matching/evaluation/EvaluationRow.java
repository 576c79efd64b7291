package org.jiebang.matching.evaluation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** A line of the list of evaluation sets. */
@Entity
@Table(name = "evaluation")
@NullUnmarked // filled by Hibernate
public class EvaluationRow extends ViewRow {

  @Column(columnDefinition = "binary(16)")
  public UUID task;
}

package org.jiebang.points.inbound;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** How a task's acceptance ended: what is confirmed afterwards is active at once. */
@Entity
@Table(name = "inbound_task_result")
@NullUnmarked // filled by Hibernate
public class InboundTaskResult {

  @Id
  @Column(columnDefinition = "binary(16)")
  public UUID task;

  public boolean passed;
}

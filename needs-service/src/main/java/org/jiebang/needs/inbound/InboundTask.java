package org.jiebang.needs.inbound;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A task on the board as matching-service has told us. */
@Entity
@Table(name = "inbound_task")
@NullUnmarked // filled by Hibernate
public class InboundTask {

  @Id
  @Column(columnDefinition = "binary(16)")
  public UUID id;

  @Column(columnDefinition = "binary(16)")
  public UUID community;

  /** The need that it serves. */
  @Column(columnDefinition = "binary(16)")
  public @Nullable UUID need;

  /** How it ended, e.g. {@code COMPLETED}; null while it goes on. */
  @Column(length = 32)
  public @Nullable String ended;
}

package org.jiebang.needs.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What we know of matching-service's tasks: facts for our own decisions. */
@ApplicationScoped
public class KnownTasks {

  private final EntityManager rows;

  KnownTasks(EntityManager rows) {
    this.rows = rows;
  }

  /** Null when matching-service has not told us of it, yet or ever. */
  @Transactional
  public @Nullable InboundTask task(UUID task) {
    return rows.find(InboundTask.class, task);
  }
}

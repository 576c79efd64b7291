package org.jiebang.eventsourcing.identity;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Nothing lies above anything: until a service tells it from its own rows. */
@DefaultBean
@ApplicationScoped
class FlatHierarchy implements Hierarchy {

  @Override
  public @Nullable UUID above(UUID scope) {
    return null;
  }
}

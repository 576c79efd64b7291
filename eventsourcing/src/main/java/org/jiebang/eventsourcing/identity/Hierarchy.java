package org.jiebang.eventsourcing.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What lies above a scope: a community's district, a department's university. Each service answers
 * from its own rows (own streams or inbound ones), in one bean.
 */
public interface Hierarchy {

  /** The scope directly above {@code scope}; null at the top and for what is not known here. */
  @Nullable UUID above(UUID scope);

  /** True when {@code held} is {@code scope} or lies above it, at most four levels up. */
  default boolean covers(UUID held, UUID scope) {
    UUID at = scope;
    for (int level = 0; at != null && level <= 4; level++) {
      if (at.equals(held)) {
        return true;
      }
      at = above(at);
    }
    return false;
  }
}

package org.jiebang.matching.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What we know of needs-service's communities and needs: facts for our own decisions. */
@ApplicationScoped
public class KnownNeeds {

  private final EntityManager rows;

  KnownNeeds(EntityManager rows) {
    this.rows = rows;
  }

  /** Null when needs-service has not told us of it. */
  @Transactional
  public @Nullable InboundNeed need(UUID need) {
    return rows.find(InboundNeed.class, need);
  }

  /** Null when needs-service has not told us of it. */
  @Transactional
  public @Nullable InboundCommunity community(UUID community) {
    return rows.find(InboundCommunity.class, community);
  }
}

package org.jiebang.gateway.inbound;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jspecify.annotations.Nullable;

/** Where communities and organisations lie, from what the other services have published. */
@Singleton
public class Scopes implements Hierarchy {

  private static final int MOST_LEVELS = 5;

  private final EntityManager rows;

  Scopes(EntityManager rows) {
    this.rows = rows;
  }

  @Override
  public @Nullable UUID above(UUID scope) {
    InboundScope row = find(scope);
    return row == null ? null : row.above;
  }

  /** {@code community}, {@code organisation}, {@code district}; null for what is not known here. */
  public @Nullable String kind(UUID scope) {
    InboundScope row = find(scope);
    if (row != null) {
      return row.kind;
    }
    return isDistrict(scope) ? "district" : null;
  }

  /** Whether it is a community for trying things out. */
  public boolean isSandbox(UUID scope) {
    InboundScope row = find(scope);
    return row != null && row.sandbox;
  }

  /** {@code scope} itself, then what lies above it, upwards. */
  public List<UUID> chain(UUID scope) {
    var chain = new ArrayList<UUID>();
    UUID at = scope;
    while (at != null && chain.size() < MOST_LEVELS && !chain.contains(at)) {
      chain.add(at);
      at = above(at);
    }
    return chain;
  }

  private @Nullable InboundScope find(UUID scope) {
    return QuarkusTransaction.joiningExisting().call(() -> rows.find(InboundScope.class, scope));
  }

  private boolean isDistrict(UUID scope) {
    return QuarkusTransaction.joiningExisting()
        .call(
            () ->
                !rows.createQuery("select s.id from InboundScope s where s.district = :district")
                    .setParameter("district", scope)
                    .setMaxResults(1)
                    .getResultList()
                    .isEmpty());
  }
}

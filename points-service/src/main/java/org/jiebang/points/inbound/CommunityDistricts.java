package org.jiebang.points.inbound;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jspecify.annotations.Nullable;

/** What lies above a community here: its district. */
@ApplicationScoped
public class CommunityDistricts implements Hierarchy {

  private final EntityManager rows;

  /** A community never changes its district, so what is known stays true. */
  private final Cache<UUID, UUID> districts = Caffeine.newBuilder().maximumSize(10_000).build();

  CommunityDistricts(EntityManager rows) {
    this.rows = rows;
  }

  @Override
  public @Nullable UUID above(UUID scope) {
    UUID known = districts.getIfPresent(scope);
    if (known != null) {
      return known;
    }
    InboundCommunity row =
        QuarkusTransaction.joiningExisting().call(() -> rows.find(InboundCommunity.class, scope));
    if (row == null) {
      return null;
    }
    districts.put(scope, row.district);
    return row.district;
  }
}

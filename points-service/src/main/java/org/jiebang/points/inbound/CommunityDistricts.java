package org.jiebang.points.inbound;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jiebang.eventsourcing.identity.Remembered;
import org.jspecify.annotations.Nullable;

/** What lies above a community here: its district. */
@ApplicationScoped
public class CommunityDistricts implements Hierarchy {

  private final EntityManager rows;
  private final Remembered districts = Remembered.ofOneLevel(this::find);

  CommunityDistricts(EntityManager rows) {
    this.rows = rows;
  }

  @Override
  public @Nullable UUID above(UUID scope) {
    return districts.above(scope);
  }

  private @Nullable UUID find(UUID scope) {
    InboundCommunity row =
        QuarkusTransaction.joiningExisting().call(() -> rows.find(InboundCommunity.class, scope));
    return row == null ? null : row.district;
  }
}

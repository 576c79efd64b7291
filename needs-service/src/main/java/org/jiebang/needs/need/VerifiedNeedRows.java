package org.jiebang.needs.need;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.view.Generations;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** Finds verified needs in the list of needs, in its live generation. */
@ApplicationScoped
public class VerifiedNeedRows implements VerifiedNeeds {

  private static final int PAGE = 100;
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final EntityManager rows;
  private final Generations generations;

  VerifiedNeedRows(EntityManager rows, Generations generations) {
    this.rows = rows;
    this.generations = generations;
  }

  @Override
  @Transactional
  public List<NeedId> page(CommunityId community, @Nullable NeedId after) {
    return rows.createQuery(
            "select r.key.id from NeedRow r where r.key.gen = :gen and r.tenant = :community"
                + " and r.state = :verified and r.key.id > :after order by r.key.id",
            UUID.class)
        .setParameter("gen", generations.live(Needs.INSTANCE.name()))
        .setParameter("community", community.value())
        .setParameter("verified", Stage.VERIFIED.name())
        .setParameter("after", after == null ? BEFORE_ALL : after.value())
        .setMaxResults(PAGE)
        .getResultStream()
        .map(NeedId::new)
        .toList();
  }
}

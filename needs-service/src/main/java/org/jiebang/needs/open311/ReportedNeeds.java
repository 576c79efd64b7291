package org.jiebang.needs.open311;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.view.Generations;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.needs.need.NeedBody;
import org.jiebang.needs.need.NeedRow;
import org.jiebang.needs.need.Needs;
import org.jspecify.annotations.Nullable;

/** Finds a community's needs by the day they came in, in the live generation of their list. */
@ApplicationScoped
class ReportedNeeds {

  private final EntityManager rows;
  private final Generations generations;

  ReportedNeeds(EntityManager rows, Generations generations) {
    this.rows = rows;
    this.generations = generations;
  }

  /** One need, still sealed, and when it last changed. */
  record Found(UUID id, NeedBody body, @Nullable Instant changedAt) {}

  /**
   * What is asked for.
   *
   * @param until exclusive
   * @param categories empty: all
   * @param secluded whether those too that are for the desk only
   */
  record Wanted(
      UUID community,
      Instant from,
      Instant until,
      Collection<String> categories,
      Collection<String> states,
      boolean secluded) {}

  /** The newest first. */
  @Transactional
  public List<Found> find(Wanted wanted, int most) {
    String hql =
        "select r from NeedRow r where r.key.gen = :gen and r.tenant = :tenant"
            + " and r.submittedAt >= :from and r.submittedAt < :until and r.state in (:states)"
            + (wanted.categories().isEmpty() ? "" : " and r.category in (:categories)")
            + (wanted.secluded() ? "" : " and r.secluded = false")
            + " order by r.submittedAt desc, r.key.id desc";
    TypedQuery<NeedRow> query =
        rows.createQuery(hql, NeedRow.class)
            .setParameter("gen", generations.live(Needs.INSTANCE.name()))
            .setParameter("tenant", wanted.community())
            .setParameter("from", wanted.from())
            .setParameter("until", wanted.until())
            .setParameter("states", wanted.states())
            .setMaxResults(most);
    if (!wanted.categories().isEmpty()) {
      query.setParameter("categories", wanted.categories());
    }
    return query.getResultStream().map(ReportedNeeds::found).toList();
  }

  private static Found found(NeedRow row) {
    try {
      NeedBody body = Json.EVENTS.readValue(row.body, NeedBody.class);
      return new Found(row.key.id(), body, row.changedAt);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("row of need " + row.key, e);
    }
  }
}

package org.jiebang.needs.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.eventsourcing.view.Generations;

/** Counts publicity in the live generation of its list: nothing is counted twice or stored. */
@ApplicationScoped
class PublicityCounts {

  private final EntityManager rows;
  private final Generations generations;

  PublicityCounts(EntityManager rows, Generations generations) {
    this.rows = rows;
    this.generations = generations;
  }

  /**
   * How much of one kind was published.
   *
   * @param records without the voided ones
   * @param reach of those whose reach is known, added up
   */
  @Schema(name = "PublicityCount")
  public record Count(String kind, long records, long reach) {}

  @Transactional
  public List<Count> of(UUID community, LocalDate from, LocalDate until) {
    return rows.createQuery(
            "select r.kind, count(r), sum(r.reach) from PublicityRow r where r.key.gen = :gen"
                + " and r.tenant = :community and r.state = 'RECORDED'"
                + " and r.publishedOn between :from and :until group by r.kind order by r.kind",
            Object[].class)
        .setParameter("gen", generations.live(Publicities.INSTANCE.name()))
        .setParameter("community", community)
        .setParameter("from", from)
        .setParameter("until", until)
        .getResultStream()
        .map(
            line ->
                new Count(
                    (String) line[0],
                    ((Number) line[1]).longValue(),
                    ((Number) line[2]).longValue()))
        .toList();
  }
}

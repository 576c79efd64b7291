package org.jiebang.points.inbound;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Looks up which services of a community ended in a period. */
@Singleton
public class ServicesOfPeriod {

  private static final String WHERE =
      "from InboundConfirmedService r where r.community = :community and r.voided = false"
          + " and r.endedAt >= :from and r.endedAt < :until";

  private final EntityManager rows;

  public ServicesOfPeriod(EntityManager rows) {
    this.rows = rows;
  }

  /**
   * A confirmed service that was not voided.
   *
   * @param accepted whether its task was accepted
   */
  public record Ended(
      RecordId record, UUID volunteer, Category category, Instant endedAt, boolean accepted) {}

  /** The first {@code most} of [from, until), in the order of their ends. */
  public List<Ended> of(CommunityId community, Instant from, Instant until, int most) {
    Set<UUID> accepted =
        new HashSet<>(
            rows.createQuery(
                    "select t.task from InboundTaskResult t where t.passed = true and t.task in"
                        + " (select r.task "
                        + WHERE
                        + ")",
                    UUID.class)
                .setParameter("community", community.value())
                .setParameter("from", from)
                .setParameter("until", until)
                .getResultList());
    return rows
        .createQuery(
            "select r " + WHERE + " order by r.endedAt, r.record", InboundConfirmedService.class)
        .setParameter("community", community.value())
        .setParameter("from", from)
        .setParameter("until", until)
        .setMaxResults(most)
        .getResultList()
        .stream()
        .map(
            r ->
                new Ended(
                    new RecordId(r.record),
                    r.volunteer,
                    new Category(r.category),
                    r.endedAt,
                    accepted.contains(r.task)))
        .toList();
  }
}

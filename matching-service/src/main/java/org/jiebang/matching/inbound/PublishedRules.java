package org.jiebang.matching.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Which rules a community has published, for our own decisions. */
@ApplicationScoped
public class PublishedRules {

  private final EntityManager rows;

  PublishedRules(EntityManager rows) {
    this.rows = rows;
  }

  /**
   * A version that says from which marks on a service counts nothing.
   *
   * @param by kind of evaluation
   * @param below the mean
   * @param least marks that there must be
   */
  public record ZeroingRule(String rule, Instant effectiveFrom, String by, int below, int least) {}

  /**
   * The versions of a community, the newest first; one that zeroes nothing has an empty {@code by}
   * and ends the one before it.
   */
  @Transactional
  public List<ZeroingRule> zeroing(UUID community) {
    return rows.createQuery(
            "from InboundRuleSet r where r.community = ?1 order by r.effectiveFrom desc",
            InboundRuleSet.class)
        .setParameter(1, community)
        .getResultStream()
        .map(
            r ->
                new ZeroingRule(
                    r.name + " v" + r.version,
                    r.effectiveFrom,
                    r.zeroBy == null ? "" : r.zeroBy,
                    r.zeroBelow,
                    r.zeroLeast))
        .toList();
  }
}

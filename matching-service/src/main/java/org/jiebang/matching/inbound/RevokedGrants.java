package org.jiebang.matching.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;

/** Grants that were taken away, as the gateway has told us. */
@ApplicationScoped
public class RevokedGrants {

  private final EntityManager rows;

  RevokedGrants(EntityManager rows) {
    this.rows = rows;
  }

  /** Those of one person, as in tokens: {@code GRD@community:0190…}. */
  @Transactional
  public Set<String> of(UUID person) {
    return Set.copyOf(
        rows.createQuery(
                "select g.key.held from InboundRevokedGrant g where g.key.person = :person",
                String.class)
            .setParameter("person", person)
            .getResultList());
  }
}

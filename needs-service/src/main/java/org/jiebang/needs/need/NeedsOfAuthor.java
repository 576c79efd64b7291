package org.jiebang.needs.need;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jiebang.eventsourcing.view.Generations;

/** Finds the needs of one author in the list of needs, in its live generation. */
@ApplicationScoped
public class NeedsOfAuthor {

  private static final UUID BEFORE_ALL = new UUID(0, 0);
  private static final int PAGE = 100;

  private final EntityManager rows;
  private final Generations generations;

  NeedsOfAuthor(EntityManager rows, Generations generations) {
    this.rows = rows;
    this.generations = generations;
  }

  /**
   * One page, oldest first; drafts too.
   *
   * @param after the last of the page before
   * @return empty when there are no more
   */
  @Transactional
  public List<NeedId> page(UUID author, Optional<NeedId> after) {
    return rows.createQuery(
            "select r.key.id from NeedRow r where r.key.gen = :gen and r.author = :author"
                + " and r.key.id > :after order by r.key.id",
            UUID.class)
        .setParameter("gen", generations.live(Needs.INSTANCE.name()))
        .setParameter("author", author)
        .setParameter("after", after.map(NeedId::value).orElse(BEFORE_ALL))
        .setMaxResults(PAGE)
        .getResultStream()
        .map(NeedId::new)
        .toList();
  }
}

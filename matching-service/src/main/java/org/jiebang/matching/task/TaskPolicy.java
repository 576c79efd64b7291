package org.jiebang.matching.task;

import java.time.Duration;
import java.util.Set;
import org.jiebang.matching.inbound.Category;

/**
 * What a community may set for its board; the defaults are those of LIFECYCLES, "Task on the
 * board", where it names one.
 *
 * @param appealWindow after an award (LIFECYCLES: 3 d)
 * @param confirmWithin time to commit after an award (ours: 3 d, as long as the appeal window)
 * @param repostFor how long a reposted task takes claims (ours: 7 d)
 * @param forfeitNotice giving up later than this before the first session needs DIS (LIFECYCLES: 24
 *     h)
 * @param reworkLimit how often a task may be sent back (LIFECYCLES: 2)
 * @param risky categories that need a risk statement and insurance (条例 art. 12–14)
 */
record TaskPolicy(
    Duration appealWindow,
    Duration confirmWithin,
    Duration repostFor,
    Duration forfeitNotice,
    int reworkLimit,
    Set<Category> risky) {

  static final TaskPolicy DEFAULT =
      new TaskPolicy(
          Duration.ofDays(3),
          Duration.ofDays(3),
          Duration.ofDays(7),
          Duration.ofHours(24),
          2,
          Set.of(
              new Category("DISASTER_RELIEF"),
              new Category("WORK_AT_HEIGHT"),
              new Category("ELECTRICAL_REPAIR"),
              new Category("MEDICAL_CARE")));
}

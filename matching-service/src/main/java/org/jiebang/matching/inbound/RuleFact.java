package org.jiebang.matching.inbound;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What points-service publishes about the rules of communities, as far as we read it. */
public sealed interface RuleFact {

  /**
   * A version of a community's rules; it never changes.
   *
   * @param version from 1
   * @param effectiveFrom first instant at which it applies; the next version's ends it
   */
  record RuleSetPublished(
      UUID community, int version, Instant effectiveFrom, Rules rules, Instant at)
      implements RuleFact {}

  /**
   * @param name as published
   */
  record Rules(String name, @Nullable Zeroing zeroing) {}

  /**
   * From which marks on a service counts nothing.
   *
   * @param by kind of evaluation, e.g. {@code ORGANISER}
   * @param below the mean of these marks, 1 to 5
   * @param least marks that there must be
   */
  record Zeroing(String by, int below, int least) {}
}

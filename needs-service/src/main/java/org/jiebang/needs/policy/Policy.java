package org.jiebang.needs.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** What the events of a community's policy add up to. */
public sealed interface Policy {

  /** The defaults hold. */
  record Default() implements Policy {}

  /**
   * Values, and from when on they hold.
   *
   * @param effectiveFrom inclusive
   */
  record Decision(Instant effectiveFrom, PolicyValues values) {}

  /**
   * A policy with decisions.
   *
   * @param decisions in the order in which they were taken
   */
  record Decided(PolicyId id, CommunityId community, List<Decision> decisions) implements Policy {

    Decided with(Decision decision) {
      var more = new ArrayList<>(decisions);
      more.add(decision);
      return new Decided(id, community, List.copyOf(more));
    }
  }

  /** The values that hold at a moment. */
  default PolicyValues at(Instant moment) {
    Decision decision = decisionAt(moment);
    return decision == null ? PolicyValues.DEFAULT : decision.values();
  }

  /**
   * The decision that holds at a moment: of the latest beginning, and of those the last taken.
   *
   * @return null while the defaults hold
   */
  default @Nullable Decision decisionAt(Instant moment) {
    return switch (this) {
      case Default() -> null;
      case Decided decided -> {
        Decision best = null;
        for (Decision next : decided.decisions()) {
          boolean begun = !next.effectiveFrom().isAfter(moment);
          if (begun && (best == null || !next.effectiveFrom().isBefore(best.effectiveFrom()))) {
            best = next;
          }
        }
        yield best;
      }
    };
  }
}

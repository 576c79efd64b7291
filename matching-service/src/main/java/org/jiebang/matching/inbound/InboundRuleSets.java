package org.jiebang.matching.inbound;

import jakarta.persistence.EntityManager;
import org.jiebang.eventsourcing.InboundView;
import org.jiebang.eventsourcing.Recorded;

/** Remembers which rules a community has published with points-service, and from when. */
public final class InboundRuleSets implements InboundView<RuleFact> {

  @Override
  public Class<RuleFact> fact() {
    return RuleFact.class;
  }

  @Override
  public void apply(EntityManager rows, Recorded<RuleFact> fact) {
    switch (fact.event()) {
      case RuleFact.RuleSetPublished f -> {
        var set = new InboundRuleSet();
        set.community = f.community();
        set.version = f.version();
        set.name = f.rules().name();
        set.effectiveFrom = f.effectiveFrom();
        RuleFact.Zeroing zeroing = f.rules().zeroing();
        if (zeroing != null) {
          set.zeroBy = zeroing.by();
          set.zeroBelow = zeroing.below();
          set.zeroLeast = zeroing.least();
        }
        rows.merge(set);
      }
    }
  }
}

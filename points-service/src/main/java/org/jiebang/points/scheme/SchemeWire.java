package org.jiebang.points.scheme;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.points.scheme.SchemeEvent.RuleSetDrafted;
import org.jiebang.points.scheme.SchemeEvent.RuleSetProposed;
import org.jiebang.points.scheme.SchemeEvent.RuleSetPublished;
import org.jiebang.points.scheme.SchemeEvent.RuleSetRevised;

/** What a scheme's events are called on disk and on Kafka. */
public final class SchemeWire {

  private SchemeWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("rule-set-drafted", RuleSetDrafted.class)
        .event("rule-set-revised", RuleSetRevised.class)
        .event("rule-set-proposed", RuleSetProposed.class)
        .event("rule-set-published", RuleSetPublished.class)
        .build();
  }
}

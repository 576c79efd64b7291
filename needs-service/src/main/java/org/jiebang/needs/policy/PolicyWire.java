package org.jiebang.needs.policy;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.needs.policy.PolicyEvent.CommunityPolicySet;

/** The names of a policy's events on disk and on Kafka. */
public final class PolicyWire {

  private PolicyWire() {}

  public static Wire wire() {
    return Wire.named().event("community-policy-set", CommunityPolicySet.class).build();
  }
}

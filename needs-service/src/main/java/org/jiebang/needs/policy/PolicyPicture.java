package org.jiebang.needs.policy;

import java.util.ArrayList;
import java.util.List;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.policy.PolicyBody.Decision;
import org.jiebang.needs.policy.PolicyEvent.CommunityPolicySet;
import org.jspecify.annotations.Nullable;

/** Folds a policy's events into what the API shows. */
public final class PolicyPicture implements Picture<PolicyBody, PolicyEvent> {

  @Override
  public Class<PolicyBody> body() {
    return PolicyBody.class;
  }

  @Override
  public String state(PolicyBody body) {
    return body.state();
  }

  @Override
  public PolicyBody evolve(@Nullable PolicyBody body, Recorded<PolicyEvent> fact) {
    return switch (fact.event()) {
      case CommunityPolicySet e -> {
        var decisions = new ArrayList<Decision>(body == null ? List.of() : body.decisions());
        decisions.add(new Decision(e.values(), e.effectiveFrom(), e.reason(), e.at()));
        yield new PolicyBody(
            e.policy().value(), "DECIDED", e.community().value(), List.copyOf(decisions));
      }
    };
  }
}

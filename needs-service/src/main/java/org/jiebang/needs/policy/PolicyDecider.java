package org.jiebang.needs.policy;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.policy.PolicyRefusal.COMMUNITY_POLICY_NOT_FOUND;
import static org.jiebang.needs.policy.PolicyRefusal.CUT_OFFS_OUT_OF_ORDER;
import static org.jiebang.needs.policy.PolicyRefusal.EFFECTIVE_IN_PAST;
import static org.jiebang.needs.policy.PolicyRefusal.POLICY_EXISTS;
import static org.jiebang.needs.policy.PolicyRefusal.REASON_REQUIRED;

import java.time.Instant;
import java.util.List;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.policy.Policy.Decided;
import org.jiebang.needs.policy.Policy.Decision;
import org.jiebang.needs.policy.Policy.Default;
import org.jiebang.needs.policy.PolicyCommand.ChangePolicy;
import org.jiebang.needs.policy.PolicyCommand.EstablishPolicy;
import org.jiebang.needs.policy.PolicyEvent.CommunityPolicySet;
import org.jspecify.annotations.Nullable;

/** Values are decided for a time to come; what has been is never decided anew. */
final class PolicyDecider implements Decider<PolicyCommand, Policy, PolicyEvent> {

  @Override
  public Policy initial() {
    return new Default();
  }

  @Override
  public List<PolicyEvent> decide(PolicyCommand command, Policy state) {
    return switch (command) {
      case EstablishPolicy c ->
          switch (state) {
            case Default() ->
                set(c.policy(), c.community(), c.values(), c.effectiveFrom(), c.reason(), c.at());
            case Decided _ -> refuse(POLICY_EXISTS);
          };
      case ChangePolicy c ->
          switch (state) {
            case Default() -> refuse(COMMUNITY_POLICY_NOT_FOUND);
            case Decided d ->
                set(d.id(), d.community(), c.values(), c.effectiveFrom(), c.reason(), c.at());
          };
    };
  }

  private static List<PolicyEvent> set(
      PolicyId policy,
      CommunityId community,
      PolicyValues values,
      @Nullable Instant effectiveFrom,
      @Nullable String reason,
      Instant at) {
    Instant from = effectiveFrom == null ? at : effectiveFrom;
    if (reason == null || reason.isBlank()) {
      return refuse(REASON_REQUIRED);
    }
    if (from.isBefore(at)) {
      return refuse(EFFECTIVE_IN_PAST);
    }
    return values.ordered()
        ? List.of(new CommunityPolicySet(policy, community, values, from, reason, at))
        : refuse(CUT_OFFS_OUT_OF_ORDER);
  }

  @Override
  public Policy evolve(Policy state, PolicyEvent event) {
    return switch (event) {
      case CommunityPolicySet e -> {
        var decision = new Decision(e.effectiveFrom(), e.values());
        yield switch (state) {
          case Default() -> new Decided(e.policy(), e.community(), List.of(decision));
          case Decided decided -> decided.with(decision);
        };
      }
    };
  }
}

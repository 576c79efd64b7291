package org.jiebang.needs.policy;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.eventsourcing.States;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.policy.Policy.Decided;
import org.jiebang.needs.policy.Policy.Default;

/** Policies as a kind of stream: one per community, read by everybody. */
public final class Policies implements Aggregate<PolicyCommand, Policy, PolicyEvent> {

  public static final Policies INSTANCE = new Policies();

  private final PolicyDecider decider = new PolicyDecider();

  private Policies() {}

  /** The values that hold in a community at a moment, as its own stream says. */
  public static PolicyValues at(States states, CommunityId community, Instant moment) {
    return states.load(INSTANCE, PolicyId.of(community).value()).state().at(moment);
  }

  @Override
  public String name() {
    return "community-policy";
  }

  @Override
  public Class<PolicyEvent> events() {
    return PolicyEvent.class;
  }

  @Override
  public Decider<PolicyCommand, Policy, PolicyEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Policy state) {
    return switch (state) {
      case Default() -> "NONE";
      case Decided _ -> "DECIDED";
    };
  }

  @Override
  public UUID tenantOf(Policy state) {
    return ((Decided) state).community().value();
  }

  @Override
  public Set<UUID> partiesOf(Policy state) {
    return Set.of(EVERYONE);
  }
}

package org.jiebang.matching.agreement;

import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.matching.agreement.Agreement.None;
import org.jiebang.matching.agreement.Agreement.Proposed;

/** Agreements as a kind of stream: owned by the community, seen by the organisation as well. */
public final class Agreements implements Aggregate<AgreementCommand, Agreement, AgreementEvent> {

  public static final Agreements INSTANCE = new Agreements();

  private final AgreementDecider decider = new AgreementDecider();

  private Agreements() {}

  @Override
  public String name() {
    return "agreement";
  }

  @Override
  public Class<AgreementEvent> events() {
    return AgreementEvent.class;
  }

  @Override
  public Decider<AgreementCommand, Agreement, AgreementEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Agreement state) {
    return switch (state) {
      case None() -> "NONE";
      case Proposed a -> a.stage().name();
    };
  }

  @Override
  public UUID tenantOf(Agreement state) {
    return proposed(state).deal().community().value();
  }

  @Override
  public Set<UUID> partiesOf(Agreement state) {
    return Set.of(proposed(state).deal().organisation().value());
  }

  private static Proposed proposed(Agreement state) {
    return switch (state) {
      case Proposed a -> a;
      case None() -> throw new IllegalStateException("an agreement without events");
    };
  }
}

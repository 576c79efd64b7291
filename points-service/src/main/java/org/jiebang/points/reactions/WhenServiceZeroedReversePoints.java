package org.jiebang.points.reactions;

import java.util.List;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.points.account.ReversalReason;
import org.jiebang.points.inbound.ConfirmedServices;
import org.jiebang.points.inbound.MatchingFacts.ServiceZeroed;

/** The points of a record that a rule zeroed go back. */
public final class WhenServiceZeroedReversePoints implements Reaction<ServiceZeroed> {

  private final ConfirmedServices services;
  private final EarnedHere earned;

  public WhenServiceZeroedReversePoints(ConfirmedServices services, EarnedHere earned) {
    this.services = services;
    this.earned = earned;
  }

  @Override
  public String name() {
    return "reverse-points-when-service-zeroed";
  }

  @Override
  public Class<ServiceZeroed> fact() {
    return ServiceZeroed.class;
  }

  @Override
  public List<Consequence> on(Recorded<ServiceZeroed> fact) {
    ConfirmedServices.Confirmed service = services.of(fact.event().record());
    return service == null || !earned.by(service)
        ? List.of()
        : List.of(Reversal.of(service, ReversalReason.SERVICE_ZEROED, fact));
  }
}

package org.jiebang.points.reactions;

import java.util.List;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.points.account.ReversalReason;
import org.jiebang.points.inbound.ConfirmedServices;
import org.jiebang.points.inbound.MatchingFacts.RecordVoided;

/** The points of a voided record go back, even when they were spent. */
public final class WhenRecordVoidedClawBackPoints implements Reaction<RecordVoided> {

  private final ConfirmedServices services;
  private final EarnedHere earned;

  public WhenRecordVoidedClawBackPoints(ConfirmedServices services, EarnedHere earned) {
    this.services = services;
    this.earned = earned;
  }

  @Override
  public String name() {
    return "claw-back-points-when-record-voided";
  }

  @Override
  public Class<RecordVoided> fact() {
    return RecordVoided.class;
  }

  @Override
  public List<Consequence> on(Recorded<RecordVoided> fact) {
    ConfirmedServices.Confirmed service = services.of(fact.event().record());
    return service == null || !earned.by(service)
        ? List.of()
        : List.of(Reversal.of(service, ReversalReason.RECORD_VOIDED, fact));
  }
}

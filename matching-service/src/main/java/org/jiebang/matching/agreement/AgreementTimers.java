package org.jiebang.matching.agreement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.matching.agreement.AgreementCommand.ActivateAgreement;
import org.jiebang.matching.agreement.AgreementCommand.ExpireAgreement;
import org.jiebang.matching.agreement.AgreementEvent.AgreementActivated;
import org.jiebang.matching.agreement.AgreementEvent.AgreementExpired;
import org.jiebang.matching.agreement.AgreementEvent.AgreementProposed;
import org.jiebang.matching.agreement.AgreementEvent.AgreementRenewalProposed;
import org.jiebang.matching.agreement.AgreementEvent.AgreementRenewed;
import org.jiebang.matching.agreement.AgreementEvent.AgreementSigned;
import org.jiebang.matching.agreement.AgreementEvent.AgreementTerminated;
import org.jiebang.matching.agreement.AgreementEvent.BoardPlaceTaken;

/**
 * An agreement comes into force at its beginning and runs out at its end. Both times are set when
 * it is proposed; before both sides have signed they find nothing to do.
 */
public final class AgreementTimers implements Timers<AgreementCommand, Agreement, AgreementEvent> {

  private static final String ACTIVATE = "activate";
  private static final String EXPIRE = "expire";

  @Override
  public Aggregate<AgreementCommand, Agreement, AgreementEvent> aggregate() {
    return Agreements.INSTANCE;
  }

  @Override
  public List<Change> on(Recorded<AgreementEvent> fact) {
    return switch (fact.event()) {
      case AgreementProposed e ->
          List.of(new Change.Set(ACTIVATE, e.from()), new Change.Set(EXPIRE, e.until()));
      case AgreementRenewed e -> List.of(new Change.Set(EXPIRE, e.until()));
      case AgreementActivated _ -> List.of(new Change.Clear(ACTIVATE));
      case AgreementTerminated _, AgreementExpired _ ->
          List.of(new Change.Clear(ACTIVATE), new Change.Clear(EXPIRE));
      case AgreementSigned _, AgreementRenewalProposed _, BoardPlaceTaken _ -> List.of();
    };
  }

  @Override
  public List<? extends Step<?, ?, ?>> fire(UUID stream, String timer, Instant due, Instant now) {
    var id = new AgreementId(stream);
    return List.of(
        Step.of(
            Agreements.INSTANCE,
            stream,
            timer.equals(ACTIVATE)
                ? new ActivateAgreement(id, Actor.SYSTEM, now)
                : new ExpireAgreement(id, Actor.SYSTEM, now)));
  }
}

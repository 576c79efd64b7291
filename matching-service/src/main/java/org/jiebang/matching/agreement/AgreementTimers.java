package org.jiebang.matching.agreement;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.matching.agreement.AgreementCommand.ActivateAgreement;
import org.jiebang.matching.agreement.AgreementCommand.CloseMonth;
import org.jiebang.matching.agreement.AgreementCommand.ExpireAgreement;
import org.jiebang.matching.agreement.AgreementEvent.AgreementActivated;
import org.jiebang.matching.agreement.AgreementEvent.AgreementExpired;
import org.jiebang.matching.agreement.AgreementEvent.AgreementObligationMet;
import org.jiebang.matching.agreement.AgreementEvent.AgreementObligationMissed;
import org.jiebang.matching.agreement.AgreementEvent.AgreementProposed;
import org.jiebang.matching.agreement.AgreementEvent.AgreementRenewalProposed;
import org.jiebang.matching.agreement.AgreementEvent.AgreementRenewed;
import org.jiebang.matching.agreement.AgreementEvent.AgreementSigned;
import org.jiebang.matching.agreement.AgreementEvent.AgreementTerminated;
import org.jiebang.matching.agreement.AgreementEvent.BoardPlaceTaken;
import org.jiebang.matching.agreement.AgreementEvent.ObligationMonthOpened;
import org.jiebang.matching.agreement.AgreementEvent.ObligationsPromised;
import org.jiebang.matching.agreement.AgreementEvent.SessionCounted;

/**
 * An agreement comes into force at its beginning and runs out at its end. Both times are set when
 * it is proposed; before both sides have signed they find nothing to do. Each month whose
 * obligations are checked has a timer of its own.
 */
public final class AgreementTimers implements Timers<AgreementCommand, Agreement, AgreementEvent> {

  private static final String ACTIVATE = "activate";
  private static final String EXPIRE = "expire";

  /** One for each month, so that its name says which; it outlives the agreement's end. */
  private static final String CLOSE_MONTH = "close-";

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
      case ObligationMonthOpened e ->
          List.of(new Change.Set(CLOSE_MONTH + e.month(), e.closesAt()));
      case AgreementSigned _,
          AgreementRenewalProposed _,
          BoardPlaceTaken _,
          ObligationsPromised _,
          SessionCounted _,
          AgreementObligationMet _,
          AgreementObligationMissed _ ->
          List.of();
    };
  }

  @Override
  public List<? extends Step<?, ?, ?>> fire(UUID stream, String timer, Instant due, Instant now) {
    var id = new AgreementId(stream);
    return List.of(Step.of(Agreements.INSTANCE, stream, command(id, timer, now)));
  }

  private static AgreementCommand command(AgreementId id, String timer, Instant now) {
    if (timer.startsWith(CLOSE_MONTH)) {
      YearMonth month = YearMonth.parse(timer.substring(CLOSE_MONTH.length()));
      return new CloseMonth(id, month, Actor.SYSTEM, now);
    }
    return timer.equals(ACTIVATE)
        ? new ActivateAgreement(id, Actor.SYSTEM, now)
        : new ExpireAgreement(id, Actor.SYSTEM, now);
  }
}

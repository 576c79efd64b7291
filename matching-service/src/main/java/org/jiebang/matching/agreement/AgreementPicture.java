package org.jiebang.matching.agreement;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
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
import org.jspecify.annotations.Nullable;

/** Folds an agreement's events into what the API shows. */
public final class AgreementPicture implements Picture<AgreementBody, AgreementEvent> {

  @Override
  public Class<AgreementBody> body() {
    return AgreementBody.class;
  }

  @Override
  public AgreementBody evolve(@Nullable AgreementBody before, Recorded<AgreementEvent> fact) {
    if (fact.event() instanceof AgreementProposed e) {
      return new AgreementBody(
          e.agreement().value(),
          "DRAFT",
          e.community().value(),
          e.organisation().value(),
          e.fields(),
          e.principle(),
          e.from(),
          e.until(),
          e.cadreQuota(),
          e.boardQuota(),
          List.of(),
          null,
          before == null ? 0 : before.claims(),
          null,
          List.of(),
          List.of());
    }
    AgreementBody body = requireNonNull(before);
    return switch (fact.event()) {
      case AgreementProposed _ -> body;
      case AgreementSigned e -> {
        var by = new ArrayList<>(body.signedBy());
        by.add(e.side());
        yield body.signed(e.complete() ? "SIGNED" : body.state(), List.copyOf(by));
      }
      case AgreementActivated _ -> body.in("ACTIVE", null);
      case AgreementRenewalProposed e -> body.until(body.state(), body.until(), e.until());
      case AgreementRenewed e -> body.until("RENEWED", e.until(), null);
      case AgreementTerminated e -> body.in("TERMINATED", e.reason());
      case AgreementExpired _ -> body.in("EXPIRED", null);
      case BoardPlaceTaken _ -> body.claimed();
      case ObligationsPromised e -> body.promising(e.obligations());
      case ObligationMonthOpened _, SessionCounted _ -> body;
      case AgreementObligationMet e ->
          body.judged(
              new ObligationMonth(
                  e.month(), e.obligation(), e.kind(), e.promised(), e.done(), true, e.late()));
      case AgreementObligationMissed e ->
          body.judged(
              new ObligationMonth(
                  e.month(), e.obligation(), e.kind(), e.promised(), e.done(), false, false));
    };
  }

  @Override
  public String state(AgreementBody body) {
    return body.state();
  }
}

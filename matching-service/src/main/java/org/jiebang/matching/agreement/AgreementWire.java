package org.jiebang.matching.agreement;

import org.jiebang.eventsourcing.wire.Wire;
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

/** Names of an agreement's events on disk and on Kafka. */
public final class AgreementWire {

  private AgreementWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("agreement-proposed", AgreementProposed.class)
        .event("agreement-signed", AgreementSigned.class)
        .event("agreement-activated", AgreementActivated.class)
        .event("agreement-renewal-proposed", AgreementRenewalProposed.class)
        .event("agreement-renewed", AgreementRenewed.class)
        .event("agreement-terminated", AgreementTerminated.class)
        .event("agreement-expired", AgreementExpired.class)
        .event("agreement-obligations-promised", ObligationsPromised.class)
        .event("agreement-month-opened", ObligationMonthOpened.class)
        .event("agreement-session-counted", SessionCounted.class)
        .event("agreement-obligation-met", AgreementObligationMet.class)
        .event("agreement-obligation-missed", AgreementObligationMissed.class)
        // Who bids for what is sealed until the board opens it.
        .withheld("board-place-taken", BoardPlaceTaken.class)
        .build();
  }
}

package org.jiebang.matching.session;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.matching.session.SessionEvent.CheckOutAssumed;
import org.jiebang.matching.session.SessionEvent.CheckedIn;
import org.jiebang.matching.session.SessionEvent.CheckedOut;
import org.jiebang.matching.session.SessionEvent.ExcuseAccepted;
import org.jiebang.matching.session.SessionEvent.NoShowMarked;
import org.jiebang.matching.session.SessionEvent.RecordCorrected;
import org.jiebang.matching.session.SessionEvent.RecordDisputed;
import org.jiebang.matching.session.SessionEvent.RecordVoided;
import org.jiebang.matching.session.SessionEvent.ServiceBackfilled;
import org.jiebang.matching.session.SessionEvent.ServiceConfirmed;
import org.jiebang.matching.session.SessionEvent.ServiceRecorded;
import org.jiebang.matching.session.SessionEvent.ServiceZeroed;
import org.jiebang.matching.session.SessionEvent.SessionCancelled;
import org.jiebang.matching.session.SessionEvent.SessionConfirmed;
import org.jiebang.matching.session.SessionEvent.SessionEnded;
import org.jiebang.matching.session.SessionEvent.SessionLocked;
import org.jiebang.matching.session.SessionEvent.SessionOpened;
import org.jiebang.matching.session.SessionEvent.SessionPlanned;
import org.jiebang.matching.session.SessionEvent.SessionRecorded;
import org.jiebang.matching.session.SessionEvent.SessionStarted;
import org.jiebang.matching.session.SessionEvent.SignedUp;
import org.jiebang.matching.session.SessionEvent.SignupConfirmed;
import org.jiebang.matching.session.SessionEvent.SignupRejected;
import org.jiebang.matching.session.SessionEvent.SignupWithdrawn;
import org.jiebang.matching.session.SessionEvent.WaitlistPromoted;
import org.jiebang.matching.session.SessionEvent.Waitlisted;
import org.jiebang.matching.session.SessionEvent.WalkInRequested;

/** Names of a session's events on disk and on Kafka. */
public final class SessionWire {

  private SessionWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("session-planned", SessionPlanned.class)
        .event("session-opened", SessionOpened.class)
        .event("session-locked", SessionLocked.class)
        .event("session-started", SessionStarted.class)
        .event("session-ended", SessionEnded.class)
        .event("session-cancelled", SessionCancelled.class)
        .event("signed-up", SignedUp.class)
        .event("signup-waitlisted", Waitlisted.class)
        .event("walk-in-requested", WalkInRequested.class)
        .event("signup-confirmed", SignupConfirmed.class)
        .event("signup-rejected", SignupRejected.class)
        .event("waitlist-promoted", WaitlistPromoted.class)
        .event("signup-withdrawn", SignupWithdrawn.class)
        .event("checked-in", CheckedIn.class)
        .event("checked-out", CheckedOut.class)
        .event("check-out-assumed", CheckOutAssumed.class)
        .event("no-show-marked", NoShowMarked.class)
        .event("excuse-accepted", ExcuseAccepted.class)
        .event("service-recorded", ServiceRecorded.class)
        .event("service-backfilled", ServiceBackfilled.class)
        .event("session-recorded", SessionRecorded.class)
        .event("service-confirmed", ServiceConfirmed.class)
        .event("session-confirmed", SessionConfirmed.class)
        .event("record-disputed", RecordDisputed.class)
        .event("record-corrected", RecordCorrected.class)
        .event("record-voided", RecordVoided.class)
        .event("service-zeroed", ServiceZeroed.class)
        .build();
  }
}

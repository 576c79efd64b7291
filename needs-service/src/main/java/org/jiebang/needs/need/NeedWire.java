package org.jiebang.needs.need;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.needs.need.NeedEvent.NeedAmended;
import org.jiebang.needs.need.NeedEvent.NeedAuthorAnonymised;
import org.jiebang.needs.need.NeedEvent.NeedBackToPlanned;
import org.jiebang.needs.need.NeedEvent.NeedDeclinePublished;
import org.jiebang.needs.need.NeedEvent.NeedDeclined;
import org.jiebang.needs.need.NeedEvent.NeedDelivered;
import org.jiebang.needs.need.NeedEvent.NeedDraftErased;
import org.jiebang.needs.need.NeedEvent.NeedDraftSaved;
import org.jiebang.needs.need.NeedEvent.NeedHeld;
import org.jiebang.needs.need.NeedEvent.NeedInRework;
import org.jiebang.needs.need.NeedEvent.NeedInfoProvided;
import org.jiebang.needs.need.NeedEvent.NeedInfoRequestLapsed;
import org.jiebang.needs.need.NeedEvent.NeedInfoRequested;
import org.jiebang.needs.need.NeedEvent.NeedListed;
import org.jiebang.needs.need.NeedEvent.NeedLocated;
import org.jiebang.needs.need.NeedEvent.NeedMerged;
import org.jiebang.needs.need.NeedEvent.NeedNoteAdded;
import org.jiebang.needs.need.NeedEvent.NeedOverdue;
import org.jiebang.needs.need.NeedEvent.NeedPlanned;
import org.jiebang.needs.need.NeedEvent.NeedPutOnAgenda;
import org.jiebang.needs.need.NeedEvent.NeedReferralAnswered;
import org.jiebang.needs.need.NeedEvent.NeedReferred;
import org.jiebang.needs.need.NeedEvent.NeedReopened;
import org.jiebang.needs.need.NeedEvent.NeedResolved;
import org.jiebang.needs.need.NeedEvent.NeedResultConfirmed;
import org.jiebang.needs.need.NeedEvent.NeedResumed;
import org.jiebang.needs.need.NeedEvent.NeedServiceStarted;
import org.jiebang.needs.need.NeedEvent.NeedSubmitted;
import org.jiebang.needs.need.NeedEvent.NeedSupported;
import org.jiebang.needs.need.NeedEvent.NeedSupportersCarried;
import org.jiebang.needs.need.NeedEvent.NeedSupportersReturned;
import org.jiebang.needs.need.NeedEvent.NeedTakenOffAgenda;
import org.jiebang.needs.need.NeedEvent.NeedUnmerged;
import org.jiebang.needs.need.NeedEvent.NeedUnplanned;
import org.jiebang.needs.need.NeedEvent.NeedUnsupported;
import org.jiebang.needs.need.NeedEvent.NeedVerified;
import org.jiebang.needs.need.NeedEvent.NeedWithdrawn;

/** The names of a need's events on disk and on Kafka. Drafts are nobody else's business. */
public final class NeedWire {

  private NeedWire() {}

  public static Wire wire() {
    return Wire.named()
        .withheld("need-draft-saved", NeedDraftSaved.class)
        .withheld("need-draft-erased", NeedDraftErased.class)
        .event("need-submitted", 2, NeedSubmitted.class)
        .event("need-located", NeedLocated.class)
        .event("need-amended", 2, NeedAmended.class)
        .event("need-note-added", NeedNoteAdded.class)
        .event("need-info-requested", NeedInfoRequested.class)
        .event("need-info-provided", NeedInfoProvided.class)
        .event("need-info-request-lapsed", NeedInfoRequestLapsed.class)
        .event("need-overdue", NeedOverdue.class)
        .event("need-verified", NeedVerified.class)
        .event("need-supported", NeedSupported.class)
        .event("need-unsupported", NeedUnsupported.class)
        .event("need-merged", NeedMerged.class)
        .event("need-unmerged", NeedUnmerged.class)
        .event("need-supporters-carried", NeedSupportersCarried.class)
        .event("need-supporters-returned", NeedSupportersReturned.class)
        .event("need-declined", NeedDeclined.class)
        .event("need-decline-published", NeedDeclinePublished.class)
        .event("need-referred", NeedReferred.class)
        .event("need-referral-answered", NeedReferralAnswered.class)
        .event("need-listed", NeedListed.class)
        .event("need-put-on-agenda", NeedPutOnAgenda.class)
        .event("need-taken-off-agenda", NeedTakenOffAgenda.class)
        .event("need-planned", NeedPlanned.class)
        .event("need-unplanned", NeedUnplanned.class)
        .event("need-service-started", NeedServiceStarted.class)
        .event("need-back-to-planned", NeedBackToPlanned.class)
        .event("need-delivered", NeedDelivered.class)
        .event("need-in-rework", NeedInRework.class)
        .event("need-result-confirmed", NeedResultConfirmed.class)
        .event("need-resolved", NeedResolved.class)
        .event("need-reopened", NeedReopened.class)
        .event("need-held", NeedHeld.class)
        .event("need-resumed", NeedResumed.class)
        .event("need-withdrawn", NeedWithdrawn.class)
        .event("need-author-anonymised", NeedAuthorAnonymised.class)
        .build();
  }
}

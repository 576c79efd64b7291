package org.jiebang.needs.need;

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
import org.jspecify.annotations.Nullable;

/** How far a need has come, as LIFECYCLES names it; after DELIVERED it is aside or over. */
public enum Stage {
  DRAFT,
  SUBMITTED,
  INFO_REQUESTED,
  VERIFIED,
  LISTED,
  ON_AGENDA,
  PLANNED,
  IN_SERVICE,
  DELIVERED,
  RESOLVED,
  ON_HOLD,
  DECLINED,
  REFERRED,
  MERGED,
  WITHDRAWN;

  /**
   * Where {@code event} takes a need that is at {@code now}: the one place that says so, for the
   * rules and for what is shown.
   *
   * @param now null before the first event
   */
  public static Stage after(@Nullable Stage now, NeedEvent event) {
    return switch (event) {
      case NeedDraftSaved _ -> DRAFT;
      case NeedSubmitted _, NeedInfoProvided _, NeedInfoRequestLapsed _ -> SUBMITTED;
      case NeedInfoRequested _ -> INFO_REQUESTED;
      case NeedVerified _, NeedReopened _ -> VERIFIED;
      case NeedListed _, NeedTakenOffAgenda _, NeedUnplanned _ -> LISTED;
      case NeedPutOnAgenda _ -> ON_AGENDA;
      case NeedPlanned _, NeedBackToPlanned _ -> PLANNED;
      case NeedServiceStarted _, NeedInRework _ -> IN_SERVICE;
      case NeedDelivered _ -> DELIVERED;
      case NeedResolved _ -> RESOLVED;
      case NeedReferralAnswered e -> e.solved() ? RESOLVED : VERIFIED;
      case NeedHeld _ -> ON_HOLD;
      case NeedDeclined _ -> DECLINED;
      case NeedReferred _ -> REFERRED;
      case NeedMerged _ -> MERGED;
      case NeedWithdrawn _, NeedDraftErased _ -> WITHDRAWN;
      case NeedUnmerged e -> e.backTo();
      case NeedResumed e -> e.backTo();
      case NeedDeclinePublished _,
          NeedLocated _,
          NeedAmended _,
          NeedNoteAdded _,
          NeedOverdue _,
          NeedSupported _,
          NeedUnsupported _,
          NeedSupportersCarried _,
          NeedSupportersReturned _,
          NeedResultConfirmed _,
          NeedAuthorAnonymised _ -> {
        if (now == null) {
          throw new IllegalStateException("a need begins as a draft or submitted");
        }
        yield now;
      }
    };
  }
}

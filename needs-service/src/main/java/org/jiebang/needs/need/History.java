package org.jiebang.needs.need;

import org.jiebang.needs.need.Need.Draft;
import org.jiebang.needs.need.Need.Erased;
import org.jiebang.needs.need.Need.Filed;
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

/** Adds one event to a need, as far as the rules ask about it. */
final class History {

  /** Stands for everybody who kept silent. */
  private static final java.util.UUID NOBODY = new java.util.UUID(0, 0);

  private History() {}

  static Need after(Need need, NeedEvent event) {
    return switch (event) {
      case NeedDraftSaved e -> new Draft(e.need(), e.community(), e.author());
      case NeedDraftErased _ -> {
        Draft d = (Draft) need;
        yield new Erased(d.need(), d.community(), d.author());
      }
      case NeedSubmitted e ->
          new Filed(
              e.need(),
              e.community(),
              e.estate(),
              e.category(),
              e.particulars(),
              e.whose(),
              e.collector(),
              Stage.SUBMITTED,
              new Deadlines(e.verifyBy(), null, null, null, null),
              Support.NONE,
              Track.START);
      case NeedLocated _,
          NeedAmended _,
          NeedNoteAdded _,
          NeedInfoRequested _,
          NeedInfoProvided _,
          NeedInfoRequestLapsed _,
          NeedOverdue _,
          NeedVerified _,
          NeedSupported _,
          NeedUnsupported _,
          NeedMerged _,
          NeedUnmerged _,
          NeedSupportersCarried _,
          NeedSupportersReturned _,
          NeedDeclined _,
          NeedDeclinePublished _,
          NeedReferred _,
          NeedReferralAnswered _,
          NeedListed _,
          NeedPutOnAgenda _,
          NeedTakenOffAgenda _,
          NeedPlanned _,
          NeedUnplanned _,
          NeedServiceStarted _,
          NeedBackToPlanned _,
          NeedDelivered _,
          NeedInRework _,
          NeedResultConfirmed _,
          NeedResolved _,
          NeedReopened _,
          NeedHeld _,
          NeedResumed _,
          NeedWithdrawn _,
          NeedAuthorAnonymised _ -> {
        Filed filed = (Filed) need;
        yield marked(filed, event).with(Stage.after(filed.stage(), event));
      }
    };
  }

  /** What an event leaves behind besides the stage. */
  private static Filed marked(Filed n, NeedEvent event) {
    Deadlines times = n.deadlines();
    Support support = n.support();
    Track track = n.track();
    return switch (event) {
      case NeedAmended e -> {
        Filed amended = n.with(n.particulars().amended(e.more()));
        yield e.estate() == null ? amended : amended.in(e.estate());
      }
      case NeedInfoRequested e -> n.with(times.asked(e.answerBy(), e.at()));
      case NeedInfoProvided e -> n.with(times.verifyBy(e.verifyBy())).with(track.answered());
      case NeedInfoRequestLapsed e -> n.with(times.verifyBy(e.verifyBy()));
      case NeedOverdue e -> n.with(track.missed(e.stage()));
      case NeedVerified e -> n.with(times.due(e.dueAt())).with(track.urgent(e.urgency()));
      case NeedSupported e -> n.with(support.with(e.supporter()));
      case NeedUnsupported e -> n.with(support.without(e.supporter()));
      case NeedSupportersCarried e -> n.with(support.carrying(e.from(), e.supporters()));
      case NeedSupportersReturned e -> n.with(support.returning(e.from()));
      case NeedMerged e -> n.with(times.ended(e.at())).with(track.leaving(n.stage(), e.into()));
      case NeedUnmerged _ -> n.with(track.leaving(n.stage(), null));
      case NeedHeld e -> n.with(times.paused(e.at())).with(track.leaving(n.stage(), null));
      case NeedResumed e -> n.with(times.due(e.dueAt()));
      case NeedReferred e -> n.with(times.paused(e.at()).ended(e.at()));
      case NeedReferralAnswered e ->
          e.solved()
              ? n.with(times.ended(e.at()))
              : n.with(times.due(e.dueAt())).with(track.returned());
      case NeedListed e -> n.with(track.listed(e.list(), e.level()));
      case NeedServiceStarted e -> n.with(track.servedBy(e.task()));
      case NeedUnplanned _, NeedBackToPlanned _ -> n.with(track.servedBy(null));
      case NeedResultConfirmed e ->
          n.with(track.confirmed(e.by() == null ? NOBODY : e.by(), e.satisfied()));
      case NeedDeclined e -> n.with(times.ended(e.at()));
      case NeedDeclinePublished _ -> n.with(track.declinePublic());
      case NeedResolved e -> n.with(times.ended(e.at()));
      case NeedReopened e -> n.with(times.due(e.dueAt())).with(track.reopened(e.urgency()));
      case NeedDraftSaved _,
          NeedDraftErased _,
          NeedSubmitted _,
          NeedLocated _,
          NeedNoteAdded _,
          NeedPutOnAgenda _,
          NeedTakenOffAgenda _,
          NeedPlanned _,
          NeedDelivered _,
          NeedInRework _,
          NeedWithdrawn _,
          NeedAuthorAnonymised _ ->
          n;
    };
  }
}

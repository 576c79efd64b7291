package org.jiebang.needs.need;

import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.need.NeedBody.Verdict;
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

/** Folds a need's events into what is kept for showing. */
public final class NeedPicture implements Picture<NeedBody, NeedEvent> {

  @Override
  public Class<NeedBody> body() {
    return NeedBody.class;
  }

  @Override
  public String state(NeedBody body) {
    return body.state();
  }

  @Override
  public NeedBody evolve(@Nullable NeedBody body, Recorded<NeedEvent> fact) {
    NeedEvent event = fact.event();
    Stage now = body == null ? null : Stage.valueOf(body.state());
    NeedSketch sketch = body == null ? first(event) : new NeedSketch(body);
    sketch.state = Stage.after(now, event).name();
    draw(sketch, event);
    return sketch.body();
  }

  private static NeedSketch first(NeedEvent event) {
    if (event instanceof NeedDraftSaved e) {
      return new NeedSketch(e.need(), e.community(), e.author());
    }
    if (event instanceof NeedSubmitted e) {
      return new NeedSketch(e.need(), e.community(), e.whose());
    }
    throw new IllegalStateException("a need begins as a draft or submitted");
  }

  private static void draw(NeedSketch s, NeedEvent event) {
    switch (event) {
      case NeedDraftSaved e -> {
        s.estate = e.estate();
        s.category = e.category();
        s.authorName = e.authorName();
        s.authorPhone = e.authorPhone();
        s.text = e.text();
        s.riskStatement = e.riskStatement();
      }
      case NeedDraftErased _ -> {
        s.authorName = null;
        s.authorPhone = null;
        s.text = null;
        s.riskStatement = null;
      }
      case NeedSubmitted e -> {
        s.estate = e.estate();
        s.category = e.category();
        s.channel = e.channel();
        s.collector = e.collector();
        s.authorName = e.authorName();
        s.authorPhone = e.authorPhone();
        s.text = e.text();
        s.riskStatement = e.riskStatement();
        s.particulars = e.particulars();
        s.anonymous = e.particulars().anonymous();
        s.author = e.whose();
        s.submittedAt = e.at();
        s.verifyBy = e.verifyBy();
      }
      case NeedLocated e -> {
        s.grid = e.grid();
        s.microGrid = e.microGrid();
      }
      case NeedAmended e -> {
        s.estate = e.estate() == null ? s.estate : e.estate();
        s.text = e.text() == null ? s.text : e.text();
        s.riskStatement = e.riskStatement() == null ? s.riskStatement : e.riskStatement();
        s.particulars = s.particulars == null ? null : s.particulars.amended(e.more());
      }
      case NeedNoteAdded e -> s.notes.add(e.note());
      case NeedInfoRequested e -> {
        s.question = e.question();
        s.answer = null;
        s.answerBy = e.answerBy();
      }
      case NeedInfoProvided e -> {
        s.answer = e.answer();
        s.answerBy = null;
        s.verifyBy = e.verifyBy();
      }
      case NeedInfoRequestLapsed e -> {
        s.answerBy = null;
        s.verifyBy = e.verifyBy();
      }
      case NeedOverdue e -> s.overdue.add(e.stage());
      case NeedVerified e -> {
        s.urgency = e.urgency();
        s.grid = e.grid();
        s.microGrid = e.microGrid();
        s.dueAt = e.dueAt();
      }
      case NeedSupported e -> s.supporters.add(e.supporter());
      case NeedUnsupported e -> s.supporters.remove(e.supporter());
      case NeedMerged e -> s.mergedInto = e.into();
      case NeedUnmerged _ -> s.mergedInto = null;
      case NeedSupportersCarried e -> s.carried.put(e.from(), e.supporters());
      case NeedSupportersReturned e -> s.carried.remove(e.from());
      case NeedDeclined e -> {
        s.declineCode = e.reasonCode();
        s.declineText = e.text();
      }
      case NeedDeclinePublished _ -> s.declinePublished = true;
      case NeedReferred e -> s.referredTo = e.body();
      case NeedReferralAnswered e -> {
        s.evidence = e.text();
        s.dueAt = e.dueAt() == null ? s.dueAt : e.dueAt();
        if (!e.solved()) {
          s.referredTo = null;
          s.list = null;
          s.level = null;
        }
      }
      case NeedListed e -> {
        s.list = e.list();
        s.level = e.level();
      }
      case NeedPutOnAgenda e -> s.agendaItem = e.item();
      case NeedTakenOffAgenda _ -> s.agendaItem = null;
      case NeedPlanned e -> s.project = e.project();
      case NeedServiceStarted e -> s.task = e.task();
      case NeedUnplanned _, NeedBackToPlanned _ -> s.task = null;
      case NeedResultConfirmed e ->
          s.verdicts.add(new Verdict(e.by(), e.satisfied(), e.text(), e.at()));
      case NeedResolved e -> {
        s.acceptance = e.acceptance();
        s.resolution = e.kind();
        s.meeting = e.meeting();
        s.evidence = e.evidence();
      }
      case NeedReopened e -> afresh(s, e);
      case NeedHeld e -> s.holdReason = e.reason();
      case NeedResumed e -> {
        s.holdReason = null;
        s.dueAt = e.dueAt();
      }
      case NeedAuthorAnonymised _ -> {
        s.anonymous = true;
        s.authorName = null;
        s.authorPhone = null;
      }
      case NeedDelivered _, NeedInRework _, NeedWithdrawn _ -> {}
    }
  }

  private static void afresh(NeedSketch s, NeedReopened e) {
    s.urgency = e.urgency();
    s.dueAt = e.dueAt();
    s.reopenings++;
    s.overdue.clear();
    s.verdicts.clear();
    s.list = null;
    s.level = null;
    s.agendaItem = null;
    s.project = null;
    s.task = null;
    s.declineCode = null;
    s.declineText = null;
    s.declinePublished = false;
    s.referredTo = null;
    s.acceptance = null;
    s.resolution = null;
    s.meeting = null;
    s.evidence = null;
  }
}

package org.jiebang.needs.need;

import static java.util.Objects.requireNonNull;
import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.need.NeedRefusal.ALREADY_REFERRED_BACK;
import static org.jiebang.needs.need.NeedRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.needs.need.NeedRefusal.NEED_ALREADY_LISTED;
import static org.jiebang.needs.need.NeedRefusal.NEED_ALREADY_ON_AGENDA;
import static org.jiebang.needs.need.NeedRefusal.NEED_ALREADY_PLANNED;
import static org.jiebang.needs.need.NeedRefusal.NEED_NOT_FOUND;
import static org.jiebang.needs.need.NeedRefusal.NEED_NOT_IN_PROJECT;
import static org.jiebang.needs.need.NeedRefusal.NEED_NOT_LISTED;
import static org.jiebang.needs.need.NeedRefusal.NEED_NOT_ON_HOLD;
import static org.jiebang.needs.need.NeedRefusal.NEED_NOT_SUBMITTED;
import static org.jiebang.needs.need.NeedRefusal.NEED_NOT_VERIFIED;
import static org.jiebang.needs.need.NeedRefusal.NOT_DECIDED;
import static org.jiebang.needs.need.NeedRefusal.NO_RESOURCE_MATCH;
import static org.jiebang.needs.need.NeedRefusal.PROJECT_NOT_FOUND;
import static org.jiebang.needs.need.NeedRefusal.PROJECT_NOT_UNDER_WAY;
import static org.jiebang.needs.need.NeedRefusal.REASON_REQUIRED;
import static org.jiebang.needs.need.NeedRefusal.SERVICE_ALREADY_STARTED;

import java.time.Instant;
import java.util.List;
import org.jiebang.needs.need.Need.Draft;
import org.jiebang.needs.need.Need.Erased;
import org.jiebang.needs.need.Need.Filed;
import org.jiebang.needs.need.Need.Unknown;
import org.jiebang.needs.need.NeedCommand.Council;
import org.jiebang.needs.need.NeedCommand.DeclineNeed;
import org.jiebang.needs.need.NeedCommand.HoldNeed;
import org.jiebang.needs.need.NeedCommand.ListNeed;
import org.jiebang.needs.need.NeedCommand.MarkOverdue;
import org.jiebang.needs.need.NeedCommand.PlanNeed;
import org.jiebang.needs.need.NeedCommand.PublishDecline;
import org.jiebang.needs.need.NeedCommand.PutNeedOnAgenda;
import org.jiebang.needs.need.NeedCommand.RecordReferralAnswer;
import org.jiebang.needs.need.NeedCommand.ReferNeed;
import org.jiebang.needs.need.NeedCommand.ResumeNeed;
import org.jiebang.needs.need.NeedCommand.RollUpNeed;
import org.jiebang.needs.need.NeedCommand.TakeNeedOffAgenda;
import org.jiebang.needs.need.NeedEvent.NeedDeclinePublished;
import org.jiebang.needs.need.NeedEvent.NeedDeclined;
import org.jiebang.needs.need.NeedEvent.NeedHeld;
import org.jiebang.needs.need.NeedEvent.NeedListed;
import org.jiebang.needs.need.NeedEvent.NeedOverdue;
import org.jiebang.needs.need.NeedEvent.NeedPlanned;
import org.jiebang.needs.need.NeedEvent.NeedPutOnAgenda;
import org.jiebang.needs.need.NeedEvent.NeedReferralAnswered;
import org.jiebang.needs.need.NeedEvent.NeedReferred;
import org.jiebang.needs.need.NeedEvent.NeedResumed;
import org.jiebang.needs.need.NeedEvent.NeedTakenOffAgenda;

/** What the desk does with a verified need: list, plan, decline, refer, hold. */
final class Triage {

  private static final Gate DECLINE =
      Gate.from(Stage.SUBMITTED, Stage.LISTED, NEED_NOT_SUBMITTED, NEED_ALREADY_PLANNED);
  private static final Gate PUBLISH_DECLINE =
      Gate.at(Stage.DECLINED, ILLEGAL_TRANSITION, ILLEGAL_TRANSITION);
  private static final Gate REFER =
      Gate.from(Stage.VERIFIED, Stage.LISTED, NEED_NOT_VERIFIED, NEED_ALREADY_PLANNED);
  private static final Gate ANSWER =
      Gate.at(Stage.REFERRED, ILLEGAL_TRANSITION, ILLEGAL_TRANSITION);
  private static final Gate LIST = Gate.at(Stage.VERIFIED, NEED_NOT_VERIFIED, NEED_ALREADY_LISTED);
  private static final Gate AGENDA = Gate.at(Stage.LISTED, NEED_NOT_LISTED, NEED_ALREADY_PLANNED);
  private static final Gate OFF_AGENDA =
      Gate.at(Stage.ON_AGENDA, ILLEGAL_TRANSITION, ILLEGAL_TRANSITION);
  private static final Gate PLAN =
      Gate.from(Stage.LISTED, Stage.ON_AGENDA, NEED_NOT_LISTED, NEED_ALREADY_PLANNED);
  private static final Gate HOLD =
      Gate.from(Stage.VERIFIED, Stage.PLANNED, NEED_NOT_VERIFIED, SERVICE_ALREADY_STARTED);
  private static final Gate RESUME = Gate.at(Stage.ON_HOLD, NEED_NOT_ON_HOLD, NEED_NOT_ON_HOLD);
  private static final Gate OVERDUE =
      Gate.from(Stage.VERIFIED, Stage.DELIVERED, ILLEGAL_TRANSITION, ILLEGAL_TRANSITION)
          .and(Stage.SUBMITTED);

  private final NeedPolicy policy;

  Triage(NeedPolicy policy) {
    this.policy = policy;
  }

  List<NeedEvent> decline(DeclineNeed c, Need state) {
    DECLINE.pass(state);
    return c.reasonCode() == null || c.text() == null
        ? refuse(REASON_REQUIRED)
        : List.of(new NeedDeclined(c.need(), c.reasonCode(), c.text(), c.at()));
  }

  List<NeedEvent> publishDecline(PublishDecline c, Need state) {
    Filed need = PUBLISH_DECLINE.pass(state);
    return need.track().declinePublished()
        ? List.of()
        : List.of(new NeedDeclinePublished(c.need(), c.at()));
  }

  List<NeedEvent> refer(ReferNeed c, Need state) {
    Filed need = REFER.pass(state);
    return need.track().returns() >= need.policyOr(policy).referralRounds()
        ? refuse(ALREADY_REFERRED_BACK)
        : List.of(new NeedReferred(c.need(), c.body(), c.text(), c.at()));
  }

  List<NeedEvent> recordReferralAnswer(RecordReferralAnswer c, Need state) {
    Filed need = ANSWER.pass(state);
    Instant dueAt = c.solved() ? null : dueAt(need, c.at());
    Instant confirmBy = c.solved() ? need.confirmBy(c.at()) : null;
    return List.of(
        new NeedReferralAnswered(c.need(), c.solved(), c.text(), dueAt, confirmBy, c.at()));
  }

  List<NeedEvent> list(ListNeed c, Need state) {
    LIST.pass(state);
    return List.of(new NeedListed(c.need(), c.list(), c.level(), c.at()));
  }

  /** No refusal: a need that has moved on, or is there already, stays where it is. */
  List<NeedEvent> rollUp(RollUpNeed c, Need state) {
    return switch (state) {
      case Filed f
          when f.stage() == Stage.LISTED
              && f.track().level() != null
              && f.track().level().compareTo(c.level()) < 0 ->
          List.of(new NeedListed(c.need(), c.list(), c.level(), c.at()));
      case Filed _, Draft _, Erased _ -> List.of();
      case Unknown() -> refuse(NEED_NOT_FOUND);
    };
  }

  List<NeedEvent> putOnAgenda(PutNeedOnAgenda c, Need state) {
    if (state instanceof Filed f && f.stage() == Stage.ON_AGENDA) {
      return refuse(NEED_ALREADY_ON_AGENDA);
    }
    AGENDA.pass(state);
    return List.of(new NeedPutOnAgenda(c.need(), c.item(), c.at()));
  }

  List<NeedEvent> takeOffAgenda(TakeNeedOffAgenda c, Need state) {
    OFF_AGENDA.pass(state);
    return List.of(new NeedTakenOffAgenda(c.need(), c.item(), c.outcome(), c.at()));
  }

  List<NeedEvent> plan(PlanNeed c, Need state) {
    Filed need = PLAN.pass(state);
    switch (c.citation()) {
      case NOT_NAMED, UNDER_WAY -> {}
      case UNKNOWN -> refuse(PROJECT_NOT_FOUND);
      case OTHER_NEEDS -> refuse(NEED_NOT_IN_PROJECT);
      case NOT_UNDER_WAY -> refuse(PROJECT_NOT_UNDER_WAY);
    }
    if (c.council() == Council.UNDECIDED) {
      return refuse(NOT_DECIDED);
    }
    if (!c.resourceMatched() && c.overrideReason() == null) {
      return refuse(NO_RESOURCE_MATCH);
    }
    return List.of(
        new NeedPlanned(c.need(), need.community(), c.project(), c.overrideReason(), c.at()));
  }

  List<NeedEvent> hold(HoldNeed c, Need state) {
    HOLD.pass(state);
    return c.reason() == null
        ? refuse(REASON_REQUIRED)
        : List.of(new NeedHeld(c.need(), c.reason(), c.at()));
  }

  List<NeedEvent> resume(ResumeNeed c, Need state) {
    Filed need = RESUME.pass(state);
    Stage backTo = requireNonNull(need.track().before());
    return List.of(new NeedResumed(c.need(), backTo, dueAt(need, c.at()), c.at()));
  }

  List<NeedEvent> markOverdue(MarkOverdue c, Need state) {
    Filed need = OVERDUE.pass(state);
    return need.track().overdue().contains(need.stage())
        ? List.of()
        : List.of(new NeedOverdue(c.need(), need.community(), need.stage(), c.deadline(), c.at()));
  }

  /** When it is due, moved on by the time that the clock has stood. */
  private static Instant dueAt(Filed need, Instant now) {
    return need.deadlines().shifted(requireNonNull(need.deadlines().dueAt()), now);
  }
}

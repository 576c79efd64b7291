package org.jiebang.needs.need;

import java.util.List;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.need.NeedCommand.AbsorbNeed;
import org.jiebang.needs.need.NeedCommand.AmendNeed;
import org.jiebang.needs.need.NeedCommand.BackToPlanned;
import org.jiebang.needs.need.NeedCommand.ConfirmResult;
import org.jiebang.needs.need.NeedCommand.DeclineNeed;
import org.jiebang.needs.need.NeedCommand.DeliverNeed;
import org.jiebang.needs.need.NeedCommand.EraseDraft;
import org.jiebang.needs.need.NeedCommand.HoldNeed;
import org.jiebang.needs.need.NeedCommand.JoinNeed;
import org.jiebang.needs.need.NeedCommand.LapseInfoRequest;
import org.jiebang.needs.need.NeedCommand.LeaveNeed;
import org.jiebang.needs.need.NeedCommand.ListNeed;
import org.jiebang.needs.need.NeedCommand.MarkOverdue;
import org.jiebang.needs.need.NeedCommand.MergeNeed;
import org.jiebang.needs.need.NeedCommand.PlanNeed;
import org.jiebang.needs.need.NeedCommand.ProvideInfo;
import org.jiebang.needs.need.NeedCommand.PublishDecline;
import org.jiebang.needs.need.NeedCommand.PutNeedOnAgenda;
import org.jiebang.needs.need.NeedCommand.RecordReferralAnswer;
import org.jiebang.needs.need.NeedCommand.ReferNeed;
import org.jiebang.needs.need.NeedCommand.ReleaseNeed;
import org.jiebang.needs.need.NeedCommand.ReopenNeed;
import org.jiebang.needs.need.NeedCommand.RequestInfo;
import org.jiebang.needs.need.NeedCommand.ResolveDirectly;
import org.jiebang.needs.need.NeedCommand.ResolveNeed;
import org.jiebang.needs.need.NeedCommand.ResumeNeed;
import org.jiebang.needs.need.NeedCommand.ReworkNeed;
import org.jiebang.needs.need.NeedCommand.RollUpNeed;
import org.jiebang.needs.need.NeedCommand.SaveDraft;
import org.jiebang.needs.need.NeedCommand.StartService;
import org.jiebang.needs.need.NeedCommand.SubmitNeed;
import org.jiebang.needs.need.NeedCommand.TakeNeedOffAgenda;
import org.jiebang.needs.need.NeedCommand.UnmergeNeed;
import org.jiebang.needs.need.NeedCommand.UnplanNeed;
import org.jiebang.needs.need.NeedCommand.VerifyNeed;
import org.jiebang.needs.need.NeedCommand.WithdrawNeed;

/**
 * The rules of a need: see LIFECYCLES, "Need". They stand by the time of a need's life: intake,
 * triage, service.
 */
final class NeedDecider implements Decider<NeedCommand, Need, NeedEvent> {

  private final Intake intake;
  private final Triage triage;
  private final Fulfilment fulfilment;
  private final Merging merging;

  public NeedDecider(NeedPolicy policy) {
    intake = new Intake(policy);
    triage = new Triage(policy);
    fulfilment = new Fulfilment(policy);
    merging = new Merging(policy);
  }

  @Override
  public Need initial() {
    return new Need.Unknown();
  }

  @Override
  public List<NeedEvent> decide(NeedCommand command, Need need) {
    return switch (command) {
      case SaveDraft c -> intake.saveDraft(c, need);
      case EraseDraft c -> intake.eraseDraft(c, need);
      case SubmitNeed c -> intake.submit(c, need);
      case AmendNeed c -> intake.amend(c, need);
      case RequestInfo c -> intake.requestInfo(c, need);
      case ProvideInfo c -> intake.provideInfo(c, need);
      case LapseInfoRequest c -> intake.lapseInfoRequest(c, need);
      case VerifyNeed c -> intake.verify(c, need);
      case WithdrawNeed c -> intake.withdraw(c, need);
      case JoinNeed c -> merging.join(c, need);
      case LeaveNeed c -> merging.leave(c, need);
      case MergeNeed c -> merging.merge(c, need);
      case AbsorbNeed c -> merging.absorb(c, need);
      case UnmergeNeed c -> merging.unmerge(c, need);
      case ReleaseNeed c -> merging.release(c, need);
      case DeclineNeed c -> triage.decline(c, need);
      case PublishDecline c -> triage.publishDecline(c, need);
      case ReferNeed c -> triage.refer(c, need);
      case RecordReferralAnswer c -> triage.recordReferralAnswer(c, need);
      case ListNeed c -> triage.list(c, need);
      case RollUpNeed c -> triage.rollUp(c, need);
      case PutNeedOnAgenda c -> triage.putOnAgenda(c, need);
      case TakeNeedOffAgenda c -> triage.takeOffAgenda(c, need);
      case PlanNeed c -> triage.plan(c, need);
      case HoldNeed c -> triage.hold(c, need);
      case ResumeNeed c -> triage.resume(c, need);
      case MarkOverdue c -> triage.markOverdue(c, need);
      case UnplanNeed c -> fulfilment.unplan(c, need);
      case StartService c -> fulfilment.start(c, need);
      case BackToPlanned c -> fulfilment.backToPlanned(c, need);
      case DeliverNeed c -> fulfilment.deliver(c, need);
      case ReworkNeed c -> fulfilment.rework(c, need);
      case ConfirmResult c -> fulfilment.confirmResult(c, need);
      case ResolveNeed c -> fulfilment.resolve(c, need);
      case ResolveDirectly c -> fulfilment.resolveDirectly(c, need);
      case ReopenNeed c -> fulfilment.reopen(c, need);
    };
  }

  @Override
  public Need evolve(Need need, NeedEvent event) {
    return History.after(need, event);
  }
}

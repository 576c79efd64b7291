package org.jiebang.matching.task;

import java.util.List;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.matching.task.TaskCommand.AbandonTask;
import org.jiebang.matching.task.TaskCommand.AmendBid;
import org.jiebang.matching.task.TaskCommand.AppealAward;
import org.jiebang.matching.task.TaskCommand.AwardClaim;
import org.jiebang.matching.task.TaskCommand.CancelTask;
import org.jiebang.matching.task.TaskCommand.ClaimTask;
import org.jiebang.matching.task.TaskCommand.CloseClaims;
import org.jiebang.matching.task.TaskCommand.CloseWithoutAward;
import org.jiebang.matching.task.TaskCommand.CommitTask;
import org.jiebang.matching.task.TaskCommand.CompleteTask;
import org.jiebang.matching.task.TaskCommand.DecideAppeal;
import org.jiebang.matching.task.TaskCommand.DeclineAward;
import org.jiebang.matching.task.TaskCommand.DeliverTask;
import org.jiebang.matching.task.TaskCommand.DraftTask;
import org.jiebang.matching.task.TaskCommand.EditTask;
import org.jiebang.matching.task.TaskCommand.FailTask;
import org.jiebang.matching.task.TaskCommand.GiveUpTask;
import org.jiebang.matching.task.TaskCommand.LapseAward;
import org.jiebang.matching.task.TaskCommand.PlanExecution;
import org.jiebang.matching.task.TaskCommand.PostTask;
import org.jiebang.matching.task.TaskCommand.PublishElsewhere;
import org.jiebang.matching.task.TaskCommand.RequestAcceptance;
import org.jiebang.matching.task.TaskCommand.ResumeWork;
import org.jiebang.matching.task.TaskCommand.ScoreBid;
import org.jiebang.matching.task.TaskCommand.SendToRework;
import org.jiebang.matching.task.TaskCommand.StaffTask;
import org.jiebang.matching.task.TaskCommand.StartTask;
import org.jiebang.matching.task.TaskCommand.WithdrawClaim;
import org.jiebang.matching.task.TaskCommand.WithdrawTask;

/**
 * The rules of a task: see LIFECYCLES, "Task on the board". They are told in the order of the
 * story: {@link BoardRules} until it is posted, {@link ClaimRules} until the bids are opened,
 * {@link AwardRules} and {@link CommitRules} until somebody commits, {@link WorkRules} until it is
 * accepted, {@link EndRules} for every other way out.
 */
final class TaskDecider implements Decider<TaskCommand, Task, TaskEvent> {

  private final BoardRules board;
  private final AwardRules award;
  private final CommitRules commit;
  private final WorkRules work;
  private final EndRules end;

  TaskDecider(TaskPolicy policy) {
    this.board = new BoardRules(policy);
    this.award = new AwardRules(policy);
    this.commit = new CommitRules(policy);
    this.work = new WorkRules(policy);
    this.end = new EndRules(policy);
  }

  @Override
  public Task initial() {
    return new Task.None();
  }

  @Override
  public List<TaskEvent> decide(TaskCommand command, Task state) {
    return switch (command) {
      case DraftTask c -> board.draft(c, state);
      case EditTask c -> board.edit(c, state);
      case PostTask c -> board.post(c, state);
      case PublishElsewhere c -> board.publishElsewhere(c, state);
      case ClaimTask c -> ClaimRules.claim(c, state);
      case AmendBid c -> ClaimRules.amendBid(c, state);
      case WithdrawClaim c -> ClaimRules.withdrawClaim(c, state);
      case CloseClaims c -> ClaimRules.closeClaims(c, state);
      case ScoreBid c -> award.score(c, state);
      case AwardClaim c -> award.award(c, state);
      case CloseWithoutAward c -> award.closeWithoutAward(c, state);
      case AppealAward c -> commit.appeal(c, state);
      case DecideAppeal c -> commit.decideAppeal(c, state);
      case CommitTask c -> commit.commit(c, state);
      case DeclineAward c -> commit.decline(c, state);
      case LapseAward c -> commit.lapse(c, state);
      case PlanExecution c -> work.plan(c, state);
      case StaffTask c -> work.staff(c, state);
      case StartTask c -> work.start(c, state);
      case DeliverTask c -> work.deliver(c, state);
      case RequestAcceptance c -> work.requestAcceptance(c, state);
      case CompleteTask c -> work.complete(c, state);
      case SendToRework c -> work.sendToRework(c, state);
      case FailTask c -> work.fail(c, state);
      case ResumeWork c -> work.resume(c, state);
      case AbandonTask c -> end.abandon(c, state);
      case GiveUpTask c -> end.giveUp(c, state);
      case CancelTask c -> end.cancel(c, state);
      case WithdrawTask c -> end.withdraw(c, state);
    };
  }

  @Override
  public Task evolve(Task state, TaskEvent event) {
    return TaskHistory.evolve(state, event);
  }
}

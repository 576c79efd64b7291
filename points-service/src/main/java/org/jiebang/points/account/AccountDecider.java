package org.jiebang.points.account;

import java.util.List;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.points.account.AccountCommand.ActivateLot;
import org.jiebang.points.account.AccountCommand.CaptureHold;
import org.jiebang.points.account.AccountCommand.CloseAccount;
import org.jiebang.points.account.AccountCommand.CorrectEarning;
import org.jiebang.points.account.AccountCommand.EarnPoints;
import org.jiebang.points.account.AccountCommand.ExpireHold;
import org.jiebang.points.account.AccountCommand.ExpireLot;
import org.jiebang.points.account.AccountCommand.FreezeAccount;
import org.jiebang.points.account.AccountCommand.GrantBonus;
import org.jiebang.points.account.AccountCommand.HoldPoints;
import org.jiebang.points.account.AccountCommand.NotifyExpiry;
import org.jiebang.points.account.AccountCommand.OpenAccount;
import org.jiebang.points.account.AccountCommand.PostAdjustment;
import org.jiebang.points.account.AccountCommand.ProposeAdjustment;
import org.jiebang.points.account.AccountCommand.ProposeBonus;
import org.jiebang.points.account.AccountCommand.RecalculatePoints;
import org.jiebang.points.account.AccountCommand.ReceivePoints;
import org.jiebang.points.account.AccountCommand.RefundHold;
import org.jiebang.points.account.AccountCommand.RejectAdjustment;
import org.jiebang.points.account.AccountCommand.ReleaseHold;
import org.jiebang.points.account.AccountCommand.ReversePoints;
import org.jiebang.points.account.AccountCommand.TransferPoints;
import org.jiebang.points.account.AccountCommand.UnfreezeAccount;

/**
 * The rules of an account: see LIFECYCLES, "Points account". This is the table of contents; the
 * rules themselves stand in {@link Earning}, {@link Correcting}, {@link Recalculating}, {@link
 * Holding}, {@link Aging}, {@link FourEyes} and {@link Owning}.
 */
final class AccountDecider implements Decider<AccountCommand, Account, AccountEvent> {

  @Override
  public Account initial() {
    return new Account.Unopened();
  }

  @Override
  public List<AccountEvent> decide(AccountCommand command, Account state) {
    return switch (command) {
      case OpenAccount c -> Owning.open(c, state);
      case EarnPoints c -> Earning.earn(c, Guards.open(state));
      case CorrectEarning c -> Correcting.correct(c, Guards.open(state));
      case ReversePoints c -> Correcting.reverse(c, Guards.open(state));
      case RecalculatePoints c -> Recalculating.recalculate(c, state);
      case ActivateLot c -> Aging.activate(c, Guards.open(state));
      case NotifyExpiry c -> Aging.announce(c, Guards.open(state));
      case ExpireLot c -> Aging.expire(c, Guards.open(state));
      case HoldPoints c -> Holding.hold(c, Guards.spending(state));
      case CaptureHold c -> Holding.capture(c, state);
      case ReleaseHold c -> Holding.release(c, state);
      case ExpireHold c -> Holding.expire(c, state);
      case RefundHold c -> Holding.refund(c, Guards.open(state));
      case ProposeBonus c -> FourEyes.proposeBonus(c, Guards.open(state));
      case GrantBonus c -> FourEyes.grantBonus(c, Guards.open(state));
      case ProposeAdjustment c -> FourEyes.proposeAdjustment(c, Guards.open(state));
      case PostAdjustment c -> FourEyes.post(c, Guards.open(state));
      case RejectAdjustment c -> FourEyes.reject(c, Guards.open(state));
      case TransferPoints c -> Owning.transfer(c, Guards.spending(state));
      case ReceivePoints c -> Owning.receive(c, Guards.open(state));
      case FreezeAccount c -> Owning.freeze(c, Guards.open(state));
      case UnfreezeAccount c -> Owning.unfreeze(c, Guards.open(state));
      case CloseAccount c -> Owning.close(c, state);
    };
  }

  @Override
  public Account evolve(Account state, AccountEvent event) {
    return AccountFold.after(state, event);
  }
}

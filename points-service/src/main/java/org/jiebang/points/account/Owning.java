package org.jiebang.points.account;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.points.account.AccountRefusal.ACCOUNT_ALREADY_CLOSED;
import static org.jiebang.points.account.AccountRefusal.ACCOUNT_NOT_OPEN;
import static org.jiebang.points.account.AccountRefusal.CASH_OUT_FORBIDDEN;
import static org.jiebang.points.account.AccountRefusal.DUPLICATE_ACCOUNT;
import static org.jiebang.points.account.AccountRefusal.HOLDS_OPEN;
import static org.jiebang.points.account.AccountRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.points.account.AccountRefusal.INSUFFICIENT_POINTS;
import static org.jiebang.points.account.AccountRefusal.ROLE_NOT_ALLOWED;
import static org.jiebang.points.account.AccountRefusal.TRANSFER_NOT_ALLOWED;

import java.util.List;
import java.util.UUID;
import org.jiebang.points.account.Account.Opened;
import org.jiebang.points.account.Account.Standing;
import org.jiebang.points.account.Account.Unopened;
import org.jiebang.points.account.AccountCommand.CloseAccount;
import org.jiebang.points.account.AccountCommand.FreezeAccount;
import org.jiebang.points.account.AccountCommand.OpenAccount;
import org.jiebang.points.account.AccountCommand.ReceivePoints;
import org.jiebang.points.account.AccountCommand.TransferPoints;
import org.jiebang.points.account.AccountCommand.UnfreezeAccount;
import org.jiebang.points.account.AccountEvent.AccountFrozen;
import org.jiebang.points.account.AccountEvent.AccountOpened;
import org.jiebang.points.account.AccountEvent.AccountUnfrozen;
import org.jiebang.points.account.Posting.AccountClosed;
import org.jiebang.points.account.Posting.PointsReceived;
import org.jiebang.points.account.Posting.PointsTransferred;

/** The account as a whole: opening, giving away, freezing, closing. */
final class Owning {

  private Owning() {}

  static List<AccountEvent> open(OpenAccount c, Account state) {
    return switch (state) {
      case Unopened() ->
          List.of(new AccountOpened(c.account(), c.owner(), c.ownerKind(), c.community(), c.at()));
      case Opened _ -> refuse(DUPLICATE_ACCOUNT);
    };
  }

  static List<AccountEvent> transfer(TransferPoints c, Opened a) {
    if (!Guards.owns(a, c.by())) {
      return refuse(ROLE_NOT_ALLOWED);
    }
    long amount = Guards.amount(c.amount());
    UUID to =
        switch (c.purpose()) {
          case CASH -> refuse(CASH_OUT_FORBIDDEN);
          case DONATION -> Transfer.donations(a.community());
          case GIFT ->
              c.to() == null || c.to().equals(a.id())
                  ? refuse(TRANSFER_NOT_ALLOWED)
                  : c.to().value();
        };
    if (c.ruleSet() == null || !c.ruleSet().rules().transferable()) {
      return refuse(TRANSFER_NOT_ALLOWED);
    }
    List<Slice> taken = a.balance().free(amount, c.at());
    if (Slice.sum(taken) < amount) {
      return refuse(INSUFFICIENT_POINTS);
    }
    return List.of(
        new PointsTransferred(
            a.id(),
            c.entry(),
            c.purpose(),
            amount,
            taken,
            new Transfer(a.id().value(), to, amount),
            Grounds.of("given by the owner", "account/" + a.id().value()),
            c.at()));
  }

  static List<AccountEvent> receive(ReceivePoints c, Opened a) {
    if (!a.community().equals(c.community())) {
      return refuse(TRANSFER_NOT_ALLOWED);
    }
    long amount = Slice.sum(c.lots());
    return List.of(
        new PointsReceived(
            a.id(),
            c.entry(),
            c.from(),
            amount,
            c.lots(),
            new Transfer(c.from().value(), a.id().value(), amount),
            Grounds.of("given by another owner", "account/" + c.from().value()),
            c.at()));
  }

  static List<AccountEvent> freeze(FreezeAccount c, Opened a) {
    if (a.standing() == Standing.FROZEN) {
      return refuse(ILLEGAL_TRANSITION);
    }
    return List.of(new AccountFrozen(a.id(), Guards.reason(c.reason()), c.at()));
  }

  static List<AccountEvent> unfreeze(UnfreezeAccount c, Opened a) {
    Guards.notOwn(a, c.by());
    return a.standing() == Standing.OPEN
        ? refuse(ILLEGAL_TRANSITION)
        : List.of(new AccountUnfrozen(a.id(), c.at()));
  }

  static List<AccountEvent> close(CloseAccount c, Account state) {
    Opened a =
        switch (state) {
          case Unopened() -> refuse(ACCOUNT_NOT_OPEN);
          case Opened o -> o.standing() == Standing.CLOSED ? refuse(ACCOUNT_ALREADY_CLOSED) : o;
        };
    String reason = Guards.reason(c.reason());
    if (!a.balance().holds().isEmpty()) {
      return refuse(HOLDS_OPEN);
    }
    long unused = Math.addExact(a.balance().total(), a.balance().owed());
    return List.of(
        new AccountClosed(
            a.id(),
            c.entry(),
            unused,
            c.donate(),
            reason,
            c.donate()
                ? new Transfer(a.id().value(), Transfer.donations(a.community()), unused)
                : Transfer.burn(a.community(), a.id(), unused),
            Grounds.of(
                c.donate() ? "donated at closing" : "expired at closing",
                "account/" + a.id().value()),
            c.at()));
  }
}

package org.jiebang.points.account;

import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.points.account.AccountExamples.DESK;
import static org.jiebang.points.account.AccountExamples.DISTRICT;
import static org.jiebang.points.account.AccountExamples.FREELY;
import static org.jiebang.points.account.AccountExamples.aHundred;
import static org.jiebang.points.account.AccountExamples.activate;
import static org.jiebang.points.account.AccountExamples.after;
import static org.jiebang.points.account.AccountExamples.announce;
import static org.jiebang.points.account.AccountExamples.capture;
import static org.jiebang.points.account.AccountExamples.close;
import static org.jiebang.points.account.AccountExamples.correct;
import static org.jiebang.points.account.AccountExamples.day;
import static org.jiebang.points.account.AccountExamples.earn;
import static org.jiebang.points.account.AccountExamples.expire;
import static org.jiebang.points.account.AccountExamples.expireHold;
import static org.jiebang.points.account.AccountExamples.freeze;
import static org.jiebang.points.account.AccountExamples.give;
import static org.jiebang.points.account.AccountExamples.grantBonus;
import static org.jiebang.points.account.AccountExamples.hold;
import static org.jiebang.points.account.AccountExamples.holdId;
import static org.jiebang.points.account.AccountExamples.lot;
import static org.jiebang.points.account.AccountExamples.open;
import static org.jiebang.points.account.AccountExamples.post;
import static org.jiebang.points.account.AccountExamples.proposal;
import static org.jiebang.points.account.AccountExamples.proposeAdjustment;
import static org.jiebang.points.account.AccountExamples.proposeBonus;
import static org.jiebang.points.account.AccountExamples.recalculate;
import static org.jiebang.points.account.AccountExamples.receive;
import static org.jiebang.points.account.AccountExamples.refund;
import static org.jiebang.points.account.AccountExamples.reject;
import static org.jiebang.points.account.AccountExamples.release;
import static org.jiebang.points.account.AccountExamples.reverse;
import static org.jiebang.points.account.AccountExamples.then;
import static org.jiebang.points.account.AccountExamples.unfreeze;
import static org.jiebang.points.scheme.LocalRules.NINE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.points.account.Account.Opened;
import org.jiebang.points.account.Account.Unopened;
import org.jiebang.points.scheme.LocalRules;
import org.jiebang.points.scheme.RuleSet;
import org.jiebang.points.scheme.Validity;
import org.junit.jupiter.api.Test;

/**
 * Every command in every state, as the tables say: of the account, a hold, a lot, an adjustment.
 */
class AccountLifecycleTest {

  private static final RuleSet TEN_DAYS =
      LocalRules.aPointAMinute().lasting(Validity.Kind.DAYS, 10).set();

  @Test
  void an_account() {
    List<AccountEvent> opened =
        then(aHundred(), proposeBonus(1, 5, DESK), proposeAdjustment(2, 5, DESK));
    Map<String, Function<Account, AccountCommand>> commands = new LinkedHashMap<>();
    commands.put("openAccount", always(open()));
    commands.put("earn", always(earn(2, 60)));
    commands.put("correctEarning", always(correct(1, 50, FREELY)));
    commands.put("recalculate", always(recalculate(1, 100, 80)));
    commands.put("reverse", always(reverse(1, ReversalReason.TASK_FAILED)));
    commands.put("clawback", always(reverse(1, ReversalReason.RECORD_VOIDED)));
    commands.put("proposeBonus", always(proposeBonus(3, 5, DESK)));
    commands.put("grantBonus", always(grantBonus(1, DISTRICT)));
    commands.put("proposeAdjustment", always(proposeAdjustment(4, 5, DESK)));
    commands.put("postAdjustment", always(post(2, false, DISTRICT)));
    commands.put("rejectAdjustment", always(reject(2, DISTRICT)));
    commands.put("hold", always(hold(1, 20)));
    commands.put("transfer", always(give(TransferPurpose.DONATION, null, 10)));
    commands.put("receive", always(receive(10)));
    commands.put("freeze", always(freeze()));
    commands.put("unfreeze", always(unfreeze()));
    commands.put("close", always(close(false)));
    new LifecycleWalk<>(
            Accounts.INSTANCE,
            Map.of(
                "OPEN", opened,
                "FROZEN", then(opened, freeze()),
                "CLOSED", then(opened, close(false))),
            commands)
        .checkCells();
  }

  @Test
  void a_hold() {
    List<AccountEvent> held = then(aHundred(), hold(1, 20));
    new LifecycleWalk<>(
            new PartOfAccount("hold", AccountLifecycleTest::stateOfHold),
            Map.of(
                "NONE", List.<AccountEvent>of(),
                "OPEN", held,
                "CAPTURED", then(held, capture(1, null)),
                "PARTIALLY_CAPTURED", then(held, capture(1, 15L)),
                "RELEASED", then(held, release(1)),
                "EXPIRED", then(held, expireHold(1))),
            Map.of(
                "capture", always(capture(1, 20L)),
                "release", always(release(1)),
                "expireHold", always(expireHold(1)),
                "refund", always(refund(1))))
        .checkCells();
  }

  private static String stateOfHold(Account account) {
    return switch (account) {
      case Unopened() -> "NONE";
      case Opened a -> {
        Hold.Ended ended = a.ended(holdId(1));
        yield ended == null ? "OPEN" : ended.state().name();
      }
    };
  }

  @Test
  void a_lot() {
    List<AccountEvent> pending = after(open(), earn(1, 100, TEN_DAYS, NINE));
    List<AccountEvent> active = then(pending, activate(1));
    new LifecycleWalk<>(
            new PartOfAccount("lot", AccountLifecycleTest::stateOfLot),
            Map.of(
                "PENDING",
                pending,
                "ACTIVE",
                active,
                "ON_HOLD",
                then(active, hold(1, 20)),
                "GONE",
                then(active, expire(1, day(10)))),
            Map.of(
                "activateLot", always(activate(1)),
                "notifyExpiry", always(announce(1, day(5))),
                "expireLot", always(expire(1, day(10)))))
        .checkCells();
  }

  private static String stateOfLot(Account account) {
    return switch (account) {
      case Unopened() -> "NONE";
      case Opened a -> {
        Lot lot = a.balance().lot(lot(1));
        yield lot == null ? "GONE" : lot.held() > 0 ? "ON_HOLD" : lot.state().name();
      }
    };
  }

  @Test
  void an_adjustment() {
    List<AccountEvent> proposed = then(aHundred(), proposeAdjustment(1, 5, DESK));
    new LifecycleWalk<>(
            new PartOfAccount("adjustment", AccountLifecycleTest::stateOfAdjustment),
            Map.of(
                "UNKNOWN", aHundred(),
                "PROPOSED", proposed,
                "DECIDED", then(proposed, post(1, false, DISTRICT))),
            Map.of(
                "postAdjustment", always(post(1, false, DISTRICT)),
                "rejectAdjustment", always(reject(1, DISTRICT))))
        .checkCells();
  }

  private static String stateOfAdjustment(Account account) {
    return switch (account) {
      case Unopened() -> "NONE";
      case Opened a ->
          a.proposals().containsKey(proposal(1))
              ? "PROPOSED"
              : a.decided().contains(proposal(1)) ? "DECIDED" : "UNKNOWN";
    };
  }
}

package org.jiebang.points.account;

import static org.jiebang.points.scheme.LocalRules.CARE;
import static org.jiebang.points.scheme.LocalRules.NINE;
import static org.jiebang.points.scheme.LocalRules.WUHUAN;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
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
import org.jiebang.points.inbound.Evidence;
import org.jiebang.points.inbound.NeedId;
import org.jiebang.points.inbound.RecordId;
import org.jiebang.points.inbound.TaskId;
import org.jiebang.points.scheme.LocalRules;
import org.jiebang.points.scheme.RuleSet;
import org.jiebang.points.scheme.SchemeExamples;
import org.jiebang.points.scheme.Validity;
import org.jspecify.annotations.Nullable;

/**
 * Li's account in Wuhuan and what can be asked of it. A service of n minutes earns n points, unless
 * a test says otherwise; whatever has a number is told from its like by it.
 */
public final class AccountExamples {

  public static final UUID LI = id(0x31);
  public static final UUID CHEN = id(0x32);
  public static final AccountId ACCOUNT = AccountId.of(LI, WUHUAN);
  public static final AccountId CHENS = AccountId.of(CHEN, WUHUAN);
  public static final TaskId TASK = new TaskId(id(0x41));
  public static final NeedId NEED = new NeedId(id(0x42));

  static final Actor OWNER = new Actor(LI, "VOL", WUHUAN.value(), null);
  static final Actor DESK = SchemeExamples.DESK;
  static final Actor DISTRICT = SchemeExamples.DISTRICT;

  /** A point a minute, for ever, given away as one likes. */
  public static final RuleSet FREELY = LocalRules.aPointAMinute().transferable().set();

  private AccountExamples() {}

  private static UUID id(int n) {
    return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L | n);
  }

  /** Nine o'clock on the n-th day after 2 March 2026. */
  static Instant day(int n) {
    return NINE.plus(Duration.ofDays(n));
  }

  public static RecordId record(int n) {
    return new RecordId(id(0x1000 + n));
  }

  public static LotId lot(int record) {
    return ACCOUNT.lotOf(record(record));
  }

  static HoldId holdId(int n) {
    return ACCOUNT.holdOf(id(0x2000 + n));
  }

  static EntryId entry(int n) {
    return ACCOUNT.entry("test", NINE, id(0x3000 + n));
  }

  static ProposalId proposal(int n) {
    return new ProposalId(id(0x4000 + n));
  }

  static LotId newLot(int n) {
    return new LotId(id(0x5000 + n));
  }

  /** The events that the commands cause, one after the other, from nothing. */
  public static List<AccountEvent> after(AccountCommand... commands) {
    return then(List.of(), commands);
  }

  static List<AccountEvent> then(List<AccountEvent> before, AccountCommand... commands) {
    var decider = new AccountDecider();
    var events = new ArrayList<>(before);
    for (AccountCommand command : commands) {
      Account state = decider.initial();
      for (AccountEvent event : events) {
        state = decider.evolve(state, event);
      }
      events.addAll(decider.decide(command, state));
    }
    return List.copyOf(events);
  }

  public static OpenAccount open() {
    return new OpenAccount(ACCOUNT, LI, OwnerKind.VOLUNTEER, WUHUAN, NINE);
  }

  static EarnPoints earn(int record, int minutes, @Nullable RuleSet set, Instant at) {
    return earn(record, minutes, Evidence.TIMED, true, set, at);
  }

  static EarnPoints earn(
      int record,
      int minutes,
      Evidence evidence,
      boolean confirmed,
      @Nullable RuleSet set,
      Instant at) {
    return new EarnPoints(
        ACCOUNT.entry("earned", at, record(record).value()),
        lot(record),
        record(record),
        TASK,
        NEED,
        CARE,
        evidence,
        minutes,
        at.minus(Duration.ofHours(1)),
        confirmed,
        set,
        "matching/17/" + record,
        at);
  }

  public static EarnPoints earn(int record, int minutes) {
    return earn(record, minutes, FREELY, NINE);
  }

  public static ActivateLot activate(int record) {
    return new ActivateLot(lot(record), NINE);
  }

  static CorrectEarning correct(int record, int minutes, @Nullable RuleSet set) {
    return new CorrectEarning(
        entry(record), record(record), CARE, minutes, set, "matching/17/9", day(1));
  }

  static ReversePoints reverse(int record, ReversalReason reason) {
    return new ReversePoints(entry(record), record(record), reason, "matching/17/8", day(1));
  }

  static RecalculatePoints recalculate(int record, long before, long after) {
    return recalculate(List.of(new Recalculated(record(record), before, after)));
  }

  static RecalculatePoints recalculate(List<Recalculated> shares) {
    return new RecalculatePoints(
        entry(300), id(0x3000), FREELY.scheme().value(), 2, shares, day(365), day(1));
  }

  static HoldPoints hold(int n, long amount) {
    return hold(n, amount, FREELY, day(1));
  }

  static HoldPoints hold(int n, long amount, @Nullable RuleSet set, Instant at) {
    return new HoldPoints(holdId(n), amount, id(0x2000 + n), at.plus(Duration.ofDays(14)), set, at);
  }

  static CaptureHold capture(int n, @Nullable Long amount) {
    return new CaptureHold(holdId(n), entry(n), amount, "redemption/" + n, day(2));
  }

  static ReleaseHold release(int n) {
    return new ReleaseHold(holdId(n), "redemption cancelled", day(2));
  }

  static ExpireHold expireHold(int n) {
    return new ExpireHold(holdId(n), day(15));
  }

  static RefundHold refund(int n) {
    return new RefundHold(holdId(n), entry(100 + n), "漏液", "redemption/" + n, day(3));
  }

  static NotifyExpiry announce(int record, Instant at) {
    return new NotifyExpiry(lot(record), at);
  }

  static ExpireLot expire(int record, Instant at) {
    return new ExpireLot(lot(record), entry(200 + record), at);
  }

  static ProposeBonus proposeBonus(int n, long amount, Actor by) {
    return new ProposeBonus(proposal(n), amount, "五星志愿者", by, NINE);
  }

  static GrantBonus grantBonus(int n, Actor by) {
    return new GrantBonus(proposal(n), entry(n), newLot(n), day(365), by, day(1));
  }

  static ProposeAdjustment proposeAdjustment(int n, long amount, Actor by) {
    return new ProposeAdjustment(proposal(n), amount, "漏记一次", by, NINE);
  }

  static PostAdjustment post(int n, boolean allowBelowZero, Actor by) {
    return new PostAdjustment(
        proposal(n), entry(n), newLot(n), day(365), allowBelowZero, by, day(1));
  }

  static RejectAdjustment reject(int n, Actor by) {
    return new RejectAdjustment(proposal(n), "已记", by, day(1));
  }

  static TransferPoints give(TransferPurpose purpose, @Nullable AccountId to, long amount) {
    return give(purpose, to, amount, FREELY, OWNER);
  }

  static TransferPoints give(
      TransferPurpose purpose,
      @Nullable AccountId to,
      long amount,
      @Nullable RuleSet set,
      Actor by) {
    return new TransferPoints(entry(7), to, purpose, amount, set, by, day(1));
  }

  static ReceivePoints receive(long amount) {
    return new ReceivePoints(
        entry(8), CHENS, WUHUAN, List.of(new Slice(newLot(8), amount, day(90))), day(1));
  }

  static FreezeAccount freeze() {
    return new FreezeAccount("核查", DESK, day(1));
  }

  static UnfreezeAccount unfreeze() {
    return new UnfreezeAccount(DESK, day(2));
  }

  static CloseAccount close(boolean donate) {
    return new CloseAccount(entry(9), donate, "搬走", DESK, day(3));
  }

  /** An open account with 100 points that can be spent. */
  public static List<AccountEvent> aHundred() {
    return after(open(), earn(1, 100), activate(1));
  }

  /** One of each kind, in a few lives of the account. */
  public static Collection<AccountEvent> everyEvent() {
    RuleSet shortLived =
        LocalRules.aPointAMinute().dailyCap(100).published(3).lasting(Validity.Kind.DAYS, 60).set();
    var byKind = new LinkedHashMap<Class<?>, AccountEvent>();
    for (List<AccountEvent> life :
        List.of(
            after(
                open(),
                earn(1, 120, shortLived, NINE),
                activate(1),
                new ActivateLot(lot(1), day(3)),
                hold(1, 20),
                capture(1, 15L),
                refund(1),
                hold(2, 10),
                release(2),
                hold(3, 10),
                expireHold(3),
                correct(1, 90, shortLived),
                announce(1, day(30)),
                expire(1, day(60))),
            then(
                aHundred(),
                proposeBonus(1, 50, DESK),
                grantBonus(1, DISTRICT),
                proposeAdjustment(2, -120, DESK),
                post(2, true, DISTRICT),
                proposeAdjustment(3, 5, DESK),
                reject(3, DISTRICT),
                give(TransferPurpose.GIFT, CHENS, 10),
                receive(10),
                reverse(1, ReversalReason.RECORD_VOIDED),
                freeze(),
                unfreeze()),
            then(aHundred(), recalculate(1, 100, 80)),
            then(aHundred(), close(true)))) {
      life.forEach(e -> byKind.putIfAbsent(e.getClass(), e));
    }
    return byKind.values();
  }
}

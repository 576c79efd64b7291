package org.jiebang.points.account;

import static java.util.Objects.requireNonNull;
import static org.jiebang.points.account.AccountExamples.DESK;
import static org.jiebang.points.account.AccountExamples.DISTRICT;
import static org.jiebang.points.account.AccountExamples.NEED;
import static org.jiebang.points.account.AccountExamples.TASK;
import static org.jiebang.points.scheme.LocalRules.CARE;
import static org.jiebang.points.scheme.LocalRules.NINE;
import static org.jiebang.points.scheme.LocalRules.WUHUAN;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.points.account.Account.Opened;
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
import org.jiebang.points.account.AccountCommand.ReleaseHold;
import org.jiebang.points.account.AccountCommand.ReversePoints;
import org.jiebang.points.account.AccountCommand.TransferPoints;
import org.jiebang.points.account.AccountCommand.UnfreezeAccount;
import org.jiebang.points.inbound.Evidence;
import org.jiebang.points.inbound.RecordId;
import org.jiebang.points.scheme.Activation;
import org.jiebang.points.scheme.LocalRules;
import org.jiebang.points.scheme.RuleSet;
import org.jiebang.points.scheme.Validity;
import org.jspecify.annotations.Nullable;

/**
 * Three accounts of one community and whatever may happen to them, in an order that a seed decides.
 * What the rules refuse is part of life; {@link Ledger} looks at what happened.
 */
final class RandomLives {

  private static final List<RuleSet> SCHEMES =
      List.of(
          AccountExamples.FREELY,
          LocalRules.aPointAMinute()
              .transferable()
              .lasting(Validity.Kind.DAYS, 20)
              .published(3)
              .set(),
          LocalRules.aPointAMinute()
              .transferable()
              .lasting(Validity.Kind.DAYS, 5)
              .activation(Activation.ON_CONFIRMATION)
              .dailyCap(100)
              .storageCap(300)
              .set());

  private final Random random;
  private final Ledger ledger;
  private final AccountDecider decider = new AccountDecider();
  private final List<AccountId> accounts = new ArrayList<>();
  private final Map<AccountId, Account> states = new HashMap<>();
  private final Map<RecordId, RuleSet> schemes = new HashMap<>();
  private final Map<AccountId, List<RecordId>> records = new HashMap<>();
  private final Map<AccountId, List<HoldId>> holds = new HashMap<>();
  private Instant now = NINE;
  private int counter;

  RandomLives(long seed, Ledger ledger) {
    this.random = new Random(seed);
    this.ledger = ledger;
    for (int i = 1; i <= 3; i++) {
      UUID owner = new UUID(7, i);
      AccountId id = AccountId.of(owner, WUHUAN);
      accounts.add(id);
      states.put(id, decider.initial());
      run(id, new OpenAccount(id, owner, OwnerKind.VOLUNTEER, WUHUAN, now));
    }
  }

  void live(int steps) {
    for (int i = 0; i < steps; i++) {
      now = now.plus(Duration.ofMinutes(random.nextInt(36 * 60)));
      step(accounts.get(random.nextInt(accounts.size())));
      ledger.check(states);
    }
  }

  private void step(AccountId a) {
    switch (random.nextInt(21)) {
      case 0, 1, 2 -> earn(a);
      case 3, 4 -> records(a).forEach(r -> run(a, new ActivateLot(a.lotOf(r), now)));
      case 5 -> correct(a);
      case 6 -> reverse(a);
      case 7, 8, 9 -> hold(a);
      case 10, 11 -> run(a, new CaptureHold(aHold(a), entry(a), captured(), "test", now));
      case 12 -> run(a, new ReleaseHold(aHold(a), "test", now));
      case 13 -> run(a, new ExpireHold(aHold(a), now));
      case 14 -> run(a, new RefundHold(aHold(a), entry(a), "fault", "test", now));
      case 15 -> age(a);
      case 16 -> bonus(a);
      case 17 -> adjust(a);
      case 18 -> give(a);
      case 19 -> recalculate(a);
      default -> office(a);
    }
  }

  private void earn(AccountId a) {
    var record = new RecordId(new UUID(8, ++counter));
    RuleSet set = SCHEMES.get(random.nextInt(SCHEMES.size()));
    schemes.put(record, set);
    records(a).add(record);
    run(
        a,
        new EarnPoints(
            entry(a),
            a.lotOf(record),
            record,
            TASK,
            NEED,
            CARE,
            Evidence.TIMED,
            random.nextInt(120),
            now,
            true,
            set,
            "test",
            now));
  }

  private void correct(AccountId a) {
    RecordId record = aRecord(a);
    run(
        a,
        new CorrectEarning(
            entry(a), record, CARE, random.nextInt(150), schemes.get(record), "test", now));
  }

  private void reverse(AccountId a) {
    run(a, new ReversePoints(entry(a), aRecord(a), ReversalReason.RECORD_VOIDED, "test", now));
  }

  private void recalculate(AccountId a) {
    var shares = new ArrayList<Recalculated>();
    for (RecordId record : records(a)) {
      Earnings.Earned earned = opened(a).earnings().of(record);
      if (earned != null && random.nextBoolean()) {
        shares.add(new Recalculated(record, earned.amount(), random.nextInt(150)));
      }
    }
    run(
        a,
        new RecalculatePoints(
            entry(a), new UUID(14, ++counter), WUHUAN.value(), 2, shares, inDays(20), now));
  }

  private void hold(AccountId a) {
    HoldId hold = a.holdOf(new UUID(9, ++counter));
    holds(a).add(hold);
    Instant until = now.plus(Duration.ofDays(random.nextInt(10)));
    run(a, new HoldPoints(hold, 1 + random.nextInt(80), hold.value(), until, null, now));
  }

  private @Nullable Long captured() {
    return random.nextBoolean() ? null : Long.valueOf(1 + random.nextInt(80));
  }

  private void age(AccountId a) {
    for (Lot lot : opened(a).balance().lots()) {
      run(a, new NotifyExpiry(lot.id(), now));
      run(a, new ExpireLot(lot.id(), entry(a), now));
    }
  }

  private void bonus(AccountId a) {
    var id = new ProposalId(new UUID(10, ++counter));
    run(a, new ProposeBonus(id, 1 + random.nextInt(50), "test", DESK, now));
    run(a, new GrantBonus(id, entry(a), new LotId(id.value()), inDays(30), DISTRICT, now));
  }

  private void adjust(AccountId a) {
    var id = new ProposalId(new UUID(11, ++counter));
    run(a, new ProposeAdjustment(id, random.nextInt(-80, 80), "test", DESK, now));
    run(
        a,
        new PostAdjustment(
            id,
            entry(a),
            new LotId(id.value()),
            inDays(10),
            random.nextInt(4) == 0,
            DISTRICT,
            now));
  }

  private void give(AccountId a) {
    AccountId to = accounts.get(random.nextInt(accounts.size()));
    boolean gift = random.nextBoolean();
    long amount = 1 + random.nextInt(60);
    EntryId entry = entry(a);
    List<Slice> lots =
        opened(a).balance().free(amount, now).stream()
            .map(s -> new Slice(new LotId(new UUID(12, ++counter)), s.amount(), s.expiresAt()))
            .toList();
    var owner = new Actor(opened(a).owner(), "VOL", WUHUAN.value(), null);
    TransferPurpose purpose = gift ? TransferPurpose.GIFT : TransferPurpose.DONATION;
    // Both or none, as the command handler does it.
    Account giver = states.get(a);
    if (gift && opened(to).standing() == Account.Standing.CLOSED) {
      return;
    }
    if (run(a, new TransferPoints(entry, to, purpose, amount, SCHEMES.get(0), owner, now))
        && gift
        && !run(to, new ReceivePoints(entry, a, WUHUAN, lots, now))) {
      throw new AssertionError("half a gift from " + giver);
    }
  }

  private void office(AccountId a) {
    switch (random.nextInt(30)) {
      case 0 -> run(a, new CloseAccount(entry(a), random.nextBoolean(), "test", DESK, now));
      case 1, 2, 3 -> run(a, new FreezeAccount("test", DESK, now));
      default -> run(a, new UnfreezeAccount(DESK, now));
    }
  }

  private Instant inDays(int most) {
    return now.plus(Duration.ofDays(1 + random.nextInt(most)));
  }

  private RecordId aRecord(AccountId a) {
    List<RecordId> known = records(a);
    return known.isEmpty() ? new RecordId(new UUID(0, 0)) : known.get(random.nextInt(known.size()));
  }

  private HoldId aHold(AccountId a) {
    List<HoldId> known = holds(a);
    // Mostly a recent one: the others are over.
    int from = Math.max(0, known.size() - 4);
    return known.isEmpty()
        ? new HoldId(new UUID(0, 0))
        : known.get(from + random.nextInt(known.size() - from));
  }

  private List<RecordId> records(AccountId a) {
    return records.computeIfAbsent(a, _ -> new ArrayList<>());
  }

  private List<HoldId> holds(AccountId a) {
    return holds.computeIfAbsent(a, _ -> new ArrayList<>());
  }

  private EntryId entry(AccountId a) {
    return a.entry("random", now, new UUID(13, ++counter));
  }

  private Opened opened(AccountId a) {
    return (Opened) requireNonNull(states.get(a));
  }

  /** False when the rules refuse. */
  private boolean run(AccountId a, AccountCommand command) {
    try {
      Account state = requireNonNull(states.get(a));
      for (AccountEvent event : decider.decide(command, state)) {
        Account before = state;
        state = decider.evolve(state, event);
        ledger.add(a, before, event, state);
      }
      states.put(a, state);
      return true;
    } catch (Rejected refused) {
      ledger.refused();
      return false;
    }
  }
}

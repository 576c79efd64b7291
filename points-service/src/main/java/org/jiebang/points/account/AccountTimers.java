package org.jiebang.points.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Id;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.points.account.AccountCommand.ActivateLot;
import org.jiebang.points.account.AccountCommand.ExpireHold;
import org.jiebang.points.account.AccountCommand.ExpireLot;
import org.jiebang.points.account.AccountCommand.NotifyExpiry;
import org.jiebang.points.account.AccountEvent.AccountFrozen;
import org.jiebang.points.account.AccountEvent.AccountOpened;
import org.jiebang.points.account.AccountEvent.AccountUnfrozen;
import org.jiebang.points.account.AccountEvent.AdjustmentProposed;
import org.jiebang.points.account.AccountEvent.AdjustmentRejected;
import org.jiebang.points.account.AccountEvent.BonusProposed;
import org.jiebang.points.account.AccountEvent.ExpiryNotified;
import org.jiebang.points.account.AccountEvent.HoldExpired;
import org.jiebang.points.account.AccountEvent.HoldReleased;
import org.jiebang.points.account.AccountEvent.LotAccepted;
import org.jiebang.points.account.AccountEvent.LotActivated;
import org.jiebang.points.account.AccountEvent.PointsCapped;
import org.jiebang.points.account.AccountEvent.PointsHeld;
import org.jiebang.points.account.Posting.AccountClosed;
import org.jiebang.points.account.Posting.AdjustmentPosted;
import org.jiebang.points.account.Posting.BonusGranted;
import org.jiebang.points.account.Posting.EarningCorrected;
import org.jiebang.points.account.Posting.HoldCaptured;
import org.jiebang.points.account.Posting.LotExpired;
import org.jiebang.points.account.Posting.PointsEarned;
import org.jiebang.points.account.Posting.PointsRecalculated;
import org.jiebang.points.account.Posting.PointsReceived;
import org.jiebang.points.account.Posting.PointsRefunded;
import org.jiebang.points.account.Posting.PointsReversed;
import org.jiebang.points.account.Posting.PointsTransferred;
import org.jspecify.annotations.Nullable;

/**
 * The deadlines of an account: publication over, expiry announced, lot expired, hold expired. A
 * timer's name is its purpose and the id it is about, without dashes.
 */
public final class AccountTimers implements Timers<AccountCommand, Account, AccountEvent> {

  private static final String ACTIVATE = "active";
  private static final String NOTIFY = "notify";
  private static final String EXPIRE = "expire";
  private static final String HOLD = "hold";

  @Override
  public Aggregate<AccountCommand, Account, AccountEvent> aggregate() {
    return Accounts.INSTANCE;
  }

  @Override
  public List<Change> on(Recorded<AccountEvent> fact) {
    return switch (fact.event()) {
      case LotAccepted e -> List.of(new Change.Set(timer(ACTIVATE, e.lot()), e.publishedUntil()));
      case LotActivated e -> aging(e.lot(), e.expiresAt(), e.at());
      case BonusGranted e -> aging(e.lot(), e.expiresAt(), e.at());
      case AdjustmentPosted e -> e.amount() > 0 ? aging(e.lot(), e.expiresAt(), e.at()) : List.of();
      case EarningCorrected e ->
          e.given() > 0 && e.active() ? aging(e.lot(), e.expiresAt(), e.at()) : List.of();
      case PointsRecalculated e -> aging(e.given(), e.at());
      case PointsReceived e -> aging(e.lots(), e.at());
      case PointsRefunded e -> aging(e.slices(), e.at());
      case PointsHeld e -> List.of(new Change.Set(timer(HOLD, e.hold()), e.expiresAt()));
      case HoldCaptured e -> ended(e.hold(), e.returned(), e.at());
      case HoldReleased e -> ended(e.hold(), e.slices(), e.at());
      case HoldExpired e -> ended(e.hold(), e.slices(), e.at());
      case AccountOpened _,
          PointsEarned _,
          PointsCapped _,
          PointsReversed _,
          BonusProposed _,
          ExpiryNotified _,
          LotExpired _,
          AdjustmentProposed _,
          AdjustmentRejected _,
          PointsTransferred _,
          AccountFrozen _,
          AccountUnfrozen _,
          AccountClosed _ ->
          List.of();
    };
  }

  /** A lot whose expiry came while it was held has waited for this. */
  private static List<Change> ended(HoldId hold, List<Slice> slices, Instant at) {
    var changes = new ArrayList<Change>();
    changes.add(new Change.Clear(timer(HOLD, hold)));
    for (Slice s : slices) {
      if (s.expiresAt() != null && !s.expiresAt().isAfter(at)) {
        changes.add(new Change.Set(timer(EXPIRE, s.lot()), at));
      }
    }
    return changes;
  }

  private static List<Change> aging(List<Slice> slices, Instant at) {
    return slices.stream().flatMap(s -> aging(s.lot(), s.expiresAt(), at).stream()).toList();
  }

  /** Never due before {@code at}: a firing's command id derives from its due time. */
  private static List<Change> aging(LotId lot, @Nullable Instant expiresAt, Instant at) {
    if (expiresAt == null) {
      return List.of();
    }
    Instant notice = expiresAt.minus(AccountPolicy.EXPIRY_NOTICE);
    return List.of(
        new Change.Set(timer(NOTIFY, lot), notice.isBefore(at) ? at : notice),
        new Change.Set(timer(EXPIRE, lot), expiresAt.isBefore(at) ? at : expiresAt));
  }

  @Override
  public List<? extends Step<?, ?, ?>> fire(UUID stream, String timer, Instant due, Instant now) {
    int colon = timer.indexOf(':');
    UUID id = uuid(timer.substring(colon + 1));
    AccountCommand command =
        switch (timer.substring(0, colon)) {
          case ACTIVATE -> new ActivateLot(new LotId(id), now);
          case NOTIFY -> new NotifyExpiry(new LotId(id), now);
          case EXPIRE ->
              new ExpireLot(new LotId(id), new AccountId(stream).entry("expired", due, id), now);
          case HOLD -> new ExpireHold(new HoldId(id), now);
          default -> throw new IllegalStateException("no such timer: " + timer);
        };
    return List.of(Step.of(Accounts.INSTANCE, stream, command));
  }

  static String timer(String what, Id id) {
    return what + ":" + id.value().toString().replace("-", "");
  }

  private static UUID uuid(String hex) {
    return new UUID(
        Long.parseUnsignedLong(hex.substring(0, 16), 16),
        Long.parseUnsignedLong(hex.substring(16), 16));
  }
}

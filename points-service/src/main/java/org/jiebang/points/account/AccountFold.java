package org.jiebang.points.account;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiebang.points.account.Account.Opened;
import org.jiebang.points.account.Account.Standing;
import org.jiebang.points.account.Account.Unopened;
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
import org.jiebang.points.account.Earnings.Earned;
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

/** What each event does to an account; its balance is folded by {@link BalanceFold}. */
final class AccountFold {

  private AccountFold() {}

  static Account after(Account state, AccountEvent event) {
    return switch (state) {
      case Unopened() -> opened(event);
      case Opened a -> {
        Opened next = new Draft(a).after(event);
        yield next;
      }
    };
  }

  private static Account opened(AccountEvent event) {
    if (!(event instanceof AccountOpened e)) {
      throw new IllegalStateException(event + " before the account was opened");
    }
    return new Opened(
        e.account(),
        e.owner(),
        e.ownerKind(),
        e.community(),
        Standing.OPEN,
        Balance.EMPTY,
        Earnings.NONE,
        List.of(),
        Map.of(),
        List.of(),
        null);
  }

  /** The components that events change, while one event is folded. */
  private static final class Draft {

    private final Opened before;
    private Standing standing;
    private Earnings earnings;
    private List<Hold.Ended> ended;
    private Map<ProposalId, Proposal> proposals;
    private List<ProposalId> decided;
    private @Nullable Instant lastRedeemed;

    Draft(Opened a) {
      before = a;
      standing = a.standing();
      earnings = a.earnings();
      ended = a.ended();
      proposals = a.proposals();
      decided = a.decided();
      lastRedeemed = a.lastRedeemed();
    }

    Opened after(AccountEvent event) {
      change(event);
      return new Opened(
          before.id(),
          before.owner(),
          before.ownerKind(),
          before.community(),
          standing,
          BalanceFold.after(before.balance(), event),
          earnings,
          ended,
          proposals,
          decided,
          lastRedeemed);
    }

    private void change(AccountEvent event) {
      switch (event) {
        case PointsEarned e ->
            earnings =
                earnings.with(
                    e.record(),
                    new Earned(
                        e.lot(),
                        e.amount(),
                        e.minutes(),
                        e.day(),
                        e.expiresAt(),
                        false,
                        e.ruleVersion()));
        case PointsCapped e -> {
          if (earnings.of(e.record()) == null) {
            earnings =
                earnings.with(
                    e.record(),
                    new Earned(e.lot(), 0, e.minutes(), e.day(), null, false, e.ruleVersion()));
          }
        }
        case EarningCorrected e -> {
          Earned old = requireNonNull(earnings.of(e.record()));
          earnings =
              earnings.with(
                  e.record(),
                  new Earned(
                      e.lot(),
                      e.amountAfter(),
                      e.minutesAfter(),
                      old.day(),
                      e.expiresAt(),
                      false,
                      e.grounds().ruleVersion()));
        }
        case PointsReversed e -> {
          Earned old = requireNonNull(earnings.of(e.record()));
          earnings =
              earnings.with(
                  e.record(),
                  new Earned(e.lot(), 0, 0, old.day(), old.expiresAt(), true, old.ruleVersion()));
        }
        case PointsRecalculated e -> e.shares().forEach(s -> recalculated(s, e));
        case HoldCaptured e -> {
          end(
              e.hold(),
              e.returned().isEmpty() ? Hold.State.CAPTURED : Hold.State.PARTIALLY_CAPTURED,
              e.taken());
          lastRedeemed = e.at();
        }
        case HoldReleased e -> end(e.hold(), Hold.State.RELEASED, List.of());
        case HoldExpired e -> end(e.hold(), Hold.State.EXPIRED, List.of());
        case PointsRefunded e ->
            ended =
                ended.stream()
                    .map(
                        h ->
                            h.id().equals(e.hold())
                                ? new Hold.Ended(h.id(), h.state(), h.taken(), true)
                                : h)
                    .toList();
        case BonusProposed e ->
            propose(e.bonus(), new Proposal(Proposal.Kind.BONUS, e.amount(), e.proposer()));
        case BonusGranted e -> decide(e.bonus());
        case AdjustmentProposed e ->
            propose(
                e.adjustment(), new Proposal(Proposal.Kind.ADJUSTMENT, e.amount(), e.proposer()));
        case AdjustmentPosted e -> decide(e.adjustment());
        case AdjustmentRejected e -> decide(e.adjustment());
        case AccountFrozen _ -> standing = Standing.FROZEN;
        case AccountUnfrozen _ -> standing = Standing.OPEN;
        case AccountClosed _ -> standing = Standing.CLOSED;
        case AccountOpened _ -> throw new IllegalStateException("opened twice");
        case LotAccepted _,
            LotActivated _,
            PointsHeld _,
            ExpiryNotified _,
            LotExpired _,
            PointsTransferred _,
            PointsReceived _ -> {}
      }
    }

    private void recalculated(Recalculated share, PointsRecalculated e) {
      Earned old = requireNonNull(earnings.of(share.record()));
      Instant expiresAt = old.expiresAt();
      for (Slice s : e.given()) {
        if (s.lot().equals(old.lot())) {
          expiresAt = s.expiresAt();
        }
      }
      earnings =
          earnings.with(
              share.record(),
              new Earned(
                  old.lot(),
                  share.after(),
                  old.minutes(),
                  old.day(),
                  expiresAt,
                  false,
                  e.ruleVersionAfter()));
    }

    private void end(HoldId hold, Hold.State how, List<Slice> taken) {
      ended = newest(ended, new Hold.Ended(hold, how, taken, false));
    }

    private void propose(ProposalId id, Proposal proposal) {
      var more = new HashMap<>(proposals);
      more.put(id, proposal);
      proposals = Map.copyOf(more);
    }

    private void decide(ProposalId id) {
      var fewer = new HashMap<>(proposals);
      fewer.remove(id);
      proposals = Map.copyOf(fewer);
      decided = newest(decided, id);
    }

    private static <T> List<T> newest(List<T> old, T last) {
      var all = new ArrayList<>(old);
      all.add(last);
      return List.copyOf(all.subList(Math.max(0, all.size() - Opened.KEPT), all.size()));
    }
  }
}

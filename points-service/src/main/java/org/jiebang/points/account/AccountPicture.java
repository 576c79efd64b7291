package org.jiebang.points.account;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.points.account.AccountBody.OpenProposal;
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

/** Folds an account's events into what the API shows. */
public final class AccountPicture implements Picture<AccountBody, AccountEvent> {

  @Override
  public Class<AccountBody> body() {
    return AccountBody.class;
  }

  @Override
  public String state(AccountBody body) {
    return body.state();
  }

  @Override
  public AccountBody evolve(@Nullable AccountBody body, Recorded<AccountEvent> fact) {
    AccountEvent event = fact.event();
    if (event instanceof AccountOpened e) {
      return new AccountBody(
          e.account(),
          Account.Standing.OPEN.name(),
          e.owner(),
          e.ownerKind(),
          e.community(),
          Balance.EMPTY,
          List.of(),
          e.at());
    }
    AccountBody b = requireNonNull(body);
    return new AccountBody(
        b.id(),
        state(b, event),
        b.owner(),
        b.ownerKind(),
        b.community(),
        BalanceFold.after(b.balance(), event),
        proposals(b, event),
        b.openedAt());
  }

  private static String state(AccountBody b, AccountEvent event) {
    return switch (event) {
      case AccountFrozen _ -> Account.Standing.FROZEN.name();
      case AccountUnfrozen _, AccountOpened _ -> Account.Standing.OPEN.name();
      case AccountClosed _ -> Account.Standing.CLOSED.name();
      case PointsEarned _,
          PointsCapped _,
          LotAccepted _,
          LotActivated _,
          EarningCorrected _,
          PointsReversed _,
          PointsRecalculated _,
          BonusProposed _,
          BonusGranted _,
          PointsHeld _,
          HoldCaptured _,
          HoldReleased _,
          HoldExpired _,
          PointsRefunded _,
          ExpiryNotified _,
          LotExpired _,
          AdjustmentProposed _,
          AdjustmentPosted _,
          AdjustmentRejected _,
          PointsTransferred _,
          PointsReceived _ ->
          b.state();
    };
  }

  private static List<OpenProposal> proposals(AccountBody b, AccountEvent event) {
    return switch (event) {
      case BonusProposed e ->
          with(
              b,
              new OpenProposal(
                  e.bonus(), Proposal.Kind.BONUS, e.amount(), e.reason(), e.proposer(), e.at()));
      case AdjustmentProposed e ->
          with(
              b,
              new OpenProposal(
                  e.adjustment(),
                  Proposal.Kind.ADJUSTMENT,
                  e.amount(),
                  e.reason(),
                  e.proposer(),
                  e.at()));
      case BonusGranted e -> without(b, e.bonus());
      case AdjustmentPosted e -> without(b, e.adjustment());
      case AdjustmentRejected e -> without(b, e.adjustment());
      case AccountOpened _,
          PointsEarned _,
          PointsCapped _,
          LotAccepted _,
          LotActivated _,
          EarningCorrected _,
          PointsReversed _,
          PointsRecalculated _,
          PointsHeld _,
          HoldCaptured _,
          HoldReleased _,
          HoldExpired _,
          PointsRefunded _,
          ExpiryNotified _,
          LotExpired _,
          PointsTransferred _,
          PointsReceived _,
          AccountFrozen _,
          AccountUnfrozen _,
          AccountClosed _ ->
          b.proposals();
    };
  }

  private static List<OpenProposal> with(AccountBody b, OpenProposal proposal) {
    var more = new ArrayList<>(b.proposals());
    more.add(proposal);
    return List.copyOf(more);
  }

  private static List<OpenProposal> without(AccountBody b, ProposalId id) {
    return b.proposals().stream().filter(p -> !p.id().equals(id)).toList();
  }
}

package org.jiebang.points.account;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.points.account.AccountRefusal.ADJUSTMENT_ALREADY_DECIDED;
import static org.jiebang.points.account.AccountRefusal.ADJUSTMENT_NOT_PROPOSED;
import static org.jiebang.points.account.AccountRefusal.ADJUST_BELOW_ZERO;
import static org.jiebang.points.account.AccountRefusal.FOUR_EYES_REQUIRED;
import static org.jiebang.points.account.AccountRefusal.ILLEGAL_TRANSITION;

import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.points.account.Account.Opened;
import org.jiebang.points.account.AccountCommand.GrantBonus;
import org.jiebang.points.account.AccountCommand.PostAdjustment;
import org.jiebang.points.account.AccountCommand.ProposeAdjustment;
import org.jiebang.points.account.AccountCommand.ProposeBonus;
import org.jiebang.points.account.AccountCommand.RejectAdjustment;
import org.jiebang.points.account.AccountEvent.AdjustmentProposed;
import org.jiebang.points.account.AccountEvent.AdjustmentRejected;
import org.jiebang.points.account.AccountEvent.BonusProposed;
import org.jiebang.points.account.Posting.AdjustmentPosted;
import org.jiebang.points.account.Posting.BonusGranted;

/** Points that a person gives or takes: one proposes, another decides, neither is the owner. */
final class FourEyes {

  private FourEyes() {}

  static List<AccountEvent> proposeBonus(ProposeBonus c, Opened a) {
    Guards.notOwn(a, c.by());
    String reason = Guards.reason(c.reason());
    long amount = Guards.amount(c.amount());
    room(a, c.bonus());
    return List.of(new BonusProposed(a.id(), c.bonus(), amount, reason, c.by().person(), c.at()));
  }

  static List<AccountEvent> grantBonus(GrantBonus c, Opened a) {
    Proposal proposal = a.proposals().get(c.bonus());
    if (proposal == null || proposal.kind() != Proposal.Kind.BONUS) {
      return refuse(ILLEGAL_TRANSITION);
    }
    second(a, proposal, c.by());
    return List.of(
        new BonusGranted(
            a.id(),
            c.bonus(),
            c.entry(),
            c.lot(),
            proposal.amount(),
            c.expiresAt(),
            proposal.proposer(),
            c.by().person(),
            Transfer.issue(a.community(), a.id(), proposal.amount()),
            Grounds.of("bonus by two persons", "bonus/" + c.bonus().value()),
            c.at()));
  }

  static List<AccountEvent> proposeAdjustment(ProposeAdjustment c, Opened a) {
    Guards.notOwn(a, c.by());
    String reason = Guards.reason(c.reason());
    long unused = Guards.amount(Math.abs(c.amount()));
    room(a, c.adjustment());
    return List.of(
        new AdjustmentProposed(
            a.id(), c.adjustment(), c.amount(), reason, c.by().person(), c.at()));
  }

  static List<AccountEvent> post(PostAdjustment c, Opened a) {
    Proposal proposal = adjustment(a, c.adjustment());
    second(a, proposal, c.by());
    long amount = proposal.amount();
    UUID proposer = proposal.proposer();
    List<Slice> taken = amount < 0 ? a.balance().free(-amount, c.at()) : List.of();
    long owed = amount < 0 ? -amount - Slice.sum(taken) : 0;
    if (owed > 0 && !c.allowBelowZero()) {
      return refuse(ADJUST_BELOW_ZERO);
    }
    return List.of(
        new AdjustmentPosted(
            a.id(),
            c.adjustment(),
            c.entry(),
            amount,
            c.lot(),
            c.expiresAt(),
            taken,
            owed,
            proposer,
            c.by().person(),
            amount > 0
                ? Transfer.issue(a.community(), a.id(), amount)
                : Transfer.takeBack(a.community(), a.id(), -amount),
            Grounds.of("adjusted by two persons", "adjustment/" + c.adjustment().value()),
            c.at()));
  }

  static List<AccountEvent> reject(RejectAdjustment c, Opened a) {
    Proposal unused = adjustment(a, c.adjustment());
    String reason = Guards.reason(c.reason());
    return List.of(new AdjustmentRejected(a.id(), c.adjustment(), reason, c.by().person(), c.at()));
  }

  private static Proposal adjustment(Opened a, ProposalId id) {
    Proposal proposal = a.proposals().get(id);
    if (proposal != null && proposal.kind() == Proposal.Kind.ADJUSTMENT) {
      return proposal;
    }
    return refuse(a.decided().contains(id) ? ADJUSTMENT_ALREADY_DECIDED : ADJUSTMENT_NOT_PROPOSED);
  }

  private static void second(Opened a, Proposal proposal, Actor by) {
    Guards.notOwn(a, by);
    if (by.is(proposal.proposer())) {
      refuse(FOUR_EYES_REQUIRED);
    }
  }

  private static void room(Opened a, ProposalId id) {
    if (a.proposals().size() >= Opened.OPEN_PROPOSALS
        || a.proposals().containsKey(id)
        || a.decided().contains(id)) {
      refuse(ILLEGAL_TRANSITION);
    }
  }
}

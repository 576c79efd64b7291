package org.jiebang.points.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.points.inbound.CommunityId;
import org.jspecify.annotations.Nullable;

/**
 * An account as kept for showing.
 *
 * @param state OPEN, FROZEN or CLOSED
 * @param proposals that wait for a second person
 */
public record AccountBody(
    AccountId id,
    String state,
    UUID owner,
    OwnerKind ownerKind,
    CommunityId community,
    Balance balance,
    List<OpenProposal> proposals,
    Instant openedAt) {

  /** A proposal with its reason. */
  public record OpenProposal(
      ProposalId id,
      Proposal.Kind kind,
      long amount,
      String reason,
      @Nullable UUID proposer,
      Instant at) {}

  /**
   * What the API answers.
   *
   * @param posted spendable, held or not, less what is owed
   * @param pending earned, not spendable yet
   * @param held set aside
   * @param available posted less held
   * @param owed what a clawback could not take; more than 0: {@code flagged}
   * @param lots first to be spent first
   */
  @Schema(name = "Account")
  public record Shown(
      AccountId id,
      String state,
      UUID owner,
      OwnerKind ownerKind,
      CommunityId community,
      long posted,
      long pending,
      long held,
      long available,
      long owed,
      boolean flagged,
      List<Lot> lots,
      List<Hold> holds,
      List<OpenProposal> proposals,
      Instant openedAt) {}

  Shown shown() {
    return new Shown(
        id,
        state,
        owner,
        ownerKind,
        community,
        balance.posted(),
        balance.pending(),
        balance.held(),
        balance.available(),
        balance.owed(),
        balance.owed() > 0,
        balance.lots(),
        balance.holds(),
        proposals,
        openedAt);
  }
}

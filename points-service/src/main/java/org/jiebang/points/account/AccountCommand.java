package org.jiebang.points.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.points.inbound.Category;
import org.jiebang.points.inbound.CommunityId;
import org.jiebang.points.inbound.Evidence;
import org.jiebang.points.inbound.NeedId;
import org.jiebang.points.inbound.RecordId;
import org.jiebang.points.inbound.TaskId;
import org.jiebang.points.scheme.RuleSet;
import org.jspecify.annotations.Nullable;

/** What one may ask of an account. */
public sealed interface AccountCommand {

  Instant at();

  record OpenAccount(
      AccountId account, UUID owner, OwnerKind ownerKind, CommunityId community, Instant at)
      implements AccountCommand {}

  /**
   * @param confirmed false when the record was voided before it got here
   * @param ruleSet in force when the service ended; null: none was
   * @param source the fact behind it, e.g. {@code matching/17/4711}
   */
  record EarnPoints(
      EntryId entry,
      LotId lot,
      RecordId record,
      TaskId task,
      NeedId need,
      Category category,
      Evidence evidence,
      int minutes,
      Instant endedAt,
      boolean confirmed,
      @Nullable RuleSet ruleSet,
      String source,
      Instant at)
      implements AccountCommand {}

  /** The task was accepted, or the publication period is over. */
  record ActivateLot(LotId lot, Instant at) implements AccountCommand {}

  /**
   * @param ruleSet the same version that the record earned under
   */
  record CorrectEarning(
      EntryId entry,
      RecordId record,
      Category category,
      int minutesAfter,
      @Nullable RuleSet ruleSet,
      String source,
      Instant at)
      implements AccountCommand {}

  /** Also the clawback after a record was voided: then more may be taken than is there. */
  record ReversePoints(
      EntryId entry, RecordId record, ReversalReason reason, String source, Instant at)
      implements AccountCommand {}

  /**
   * Brings services that have earned to what another version of the rules gives.
   *
   * @param ruleVersion of {@code scheme}
   * @param shares those that differ, as simulated
   * @param expiresAt of what is given for services that had earned nothing; null: never
   */
  record RecalculatePoints(
      EntryId entry,
      UUID recalculation,
      UUID scheme,
      int ruleVersion,
      List<Recalculated> shares,
      @Nullable Instant expiresAt,
      Instant at)
      implements AccountCommand {}

  record ProposeBonus(ProposalId bonus, long amount, String reason, Actor by, Instant at)
      implements AccountCommand {}

  /**
   * @param expiresAt of the new lot; null: never
   */
  record GrantBonus(
      ProposalId bonus, EntryId entry, LotId lot, @Nullable Instant expiresAt, Actor by, Instant at)
      implements AccountCommand {}

  /**
   * @param ruleSet in force now; null: no limits but the balance
   */
  record HoldPoints(
      HoldId hold,
      long amount,
      UUID purpose,
      Instant expiresAt,
      @Nullable RuleSet ruleSet,
      Instant at)
      implements AccountCommand {}

  /**
   * @param amount null: all of it; less: the rest is returned
   */
  record CaptureHold(HoldId hold, EntryId entry, @Nullable Long amount, String source, Instant at)
      implements AccountCommand {}

  record ReleaseHold(HoldId hold, String reason, Instant at) implements AccountCommand {}

  record ExpireHold(HoldId hold, Instant at) implements AccountCommand {}

  /** Gives back what a captured hold took, to the lots it was taken from. */
  record RefundHold(HoldId hold, EntryId entry, String fault, String source, Instant at)
      implements AccountCommand {}

  record NotifyExpiry(LotId lot, Instant at) implements AccountCommand {}

  record ExpireLot(LotId lot, EntryId entry, Instant at) implements AccountCommand {}

  /**
   * @param amount what the balance changes by; not 0
   */
  record ProposeAdjustment(ProposalId adjustment, long amount, String reason, Actor by, Instant at)
      implements AccountCommand {}

  /**
   * @param lot the new lot of a positive adjustment
   * @param expiresAt of that lot; null: never
   * @param allowBelowZero whether more may be taken than is there
   */
  record PostAdjustment(
      ProposalId adjustment,
      EntryId entry,
      LotId lot,
      @Nullable Instant expiresAt,
      boolean allowBelowZero,
      Actor by,
      Instant at)
      implements AccountCommand {}

  record RejectAdjustment(ProposalId adjustment, String reason, Actor by, Instant at)
      implements AccountCommand {}

  /**
   * @param to the other account; null for donations
   * @param ruleSet in force now; null: nothing may be transferred
   */
  record TransferPoints(
      EntryId entry,
      @Nullable AccountId to,
      TransferPurpose purpose,
      long amount,
      @Nullable RuleSet ruleSet,
      Actor by,
      Instant at)
      implements AccountCommand {}

  /**
   * The other side of {@link TransferPoints}.
   *
   * @param lots new ones, with the expiry of those they come from
   */
  record ReceivePoints(
      EntryId entry, AccountId from, CommunityId community, List<Slice> lots, Instant at)
      implements AccountCommand {}

  record FreezeAccount(String reason, Actor by, Instant at) implements AccountCommand {}

  record UnfreezeAccount(Actor by, Instant at) implements AccountCommand {}

  /**
   * @param donate whether what is left goes to the community; else it expires
   */
  record CloseAccount(EntryId entry, boolean donate, String reason, Actor by, Instant at)
      implements AccountCommand {}
}

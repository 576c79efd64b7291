package org.jiebang.points.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jiebang.points.inbound.CommunityId;
import org.jiebang.points.inbound.RecordId;
import org.jspecify.annotations.Nullable;

/** What can happen to an account. What moves points is a {@link Posting}. */
public sealed interface AccountEvent
    permits Posting,
        AccountEvent.AccountOpened,
        AccountEvent.PointsCapped,
        AccountEvent.LotAccepted,
        AccountEvent.LotActivated,
        AccountEvent.BonusProposed,
        AccountEvent.PointsHeld,
        AccountEvent.HoldReleased,
        AccountEvent.HoldExpired,
        AccountEvent.ExpiryNotified,
        AccountEvent.AdjustmentProposed,
        AccountEvent.AdjustmentRejected,
        AccountEvent.AccountFrozen,
        AccountEvent.AccountUnfrozen {

  AccountId account();

  Instant at();

  record AccountOpened(
      AccountId account, UUID owner, OwnerKind ownerKind, CommunityId community, Instant at)
      implements AccountEvent {}

  /**
   * A service was worth more than it earned.
   *
   * @param notGiven points that a cap held back; 0 when the service was too short
   * @param minutes as confirmed; they count towards the level all the same
   * @param day of the service in the community's zone
   */
  record PointsCapped(
      AccountId account,
      RecordId record,
      LotId lot,
      long notGiven,
      CapReason why,
      int minutes,
      LocalDate day,
      int ruleVersion,
      Instant at)
      implements AccountEvent {}

  /** Only the publication period is still in the way of the lot. */
  record LotAccepted(AccountId account, LotId lot, Instant publishedUntil, Instant at)
      implements AccountEvent {}

  /**
   * @param amount that can be spent from now on
   */
  record LotActivated(
      AccountId account, LotId lot, long amount, @Nullable Instant expiresAt, Instant at)
      implements AccountEvent {}

  record BonusProposed(
      AccountId account,
      ProposalId bonus,
      long amount,
      String reason,
      @Nullable UUID proposer,
      Instant at)
      implements AccountEvent {}

  /**
   * @param purpose the redemption or booking
   */
  record PointsHeld(
      AccountId account,
      HoldId hold,
      long amount,
      List<Slice> slices,
      UUID purpose,
      Instant expiresAt,
      Instant at)
      implements AccountEvent {}

  /**
   * @param slices what is free again
   */
  record HoldReleased(
      AccountId account, HoldId hold, long amount, List<Slice> slices, String reason, Instant at)
      implements AccountEvent {}

  /** Nobody captured it in time. */
  record HoldExpired(AccountId account, HoldId hold, long amount, List<Slice> slices, Instant at)
      implements AccountEvent {}

  /** The owner is to be told that a lot will expire. */
  record ExpiryNotified(AccountId account, LotId lot, long remaining, Instant expiresAt, Instant at)
      implements AccountEvent {}

  record AdjustmentProposed(
      AccountId account,
      ProposalId adjustment,
      long amount,
      String reason,
      @Nullable UUID proposer,
      Instant at)
      implements AccountEvent {}

  record AdjustmentRejected(
      AccountId account, ProposalId adjustment, String reason, @Nullable UUID approver, Instant at)
      implements AccountEvent {}

  record AccountFrozen(AccountId account, String reason, Instant at) implements AccountEvent {}

  record AccountUnfrozen(AccountId account, Instant at) implements AccountEvent {}
}

package org.jiebang.points.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jiebang.points.inbound.CommunityId;
import org.jiebang.points.inbound.NeedId;
import org.jiebang.points.inbound.RecordId;
import org.jiebang.points.inbound.TaskId;
import org.jiebang.points.scheme.Input;
import org.jspecify.annotations.Nullable;

/** An entry: an event that moves points, balanced and with its reason. Never edited. */
public sealed interface Posting extends AccountEvent {

  EntryId entry();

  Transfer transfer();

  Grounds grounds();

  /**
   * A confirmed service earned a PENDING lot.
   *
   * @param expiresAt of the lot; null: never
   * @param ruleSet the scheme; {@code ruleVersion} the version in force when the service ended
   * @param publishedUntil before this the lot does not become active
   * @param minutes as confirmed
   * @param day of the service in the community's zone
   */
  record PointsEarned(
      AccountId account,
      UUID owner,
      CommunityId community,
      EntryId entry,
      LotId lot,
      long amount,
      @Nullable Instant expiresAt,
      UUID ruleSet,
      int ruleVersion,
      String ruleLine,
      List<Input> inputs,
      String sourceEvent,
      RecordId record,
      TaskId task,
      NeedId need,
      int minutes,
      LocalDate day,
      Instant publishedUntil,
      Transfer transfer,
      Instant at)
      implements Posting {

    @Override
    public Grounds grounds() {
      return new Grounds(ruleSet, ruleVersion, ruleLine, inputs, sourceEvent);
    }
  }

  /**
   * A corrected record is worth more or less.
   *
   * @param ruleLineBefore the line that was applied to the minutes before; the one for the minutes
   *     after is in {@code grounds}
   * @param given what is added to {@code lot}; 0 when points are taken
   * @param active whether the given points can be spent at once
   * @param taken what was taken back, of which lots
   * @param owed what could not be taken because it was spent
   */
  record EarningCorrected(
      AccountId account,
      EntryId entry,
      RecordId record,
      LotId lot,
      long amountBefore,
      long amountAfter,
      int minutesBefore,
      int minutesAfter,
      String ruleLineBefore,
      long given,
      boolean active,
      @Nullable Instant expiresAt,
      List<Slice> taken,
      long owed,
      Transfer transfer,
      Grounds grounds,
      Instant at)
      implements Posting {}

  /**
   * What a record earned is taken back.
   *
   * @param amount all of it: {@code taken} and {@code owed} together
   * @param owed what could not be taken because it was spent: the balance may become negative
   */
  record PointsReversed(
      AccountId account,
      EntryId entry,
      RecordId record,
      LotId lot,
      long amount,
      List<Slice> taken,
      long owed,
      ReversalReason reason,
      Transfer transfer,
      Grounds grounds,
      Instant at)
      implements Posting {}

  /**
   * Services are worth more or less under another version of the rules: one entry for all of them.
   *
   * @param amount what the balance changes by; not 0
   * @param ruleVersionsBefore under which {@code shares} had earned; {@code ruleVersionAfter} under
   *     which they count from now on
   * @param given what can be spent at once, {@code pending} what waits with the rest of its lot
   * @param taken what was taken back, of which lots
   * @param owed what could not be taken because it was spent
   */
  record PointsRecalculated(
      AccountId account,
      EntryId entry,
      UUID recalculation,
      long amount,
      List<Integer> ruleVersionsBefore,
      int ruleVersionAfter,
      List<Recalculated> shares,
      List<Slice> given,
      List<Slice> pending,
      List<Slice> taken,
      long owed,
      Transfer transfer,
      Grounds grounds,
      Instant at)
      implements Posting {}

  /**
   * @param proposer and {@code approver}: two persons
   */
  record BonusGranted(
      AccountId account,
      ProposalId bonus,
      EntryId entry,
      LotId lot,
      long amount,
      @Nullable Instant expiresAt,
      @Nullable UUID proposer,
      @Nullable UUID approver,
      Transfer transfer,
      Grounds grounds,
      Instant at)
      implements Posting {}

  /**
   * Held points are spent.
   *
   * @param returned what was held beyond {@code amount} and is free again
   */
  record HoldCaptured(
      AccountId account,
      HoldId hold,
      EntryId entry,
      long amount,
      List<Slice> taken,
      List<Slice> returned,
      Transfer transfer,
      Grounds grounds,
      Instant at)
      implements Posting {}

  /** Spent points go back to the lots they came from, with their old expiry. */
  record PointsRefunded(
      AccountId account,
      HoldId hold,
      EntryId entry,
      long amount,
      List<Slice> slices,
      String fault,
      Transfer transfer,
      Grounds grounds,
      Instant at)
      implements Posting {}

  /**
   * @param remaining what nobody spent in time
   */
  record LotExpired(
      AccountId account,
      LotId lot,
      EntryId entry,
      long remaining,
      Transfer transfer,
      Grounds grounds,
      Instant at)
      implements Posting {}

  /**
   * @param amount what the balance changes by
   * @param lot the new one of a positive adjustment
   */
  record AdjustmentPosted(
      AccountId account,
      ProposalId adjustment,
      EntryId entry,
      long amount,
      LotId lot,
      @Nullable Instant expiresAt,
      List<Slice> taken,
      long owed,
      @Nullable UUID proposer,
      @Nullable UUID approver,
      Transfer transfer,
      Grounds grounds,
      Instant at)
      implements Posting {}

  /** The owner gave points away; the other account has the same entry as {@link PointsReceived}. */
  record PointsTransferred(
      AccountId account,
      EntryId entry,
      TransferPurpose purpose,
      long amount,
      List<Slice> taken,
      Transfer transfer,
      Grounds grounds,
      Instant at)
      implements Posting {}

  /**
   * @param lots new ones; they expire when those they come from would have
   */
  record PointsReceived(
      AccountId account,
      EntryId entry,
      AccountId from,
      long amount,
      List<Slice> lots,
      Transfer transfer,
      Grounds grounds,
      Instant at)
      implements Posting {}

  /**
   * @param unused what was left; it expired or was donated
   */
  record AccountClosed(
      AccountId account,
      EntryId entry,
      long unused,
      boolean donated,
      String reason,
      Transfer transfer,
      Grounds grounds,
      Instant at)
      implements Posting {}
}

package org.jiebang.points.account;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.points.inbound.NeedId;
import org.jspecify.annotations.Nullable;

/**
 * Points that were given together. Spent, expired and reversed lots leave the account's state; what
 * became of them is in its events.
 *
 * @param remaining 1 or more
 * @param held of {@code remaining}, by open holds; only an ACTIVE lot is held
 * @param expiresAt first instant at which it can no longer be spent; null: never
 * @param publishedUntil before this it does not become active
 * @param accepted whether only the publication period is still in the way
 * @param notified whether the owner was told that it will expire
 * @param need the story it was earned in, if any
 */
public record Lot(
    LotId id,
    State state,
    long remaining,
    long held,
    @Nullable Instant expiresAt,
    Instant publishedUntil,
    boolean accepted,
    boolean notified,
    @Nullable NeedId need) {

  /** PENDING: earned, not spendable yet. ACTIVE: spendable. */
  @Schema(name = "LotState")
  public enum State {
    PENDING,
    ACTIVE
  }

  static Lot pending(
      LotId id,
      long amount,
      @Nullable Instant expiresAt,
      Instant publishedUntil,
      @Nullable NeedId need) {
    return new Lot(id, State.PENDING, amount, 0, expiresAt, publishedUntil, false, false, need);
  }

  static Lot active(LotId id, long amount, @Nullable Instant expiresAt, Instant at) {
    return new Lot(id, State.ACTIVE, amount, 0, expiresAt, at, true, false, null);
  }

  boolean isActive() {
    return state == State.ACTIVE;
  }

  /** What can be spent or taken back now. */
  long free() {
    return remaining - held;
  }

  boolean expired(Instant at) {
    return expiresAt != null && !expiresAt.isAfter(at);
  }

  Lot withRemaining(long amount) {
    return new Lot(id, state, amount, held, expiresAt, publishedUntil, accepted, notified, need);
  }

  Lot withHeld(long amount) {
    return new Lot(
        id, state, remaining, amount, expiresAt, publishedUntil, accepted, notified, need);
  }

  Lot activated() {
    return new Lot(
        id, State.ACTIVE, remaining, held, expiresAt, publishedUntil, true, notified, need);
  }

  Lot withAccepted() {
    return new Lot(id, state, remaining, held, expiresAt, publishedUntil, true, notified, need);
  }

  Lot withNotified() {
    return new Lot(id, state, remaining, held, expiresAt, publishedUntil, accepted, true, need);
  }
}

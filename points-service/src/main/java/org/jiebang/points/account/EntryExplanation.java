package org.jiebang.points.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.points.scheme.Input;
import org.jspecify.annotations.Nullable;

/**
 * Where an entry comes from: what {@code GET /entries/{id}/explanation} answers.
 *
 * @param amount what the account gained
 * @param ruleSet the version that was applied; null when a person decided
 * @param sourceEvent the fact behind it
 * @param debit the side the points came from, {@code credit} the side they went to
 */
public record EntryExplanation(
    UUID entry,
    EntryKind kind,
    AccountId account,
    long amount,
    @Nullable AppliedRules ruleSet,
    String ruleLine,
    List<Input> inputs,
    String sourceEvent,
    Side debit,
    Side credit,
    Instant at) {

  /**
   * A version of a scheme.
   *
   * @param name and {@code effectiveFrom} as published
   */
  public record AppliedRules(
      UUID scheme, int version, @Nullable String name, @Nullable Instant effectiveFrom) {}

  /**
   * One side of the transfer.
   *
   * @param kind ACCOUNT, or the community's ISSUANCE, BURNT or DONATIONS
   * @param change negative on the debit side; both sides add up to 0
   */
  @Schema(name = "EntrySide")
  public record Side(UUID account, String kind, long change) {}
}

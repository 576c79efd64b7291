package org.jiebang.points.recalculation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.points.account.AccountId;
import org.jiebang.points.inbound.CommunityId;
import org.jiebang.points.scheme.SchemeId;
import org.jspecify.annotations.Nullable;

/**
 * A recalculation as shown.
 *
 * @param state SIMULATED, PROPOSED, APPLYING or APPLIED
 * @param services that were looked at; {@code leftOut} of them have nothing to compensate here
 * @param before points that they earned, {@code after} points that the version gives
 * @param posted how many of {@code accounts} have their entry
 * @param reason and {@code proposer}: null until it is proposed; {@code approver}: until applied
 */
@Schema(name = "Recalculation")
public record RecalculationBody(
    RecalculationId id,
    String state,
    CommunityId community,
    SchemeId scheme,
    int ruleVersion,
    Instant from,
    Instant until,
    int services,
    int leftOut,
    long before,
    long after,
    List<Change> accounts,
    int posted,
    @Nullable String reason,
    @Nullable UUID proposer,
    @Nullable UUID approver) {

  /**
   * One account that gains or loses.
   *
   * @param services how many of its services differ
   */
  @Schema(name = "RecalculatedAccount")
  public record Change(AccountId account, long before, long after, int services) {}

  RecalculationBody proposed(String why, @Nullable UUID who) {
    return with("PROPOSED", posted, why, who, approver);
  }

  RecalculationBody applying(int more, @Nullable UUID who) {
    return with("APPLYING", posted + more, reason, proposer, who == null ? approver : who);
  }

  RecalculationBody applied() {
    return with("APPLIED", posted, reason, proposer, approver);
  }

  private RecalculationBody with(
      String next, int done, @Nullable String why, @Nullable UUID first, @Nullable UUID second) {
    return new RecalculationBody(
        id,
        next,
        community,
        scheme,
        ruleVersion,
        from,
        until,
        services,
        leftOut,
        before,
        after,
        accounts,
        done,
        why,
        first,
        second);
  }
}

package org.jiebang.matching.agreement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.matching.inbound.Category;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as the API shows it.
 *
 * @param fields categories it covers; empty: all
 * @param signedBy the sides that have signed
 * @param renewalUntil what one side wants to prolong it to; null when neither does
 * @param claims how many tasks were claimed under it
 * @param endReason why it was terminated
 */
public record AgreementBody(
    UUID id,
    String state,
    UUID community,
    UUID organisation,
    List<Category> fields,
    String principle,
    Instant from,
    Instant until,
    int cadreQuota,
    int boardQuota,
    List<Agreement.Side> signedBy,
    @Nullable Instant renewalUntil,
    int claims,
    @Nullable String endReason) {

  AgreementBody in(String next, @Nullable String why) {
    return new AgreementBody(
        id,
        next,
        community,
        organisation,
        fields,
        principle,
        from,
        until,
        cadreQuota,
        boardQuota,
        signedBy,
        renewalUntil,
        claims,
        why);
  }

  AgreementBody signed(String next, List<Agreement.Side> by) {
    return new AgreementBody(
        id,
        next,
        community,
        organisation,
        fields,
        principle,
        from,
        until,
        cadreQuota,
        boardQuota,
        by,
        renewalUntil,
        claims,
        endReason);
  }

  AgreementBody until(String next, Instant end, @Nullable Instant wanted) {
    return new AgreementBody(
        id,
        next,
        community,
        organisation,
        fields,
        principle,
        from,
        end,
        cadreQuota,
        boardQuota,
        signedBy,
        wanted,
        claims,
        endReason);
  }

  AgreementBody claimed() {
    return new AgreementBody(
        id,
        state,
        community,
        organisation,
        fields,
        principle,
        from,
        until,
        cadreQuota,
        boardQuota,
        signedBy,
        renewalUntil,
        claims + 1,
        endReason);
  }
}

package org.jiebang.matching.agreement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
 * @param obligations what the organisation owes each month
 * @param months what became of each, in each month that was checked
 */
@Schema(name = "Agreement")
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
    @Nullable String endReason,
    List<Obligation> obligations,
    List<ObligationMonth> months) {

  /** Rows written before there were obligations have neither list. */
  public AgreementBody {
    obligations = Objects.requireNonNullElse(obligations, List.of());
    months = Objects.requireNonNullElse(months, List.of());
  }

  AgreementBody promising(List<Obligation> promised) {
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
        claims,
        endReason,
        promised,
        List.of());
  }

  /** What is said last of an obligation's month counts. */
  AgreementBody judged(ObligationMonth said) {
    var all = new ArrayList<>(months);
    all.removeIf(m -> m.month().equals(said.month()) && m.obligation() == said.obligation());
    all.add(said);
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
        claims,
        endReason,
        obligations,
        List.copyOf(all));
  }

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
        why,
        obligations,
        months);
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
        endReason,
        obligations,
        months);
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
        endReason,
        obligations,
        months);
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
        endReason,
        obligations,
        months);
  }
}

package org.jiebang.matching.session;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A service record as the API shows it.
 *
 * @param minutes counted
 * @param rawMinutes before any rule
 * @param rule that made them differ: {@code CAP_APPLIED}, {@code BELOW_PRESENCE_THRESHOLD}, or a
 *     published rule that zeroed the service
 * @param reason code of a correction or of the voiding
 */
@Schema(name = "ServiceRecord")
public record RecordBody(
    UUID id,
    Instant startedAt,
    Instant endedAt,
    int minutes,
    int rawMinutes,
    Evidence evidence,
    @Nullable String rule,
    @Nullable Instant confirmedAt,
    @Nullable String reason) {

  RecordBody confirmed(Instant at) {
    return new RecordBody(id, startedAt, endedAt, minutes, rawMinutes, evidence, rule, at, reason);
  }

  RecordBody because(String code) {
    return new RecordBody(
        id, startedAt, endedAt, minutes, rawMinutes, evidence, rule, confirmedAt, code);
  }

  RecordBody zeroedBy(String published) {
    return new RecordBody(
        id, startedAt, endedAt, 0, rawMinutes, evidence, published, confirmedAt, reason);
  }

  RecordBody corrected(Instant from, Instant to, int counted, String code) {
    return new RecordBody(
        id, from, to, counted, Counting.raw(from, to), evidence, rule, confirmedAt, code);
  }
}

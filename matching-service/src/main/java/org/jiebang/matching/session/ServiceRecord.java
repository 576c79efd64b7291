package org.jiebang.matching.session;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The service of one volunteer in one session, counted by the server.
 *
 * @param minutes counted, 0 to the planned length of the session
 * @param rawMinutes between check-in and check-out, before any rule
 * @param confirmedAt when it was last confirmed; null before
 */
public record ServiceRecord(
    UUID id,
    Instant startedAt,
    Instant endedAt,
    int minutes,
    int rawMinutes,
    Evidence evidence,
    @Nullable Instant confirmedAt) {

  ServiceRecord confirmed(Instant at) {
    return new ServiceRecord(id, startedAt, endedAt, minutes, rawMinutes, evidence, at);
  }

  ServiceRecord counting(int corrected) {
    return new ServiceRecord(id, startedAt, endedAt, corrected, rawMinutes, evidence, confirmedAt);
  }
}

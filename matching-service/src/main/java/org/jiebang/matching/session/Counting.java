package org.jiebang.matching.session;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How minutes of service are counted: whole minutes between two instants, never more than the
 * planned length, none at all below the presence threshold. Raw and counted are both kept.
 *
 * @param minutes counted
 * @param rawMinutes before any rule, at least 0
 * @param rule that made them differ; null when none did
 */
record Counting(int minutes, int rawMinutes, @Nullable String rule) {

  static final String CAP = "CAP_APPLIED";
  static final String THRESHOLD = "BELOW_PRESENCE_THRESHOLD";

  static Counting of(Session.Plan plan, SessionPolicy policy, Instant from, Instant to) {
    int raw = raw(from, to);
    int planned = plan.minutes();
    if (raw * 100L < (long) planned * policy.presencePercent()) {
      return new Counting(0, raw, THRESHOLD);
    }
    return raw > planned ? new Counting(planned, raw, CAP) : new Counting(raw, raw, null);
  }

  static int raw(Instant from, Instant to) {
    return Math.toIntExact(Math.max(0, Duration.between(from, to).toMinutes()));
  }
}

package org.jiebang.points.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jiebang.points.inbound.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * Which service records have earned here, so that none earns twice and each can be corrected.
 *
 * @param byRecord the newest {@value #KEPT}, oldest first. Older ones are forgotten: the command
 *     ids of the log still keep a repeated fact from earning again, but they can no longer be
 *     corrected by themselves
 * @param minutes of confirmed service, all records together
 */
public record Earnings(Map<RecordId, Earned> byRecord, long minutes) {

  static final int KEPT = 2_000;

  static final Earnings NONE = new Earnings(Map.of(), 0);

  /**
   * What one record gave.
   *
   * @param amount points, 0 or more; as corrected last
   * @param minutes as corrected last
   * @param day that the daily cap counts it for
   * @param expiresAt of its lot
   * @param reversed taken back for good
   * @param ruleVersion of the scheme that it counts under, as corrected or recalculated last
   */
  public record Earned(
      LotId lot,
      long amount,
      int minutes,
      LocalDate day,
      @Nullable Instant expiresAt,
      boolean reversed,
      int ruleVersion) {}

  public @Nullable Earned of(RecordId record) {
    return byRecord.get(record);
  }

  /** Points earned for services of {@code day}. */
  long on(LocalDate day) {
    return byRecord.values().stream()
        .filter(e -> e.day().equals(day))
        .mapToLong(Earned::amount)
        .sum();
  }

  /** The same record again replaces what it gave. */
  Earnings with(RecordId record, Earned earned) {
    var map = new LinkedHashMap<>(byRecord);
    Earned before = map.put(record, earned);
    if (map.size() > KEPT) {
      map.remove(map.keySet().iterator().next());
    }
    return new Earnings(
        Collections.unmodifiableMap(map),
        minutes + earned.minutes() - (before == null ? 0 : before.minutes()));
  }
}

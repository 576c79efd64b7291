package org.jiebang.matching.session;

import java.time.Duration;
import java.util.Set;

/**
 * What a community may set for its sessions; the defaults are those of LIFECYCLES, "Session,
 * participation and service record", where it names one.
 *
 * @param version of the counting rules; each record names it
 * @param checkInOpens before the planned start (ours: 30 min)
 * @param lateNotice a withdrawal later than this before the start is recorded as late (ours: 24 h)
 * @param presencePercent of the planned length; below it no minute counts (LIFECYCLES: 60 %)
 * @param disputeWindow after confirmation (LIFECYCLES: 30 d)
 * @param recordAfter the end, the clock records what the department has not (ours: 24 h)
 * @param trained categories that ask for a valid training
 * @param insured categories that ask for insurance on the day (条例 art. 14)
 * @param adults categories that minors may not serve in
 */
record SessionPolicy(
    int version,
    Duration checkInOpens,
    Duration lateNotice,
    int presencePercent,
    Duration disputeWindow,
    Duration recordAfter,
    Set<String> trained,
    Set<String> insured,
    Set<String> adults) {

  static final SessionPolicy DEFAULT =
      new SessionPolicy(
          1,
          Duration.ofMinutes(30),
          Duration.ofHours(24),
          60,
          Duration.ofDays(30),
          Duration.ofHours(24),
          Set.of("MEDICAL_CARE", "DISASTER_RELIEF"),
          Set.of("DISASTER_RELIEF", "WORK_AT_HEIGHT", "ELECTRICAL_REPAIR", "MEDICAL_CARE"),
          Set.of("DISASTER_RELIEF", "WORK_AT_HEIGHT", "ELECTRICAL_REPAIR"));
}

package org.jiebang.matching.acceptance;

import java.time.Duration;

/**
 * What a community may set for acceptance; the defaults are those of LIFECYCLES, "Acceptance and
 * evaluation", where it names one.
 *
 * @param panelMinimum members of a panel (LIFECYCLES: the story's panel of three)
 * @param decideAfter the quorum is reached, the clock decides for a chair who has not (ours: 24 h)
 * @param ratingTimeout after delivery, the beneficiary's rating is no longer waited for (7 d of
 *     silence, as for the result of a need)
 * @param contestWindow after the decision (LIFECYCLES: 5 d)
 */
record AcceptancePolicy(
    int panelMinimum, Duration decideAfter, Duration ratingTimeout, Duration contestWindow) {

  static final AcceptancePolicy DEFAULT =
      new AcceptancePolicy(3, Duration.ofHours(24), Duration.ofDays(7), Duration.ofDays(5));
}

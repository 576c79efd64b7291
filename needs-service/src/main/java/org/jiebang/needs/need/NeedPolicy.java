package org.jiebang.needs.need;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.util.Map;

/**
 * The windows and limits of a need, as they were in force in its community when it came in;
 * LIFECYCLES, "Need", unless said otherwise.
 *
 * @param verifyWithin from submission to verification; 志愿服务条例 art. 13 says «in time», three days is
 *     our default
 * @param answerWithin for the author's answer to a question; our default
 * @param draftKept how long a draft is kept after it was last saved
 * @param reopenWithin how long after the end the author or a supporter may reopen it
 * @param reopenLimit how often it may be reopened
 * @param unmergeWithin how long a merge can be undone
 * @param referralRounds how often it may come back from elsewhere («first receiver responsible»)
 * @param silence after which the result counts as confirmed
 * @param due by urgency, from verification to the end
 */
public record NeedPolicy(
    Duration verifyWithin,
    Duration answerWithin,
    Duration draftKept,
    Duration reopenWithin,
    int reopenLimit,
    Duration unmergeWithin,
    int referralRounds,
    Duration silence,
    Map<Urgency, Duration> due) {

  public static final NeedPolicy DEFAULT =
      new NeedPolicy(
          Duration.ofDays(3),
          Duration.ofDays(7),
          Duration.ofDays(30),
          Duration.ofDays(30),
          3,
          Duration.ofDays(30),
          2,
          Duration.ofDays(7),
          Urgency.WITHIN);

  /** Time for an answer, from verification; of an unknown urgency that of GENERAL. */
  Duration within(Urgency urgency) {
    Duration decided = due.get(urgency);
    return decided == null
        ? requireNonNullElse(due.get(Urgency.GENERAL), urgency.within())
        : decided;
  }
}

package org.jiebang.needs.council;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a vote came to, frozen when it was closed.
 *
 * @param cast how many votes were cast
 * @param counts YES, NO and ABSTAIN; or how often each score 1 to 10 was given; or the Borda points
 *     of each option
 * @param adopted by the vote alone; false also while a tie is open
 * @param winners the options adopted so far, best first; for ranks only
 * @param tied between what the chair must decide; empty: nothing
 * @param open how many of the tied ones are to be adopted; 0 without a tie
 */
@Schema(name = "CouncilVoteResult")
public record VoteResult(
    int cast,
    Map<String, Integer> counts,
    boolean adopted,
    List<String> winners,
    List<String> tied,
    int open) {

  boolean isTied() {
    return !tied.isEmpty();
  }
}

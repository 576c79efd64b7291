package org.jiebang.needs.ballot;

/**
 * What makes a ballot valid and a choice chosen.
 *
 * @param turnoutNumerator of the share of entitled households that must have returned a paper; 0:
 *     any number will do
 * @param turnoutDenominator of that share
 * @param majority true: chosen is only what more than half of the returned papers are for, spoiled
 *     ones counted; false: what has the most votes
 */
public record BallotRule(int turnoutNumerator, int turnoutDenominator, boolean majority) {

  boolean reached(int returned, int entitled) {
    return (long) returned * turnoutDenominator >= (long) entitled * turnoutNumerator;
  }

  boolean enough(int votes, int papers) {
    return majority ? 2L * votes > papers : votes > 0;
  }
}

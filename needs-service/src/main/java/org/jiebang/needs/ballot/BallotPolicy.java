package org.jiebang.needs.ballot;

/**
 * The rules and limits of doorstep ballots that no community decides on for itself.
 *
 * @param binding of elections and decisions: 民法典 art. 278, two thirds take part and more than half
 *     of these agree; counted by household, as the area of a flat is not ours to know
 * @param consulting of consultations: whatever comes back
 * @param smallestGroup households of a group whose turnout is told, and papers of a count sheet;
 *     our default, so that nobody's vote follows from a number
 * @param mostHouseholds of a ballot; far more than the 3,232 of S4
 * @param mostBuildings of a ballot
 */
public record BallotPolicy(
    BallotRule binding,
    BallotRule consulting,
    int smallestGroup,
    int mostHouseholds,
    int mostBuildings) {

  public static final BallotPolicy DEFAULT =
      new BallotPolicy(new BallotRule(2, 3, true), new BallotRule(0, 1, false), 10, 20_000, 200);

  /**
   * The rule that a ballot of this kind is prepared with; it keeps it, whatever becomes of ours.
   */
  public BallotRule ruleOf(BallotKind kind) {
    return switch (kind) {
      case OWNERS_COMMITTEE, DECISION -> binding;
      case CONSULTATION -> consulting;
    };
  }
}

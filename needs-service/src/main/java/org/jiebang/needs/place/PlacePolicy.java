package org.jiebang.needs.place;

/**
 * How much one community may hold: many times the largest of the sources (S0 has 7 estates, S4
 * 3,232 households), and little enough to fold at once.
 *
 * @param estates closed ones too
 * @param demographics days on which something was recorded
 * @param moves to another district
 */
public record PlacePolicy(int estates, int buildings, int demographics, int moves) {

  public static final PlacePolicy DEFAULT = new PlacePolicy(200, 1_000, 200, 20);
}

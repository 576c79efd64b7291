package org.jiebang.points.scheme;

/**
 * From which marks on a service counts nothing (海林: a complaint of the publisher makes it 0).
 * matching-service reads it from the published rule set when an evaluation is published; without it
 * nothing is ever zeroed.
 *
 * @param by whose marks decide
 * @param below a mean of them below this zeroes the service: 2 to 5, of marks from 1 to 5
 * @param least marks that there must be before they decide anything, 1 to 100
 */
public record Zeroing(By by, int below, int least) {

  /** Only those who were served and those who asked for it judge; volunteers not each other. */
  public enum By {
    BENEFICIARY,
    ORGANISER
  }
}

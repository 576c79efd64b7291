package org.jiebang.points.scheme;

/**
 * How the minutes of a service are rounded before they are worth anything.
 *
 * @param stepMinutes 1 to 240, e.g. 60 for whole hours, 30 for half hours, 15 for quarters
 */
public record Rounding(int stepMinutes, Direction direction) {

  /** Which way an unfinished step goes. */
  public enum Direction {
    /** Only completed steps count. */
    DOWN,
    /** A step that was begun counts. */
    UP
  }

  /** Whole steps, in minutes. */
  int round(int minutes) {
    int begun =
        switch (direction) {
          case DOWN -> minutes;
          case UP -> minutes + stepMinutes - 1;
        };
    return begun / stepMinutes * stepMinutes;
  }
}

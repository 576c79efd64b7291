package org.jiebang.needs.search;

import java.time.Instant;
import org.jiebang.needs.need.Category;
import org.jspecify.annotations.Nullable;

/**
 * A time that a need stays in one state, category and grid.
 *
 * @param number of the need's stays, from 1
 * @param grid empty: not known yet, or the community has none
 * @param submittedAt when the need came in: the day it is counted under
 * @param secluded null in rows of a time when mediation alone was
 */
record Stay(
    int number,
    String state,
    String category,
    String channel,
    String grid,
    Instant submittedAt,
    Instant from,
    @Nullable Boolean secluded) {

  /** Whether it is for its author, grid workers and the desk only. */
  boolean forDesk() {
    return secluded == null ? category.equals(Category.MEDIATION.value()) : secluded;
  }

  Stay next(String nextState, String nextGrid, Instant at) {
    return new Stay(number + 1, nextState, category, channel, nextGrid, submittedAt, at, secluded);
  }
}

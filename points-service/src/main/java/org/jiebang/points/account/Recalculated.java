package org.jiebang.points.account;

import org.jiebang.points.inbound.RecordId;

/**
 * What a recalculation changes about one service.
 *
 * @param before points that its record has earned so far, 0 or more
 * @param after points that another version of the rules gives for it, 0 or more
 */
public record Recalculated(RecordId record, long before, long after) {

  /** Negative when points are taken. */
  public long difference() {
    return after - before;
  }
}

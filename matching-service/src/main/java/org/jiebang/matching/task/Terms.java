package org.jiebang.matching.task;

import java.time.Instant;
import java.util.List;

/**
 * What a task is posted under.
 *
 * @param closesAt claims are taken before this instant, and bids are opened at it
 * @param points announced per counted hour; what is earned is for points-service's rules
 * @param capacity people per session, from 1
 */
public record Terms(
    TaskMode mode, List<Criterion> criteria, Instant closesAt, int points, int capacity) {

  Terms closingAt(Instant later) {
    return new Terms(mode, criteria, later, points, capacity);
  }
}

package org.jiebang.needs.resource;

import java.time.LocalDate;
import java.util.Collection;

/** How much of a resource is in use: counted from its allocations whenever it is asked for. */
final class Usage {

  private Usage() {}

  static int on(LocalDate date, Collection<Allocation> allocations) {
    return allocations.stream().filter(a -> a.on(date)).mapToInt(Allocation::quantity).sum();
  }

  /** The most that is in use on any date of a period; it is reached where an allocation begins. */
  static int peak(LocalDate from, LocalDate until, Collection<Allocation> allocations) {
    int peak = on(from, allocations);
    for (Allocation a : allocations) {
      if (a.from().isAfter(from) && !a.from().isAfter(until)) {
        peak = Math.max(peak, on(a.from(), allocations));
      }
    }
    return peak;
  }
}

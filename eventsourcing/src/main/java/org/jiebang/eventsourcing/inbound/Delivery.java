package org.jiebang.eventsourcing.inbound;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a record was taken in.
 *
 * @param tooEarly why it must be tried again later; null when it is done
 * @param refused the reactions that the rules refused for good, as {@code reaction: CODE}
 */
record Delivery(@Nullable String tooEarly, List<String> refused) {

  static final Delivery DONE = new Delivery(null, List.of());

  boolean done() {
    return tooEarly == null;
  }
}

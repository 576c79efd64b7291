package org.jiebang.points.reactions;

import java.util.UUID;
import org.jiebang.eventsourcing.Recorded;

/** Where a fact of matching-service stands, as entries name it. */
final class Source {

  private Source() {}

  /** {@code matching/17/4711}. */
  static String of(Recorded<?> fact) {
    return "matching/" + fact.part() + "/" + fact.pos();
  }

  /** The same place as an id, to derive others from. */
  static UUID id(Recorded<?> fact) {
    return new UUID(fact.part(), fact.pos());
  }
}

package org.jiebang.gateway.person;

import java.util.UUID;
import org.jiebang.eventsourcing.Ids;

/**
 * Where in the log persons lie: those of one scope in one part, and never in the last one. That is
 * the feed's alone, so that its positions count facts and nothing else.
 */
public final class PersonParts {

  private static final int OF_THE_FEED = Ids.PARTS - 1;
  private static final UUID INSTEAD = new UUID(0, OF_THE_FEED - 1);

  private PersonParts() {}

  /** An id in the part where persons of {@code home} lie. */
  public static UUID beside(UUID home) {
    return Ids.part(home) == OF_THE_FEED ? INSTEAD : home;
  }
}

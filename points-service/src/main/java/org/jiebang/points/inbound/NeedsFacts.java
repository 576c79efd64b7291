package org.jiebang.points.inbound;

import java.time.Instant;
import java.util.UUID;
import org.jiebang.eventsourcing.wire.Wire;

/** The facts of needs-service that this service reads, with the fields it reads. */
public final class NeedsFacts {

  private NeedsFacts() {}

  public static Wire wire() {
    return Wire.named().event("community-registered", CommunityRegistered.class).build();
  }

  /**
   * A community takes part.
   *
   * @param district what lies above it
   */
  public record CommunityRegistered(CommunityId community, UUID district, Instant at) {}
}

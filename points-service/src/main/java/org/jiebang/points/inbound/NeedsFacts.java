package org.jiebang.points.inbound;

import java.time.Instant;
import java.util.UUID;
import org.jiebang.eventsourcing.wire.Wire;

/** The facts of needs-service that this service reads, with the fields it reads. */
public final class NeedsFacts {

  private NeedsFacts() {}

  public static Wire wire() {
    return Wire.named()
        .event("community-registered", CommunityRegistered.class)
        .event("community-moved", CommunityMoved.class)
        .build();
  }

  /** Where a community lies from now on. */
  public sealed interface CommunityLies {

    CommunityId community();

    /** What lies above it. */
    UUID district();
  }

  /** A community takes part. */
  public record CommunityRegistered(CommunityId community, UUID district, Instant at)
      implements CommunityLies {}

  /** Another district took it. */
  public record CommunityMoved(CommunityId community, UUID district, Instant at)
      implements CommunityLies {}
}

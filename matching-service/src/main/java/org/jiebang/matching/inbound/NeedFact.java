package org.jiebang.matching.inbound;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** needs-service's facts, with the fields that we read. */
public sealed interface NeedFact {

  record CommunityRegistered(
      UUID community, String name, UUID district, @Nullable String timeZone, Instant at)
      implements NeedFact {}

  /**
   * @param district above it from now on
   */
  record CommunityMoved(UUID community, UUID district, Instant at) implements NeedFact {}

  record CommunityClosed(UUID community, Instant at) implements NeedFact {}

  record CommunityReopened(UUID community, Instant at) implements NeedFact {}

  /**
   * @param author a person's id: may rate the service, and sits on no panel about it
   */
  record NeedSubmitted(
      UUID need, UUID community, String category, @Nullable UUID author, Instant at)
      implements NeedFact {}

  record NeedVerified(UUID need, @Nullable String urgency, Instant at) implements NeedFact {}

  record NeedPlanned(UUID need, UUID community, Instant at) implements NeedFact {}

  record NeedUnplanned(UUID need, Instant at) implements NeedFact {}

  record NeedHeld(UUID need, Instant at) implements NeedFact {}

  /**
   * @param backTo the state before it was held, e.g. {@code PLANNED}
   */
  record NeedResumed(UUID need, String backTo, Instant at) implements NeedFact {}

  record NeedAuthorAnonymised(UUID need, Instant at) implements NeedFact {}

  record NeedServiceStarted(UUID need, Instant at) implements NeedFact {}

  record NeedBackToPlanned(UUID need, Instant at) implements NeedFact {}

  record NeedDelivered(UUID need, Instant at) implements NeedFact {}

  record NeedInRework(UUID need, Instant at) implements NeedFact {}

  record NeedResolved(UUID need, Instant at) implements NeedFact {}

  record NeedReopened(UUID need, Instant at) implements NeedFact {}
}

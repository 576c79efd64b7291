package org.jiebang.matching.calendar;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.Rights;
import org.jiebang.matching.inbound.InboundCommunity;
import org.jiebang.matching.inbound.KnownNeeds;
import org.jiebang.matching.inbound.RevokedGrants;
import org.jspecify.annotations.Nullable;

/**
 * What a community's calendar stands on: the community, and that its owner is somebody there. A
 * person's own calendar stands by itself.
 */
@Singleton
class CalendarGrounds {

  private final Rights rights;
  private final KnownNeeds known;
  private final RevokedGrants revoked;

  CalendarGrounds(Rights rights, KnownNeeds known, RevokedGrants revoked) {
    this.rights = rights;
    this.known = known;
    this.revoked = revoked;
  }

  /**
   * The grants that let {@code caller} near the community, as in tokens and separated by blanks;
   * null when there are none, or no such community.
   */
  @Nullable String held(Caller caller, UUID community) {
    if (!open(community)) {
      return null;
    }
    String held =
        caller.grants().stream()
            .filter(
                grant ->
                    rights.near(
                        new Caller(caller.person(), List.of(grant), caller.client()), community))
            .map(Object::toString)
            .collect(Collectors.joining(" "));
    return held.isEmpty() ? null : held;
  }

  /** False once nothing of what it was made with is left; true again when that comes back. */
  boolean hold(CalendarAddress address) {
    UUID community = address.community;
    if (community == null) {
      return true;
    }
    if (!open(community)) {
      return false;
    }
    String held = address.held;
    return held == null || !revoked.of(address.person).containsAll(Set.of(held.split(" ")));
  }

  private boolean open(UUID community) {
    InboundCommunity place = known.community(community);
    return place != null && !place.closed;
  }
}

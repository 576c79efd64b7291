package org.jiebang.gateway.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.eventsourcing.wire.Wire;
import org.jspecify.annotations.Nullable;

/**
 * Facts of the other services as the gateway reads them. All of them arrive as they are, because
 * the feed takes all; the few that tell where places lie are then read by their name.
 */
public final class Facts {

  /** In an inbound wire: every event that nobody else named. */
  private static final String EVERYTHING = "*";

  static final String COMMUNITY_REGISTERED = "community-registered";
  static final String COMMUNITY_MOVED = "community-moved";
  static final String COMMUNITY_MARKED_AS_SANDBOX = "community-marked-as-sandbox";
  static final String ORGANISATION_REGISTERED = "organisation-registered";

  private Facts() {}

  /** A community exists, in a district. */
  record CommunityRegistered(UUID community, String name, UUID district) {}

  /** A community lies in another district. */
  record CommunityMoved(UUID community, UUID district) {}

  /** A community is for trying things out. */
  record CommunityMarkedAsSandbox(UUID community) {}

  /**
   * An organisation exists.
   *
   * @param parent the organisation it belongs to, e.g. a department's university
   */
  record OrganisationRegistered(
      UUID organisation, String name, @Nullable UUID parent, UUID district) {}

  public static Wire wire() {
    return Wire.named().event(EVERYTHING, ObjectNode.class).build();
  }

  static <T> T read(Recorded<ObjectNode> fact, Class<T> as) {
    try {
      return Json.EVENTS.treeToValue(fact.event(), as);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(fact.type() + " cannot be read", e);
    }
  }
}

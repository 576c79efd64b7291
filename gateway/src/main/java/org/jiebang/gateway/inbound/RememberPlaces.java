package org.jiebang.gateway.inbound;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.jiebang.eventsourcing.InboundView;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.gateway.inbound.Facts.CommunityMarkedAsSandbox;
import org.jiebang.gateway.inbound.Facts.CommunityMoved;
import org.jiebang.gateway.inbound.Facts.CommunityRegistered;
import org.jiebang.gateway.inbound.Facts.OrganisationRegistered;
import org.jspecify.annotations.Nullable;

/** Remembers which communities and organisations there are, and what they lie in. */
public final class RememberPlaces implements InboundView<ObjectNode> {

  @Override
  public Class<ObjectNode> fact() {
    return ObjectNode.class;
  }

  @Override
  public void apply(EntityManager rows, Recorded<ObjectNode> fact) {
    if (fact.type().equals(Facts.COMMUNITY_MARKED_AS_SANDBOX)) {
      // Follows the registration in the same stream, so the row is there.
      UUID community = Facts.read(fact, CommunityMarkedAsSandbox.class).community();
      rows.find(InboundScope.class, community).sandbox = true;
      return;
    }
    if (fact.type().equals(Facts.COMMUNITY_MOVED)) {
      CommunityMoved moved = Facts.read(fact, CommunityMoved.class);
      InboundScope community = rows.find(InboundScope.class, moved.community());
      community.above = moved.district();
      community.district = moved.district();
      return;
    }
    InboundScope scope = scope(fact);
    if (scope != null) {
      rows.merge(scope);
    }
  }

  /** Null when the fact tells nothing about a place. */
  static @Nullable InboundScope scope(Recorded<ObjectNode> fact) {
    return switch (fact.type()) {
      case Facts.COMMUNITY_REGISTERED -> community(Facts.read(fact, CommunityRegistered.class));
      case Facts.ORGANISATION_REGISTERED ->
          organisation(Facts.read(fact, OrganisationRegistered.class));
      default -> null;
    };
  }

  private static InboundScope community(CommunityRegistered fact) {
    return scope(fact.community(), "community", fact.district(), fact.district(), fact.name());
  }

  private static InboundScope organisation(OrganisationRegistered fact) {
    UUID parent = fact.parent();
    return scope(
        fact.organisation(),
        "organisation",
        parent == null ? fact.district() : parent,
        fact.district(),
        fact.name());
  }

  private static InboundScope scope(UUID id, String kind, UUID above, UUID district, String name) {
    var scope = new InboundScope();
    scope.id = id;
    scope.kind = kind;
    scope.above = above;
    scope.district = district;
    scope.name = name;
    return scope;
  }
}

package org.jiebang.gateway.person;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.Grant;
import org.jiebang.gateway.inbound.Scopes;

/** Looks up, before a command, where the scopes lie that somebody wants to give grants at. */
@Singleton
class Authorities {

  private final Scopes scopes;

  Authorities(Scopes scopes) {
    this.scopes = scopes;
  }

  Authority of(Caller caller, Collection<Grant> wanted) {
    Map<UUID, Authority.Place> places = new HashMap<>();
    for (Grant grant : wanted) {
      String kind = scopes.kind(grant.scope());
      if (kind != null) {
        places.put(grant.scope(), new Authority.Place(kind, scopes.chain(grant.scope())));
      }
    }
    // The holder of a grant vouches for its scope: a new district has no community yet.
    for (Grant held : caller.grants()) {
      places.putIfAbsent(held.scope(), new Authority.Place(held.kind(), List.of(held.scope())));
    }
    return new Authority(caller.grants(), places);
  }
}

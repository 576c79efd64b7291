package org.jiebang.needs.place;

import jakarta.inject.Singleton;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;

/** What every resource of communities hands its requests to. */
@Singleton
public class CommunityEndpoint {

  private final Endpoint<CommunityCommand, Community, CommunityEvent, CommunityBody, CommunityBody>
      endpoint;

  CommunityEndpoint(Endpoints endpoints) {
    endpoint =
        endpoints.of(
            Communities.INSTANCE,
            new CommunityPicture(),
            "/api/v1/communities",
            (id, body, caller) -> body);
  }

  Endpoint<CommunityCommand, Community, CommunityEvent, CommunityBody, CommunityBody>
      communities() {
    return endpoint;
  }
}

package org.jiebang.needs.grid;

import jakarta.inject.Singleton;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;

/** What every resource of grid maps hands its requests to. */
@Singleton
public class GridMapEndpoint {

  private final Endpoint<GridMapCommand, GridMap, GridMapEvent, GridMapBody, GridMapBody> endpoint;

  GridMapEndpoint(Endpoints endpoints) {
    endpoint =
        endpoints.of(
            GridMaps.INSTANCE,
            new GridMapPicture(),
            "/api/v1/grid-maps",
            (id, body, caller) -> body);
  }

  Endpoint<GridMapCommand, GridMap, GridMapEvent, GridMapBody, GridMapBody> maps() {
    return endpoint;
  }
}

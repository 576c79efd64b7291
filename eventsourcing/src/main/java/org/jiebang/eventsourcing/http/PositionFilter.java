package org.jiebang.eventsourcing.http;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jiebang.eventsourcing.Outcome.Position;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.view.ViewPositions;

/**
 * Read your writes, across services: a request that names positions waits until they have arrived
 * here, for at most two seconds unless said otherwise (ARCHITECTURE, "Views").
 */
@Provider
@Priority(Priorities.USER)
class PositionFilter implements ContainerRequestFilter {

  private final Service service;
  private final ViewPositions views;
  private final Instance<InboundWaits> inbound;
  private final Duration patience;

  PositionFilter(
      Service service,
      ViewPositions views,
      Instance<InboundWaits> inbound,
      @ConfigProperty(name = "jiebang.http.position-patience") Duration patience) {
    this.service = service;
    this.views = views;
    this.inbound = inbound;
    this.patience = patience;
  }

  @Override
  public void filter(ContainerRequestContext context) {
    List<String> headers = context.getHeaders().get(MinPositions.HEADER);
    if (headers == null) {
      return;
    }
    long deadline = System.nanoTime() + patience.toNanos();
    for (Position position : MinPositions.parse(headers)) {
      Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
      if (!arrived(position, left)) {
        throw new Rejected(HttpRefusal.VIEW_BEHIND);
      }
    }
  }

  private boolean arrived(Position position, Duration atMost) {
    if (position.service().equals(service.name())) {
      return views.await(position.part(), position.pos(), atMost);
    }
    return inbound.isUnsatisfied()
        || inbound.get().await(position.service(), position.part(), position.pos(), atMost);
  }
}

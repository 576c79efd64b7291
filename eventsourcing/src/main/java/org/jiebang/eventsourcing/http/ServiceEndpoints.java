package org.jiebang.eventsourcing.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.identity.RequestCaller;
import org.jiebang.eventsourcing.identity.Rights;

/** The endpoints of this service. */
@ApplicationScoped
class ServiceEndpoints implements Endpoints {

  private final Edge edge;

  @Inject
  ServiceEndpoints(
      CommandHandler handler,
      Rights rights,
      Clock clock,
      Service service,
      CurrentRequest request,
      RequestCaller caller,
      ListPages pages,
      Fingerprint fingerprint,
      Forwarding forwarding,
      AnswerSize size,
      @ConfigProperty(name = "jiebang.http.cached-bodies", defaultValue = "1000")
          int cachedBodies) {
    this.edge =
        new Edge(
            handler,
            rights,
            clock,
            service.wire(),
            request,
            caller,
            pages,
            fingerprint,
            forwarding,
            size,
            cachedBodies);
  }

  @Override
  public <C, S, E, B, A> Endpoint<C, S, E, B, A> of(
      Aggregate<C, S, E> aggregate, Picture<B, E> picture, String path, Shown<B, A> shown) {
    return new AggregateEndpoint<>(aggregate, picture, path, shown, edge);
  }
}

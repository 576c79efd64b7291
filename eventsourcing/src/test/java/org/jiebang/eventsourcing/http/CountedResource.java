package org.jiebang.eventsourcing.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.eventsourcing.identity.RequestCaller;
import org.jiebang.eventsourcing.identity.Rights;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jspecify.annotations.Nullable;

/** The counters' histories again, with what reading them costs. */
@Path("/api/v1/counted-counters")
@RunOnVirtualThread
public class CountedResource {

  private final Endpoint<
          Counters.Command,
          Counters.Counter,
          Counters.Event,
          CounterPicture.Body,
          CounterPicture.Body>
      counters;

  CountedResource(
      CommandHandler handler,
      CountedReads reads,
      Rights rights,
      Clock clock,
      Service service,
      CurrentRequest request,
      RequestCaller caller,
      ListPages pages,
      Fingerprint fingerprint,
      Forwarding forwarding,
      AnswerSize size) {
    var edge =
        new Edge(
            reads.around(handler),
            rights,
            clock,
            service.wire(),
            request,
            caller,
            pages,
            fingerprint,
            forwarding,
            size,
            100);
    counters =
        new AggregateEndpoint<>(
            Counters.COUNTER,
            new CounterPicture(),
            "/api/v1/counted-counters",
            (id, body, who) -> body,
            edge);
  }

  @GET
  @Path("/{id}")
  @SignedIn
  public RestResponse<CounterPicture.Body> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return counters.get(id, asOf);
  }

  @GET
  @Path("/{id}/events")
  @SignedIn
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return counters.events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @SignedIn
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotNull String from,
      @QueryParam("to") @NotNull String to) {
    return counters.diff(id, from, to);
  }
}

package org.jiebang.eventsourcing.http;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.GRD;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.Open;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jspecify.annotations.Nullable;

/** A resource as services write them, with the counter of the tests. */
@Path("/api/v1/counters")
@RunOnVirtualThread
public class CounterResource {

  private final Endpoint<
          Counters.Command,
          Counters.Counter,
          Counters.Event,
          CounterPicture.Body,
          CounterPicture.Body>
      counters;

  CounterResource(Endpoints endpoints) {
    counters =
        endpoints.of(
            Counters.COUNTER, new CounterPicture(), "/api/v1/counters", (id, body, caller) -> body);
  }

  enum Colour {
    RED,
    BLUE
  }

  record Mark(@NotNull @Size(min = 1, max = 5) String text) {}

  record OpenRequest(
      @Min(1) @Max(1000) int limit,
      @Nullable Colour colour,
      @Nullable UUID near,
      @Nullable @Size(max = 3) List<@Valid Mark> marks) {}

  record RaiseRequest(@NotNull @Min(0) @Max(100) Integer by) {}

  @POST
  @Allowed(COM)
  public RestResponse<CounterPicture.Body> open(@NotNull @Valid OpenRequest body) {
    return counters.create(Counters.TENANT, body, (ask, id) -> new Counters.Open(body.limit()));
  }

  @POST
  @Path("/{id}/raise")
  @Allowed({COM, GRD})
  public RestResponse<CounterPicture.Body> raise(
      @PathParam("id") UUID id, @NotNull @Valid RaiseRequest body) {
    return counters.command(id, body, (ask, counter) -> new Counters.Raise(body.by()));
  }

  @POST
  @Path("/{id}/raise-by-one")
  @SignedIn
  public RestResponse<CounterPicture.Body> raiseByOne(
      @PathParam("id") UUID id, @Nullable Empty body) {
    return counters.command(id, Empty.BODY, (ask, counter) -> new Counters.Raise(1));
  }

  /** Refuses by itself, before the rules are asked, as resources do that look at other facts. */
  @POST
  @Path("/{id}/raise-once")
  @Allowed(COM)
  public RestResponse<CounterPicture.Body> raiseOnce(
      @PathParam("id") UUID id, @NotNull @Valid RaiseRequest body) {
    return counters.command(
        id,
        body,
        (ask, counter) ->
            counter.count() == 0
                ? new Counters.Raise(body.by())
                : Rejected.refuse(Counters.No.COUNTER_FULL));
  }

  /** Only with If-Match, and only until it is gone. */
  @POST
  @Path("/{id}/raise-seen")
  @Allowed(COM)
  @VersionRequired
  @Sunset(deprecated = "2026-12-01", gone = "2027-06-30", instead = "/api/v1/counters")
  @Operation(operationId = "raiseSeen", summary = "Raise what was seen / 按所见增加")
  public RestResponse<CounterPicture.Body> raiseSeen(
      @PathParam("id") UUID id, @NotNull @Valid RaiseRequest body) {
    return counters.command(id, body, (ask, counter) -> new Counters.Raise(body.by()));
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

  /** Only for the desk, like what else it keeps to itself. */
  @GET
  @Path("/{id}/kept")
  @Allowed(COM)
  public RestResponse<CounterPicture.Body> kept(@PathParam("id") UUID id) {
    return counters.get(id, null);
  }

  /** Without a tenant: those of the caller. */
  @GET
  @Path("/kept")
  @Allowed(COM)
  public RestResponse<Page<CounterPicture.Body>> allKept(
      @QueryParam("tenant") @Nullable UUID tenant, @QueryParam("bound") @NotNull Integer bound) {
    PageQuery query = tenant == null ? PageQuery.ofMyScopes() : PageQuery.in(tenant);
    return counters.page(CounterRow.class, query.where("bound", bound));
  }

  @GET
  @SignedIn
  public RestResponse<Page<CounterPicture.Body>> list(
      @QueryParam("tenant") @NotNull UUID tenant,
      @QueryParam("bound") @Nullable Integer bound,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return counters.page(
        CounterRow.class, PageQuery.in(tenant).where("bound", bound).page(cursor, limit));
  }

  /** Says nothing about caches. */
  @GET
  @Path("/plain")
  @SignedIn
  public Map<String, String> plain() {
    return Map.of("said", "nothing");
  }

  // Open: breaks on purpose.
  @GET
  @Path("/broken")
  @Open
  public Map<String, String> broken() {
    throw new IllegalStateException("secret-detail");
  }
}

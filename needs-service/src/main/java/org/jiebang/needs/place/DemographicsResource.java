package org.jiebang.needs.place;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.needs.place.Community.Registered;
import org.jiebang.needs.place.CommunityCommand.RecordDemographics;
import org.jiebang.needs.place.Figure.Qualifier;
import org.jspecify.annotations.Nullable;

/** Who lives and works in a community, over HTTP. */
@Path("/api/v1/communities")
@RunOnVirtualThread
@Tag(name = "communities")
public class DemographicsResource {

  private final Endpoint<CommunityCommand, Community, CommunityEvent, CommunityBody, CommunityBody>
      communities;
  private final Clock clock;

  DemographicsResource(CommunityEndpoint door, Clock clock) {
    this.communities = door.communities();
    this.clock = clock;
  }

  /**
   * Figures as a source gives them; what it leaves out stays as it was.
   *
   * @param asAt the day they are of, in the community's calendar
   */
  public record DemographicsRequest(
      @NotNull @PlausibleDay LocalDate asAt,
      @Valid @Nullable FigureRequest households,
      @Valid @Nullable FigureRequest residents,
      @Valid @Nullable FigureRequest aged60plus,
      @Valid @Nullable FigureRequest aged80plus,
      @Valid @Nullable FigureRequest students,
      @Valid @Nullable FigureRequest staff,
      @Valid @Nullable FigureRequest areaSquareMetres) {}

  /**
   * A number and how sure it is.
   *
   * @param qualifier absent: counted
   */
  public record FigureRequest(
      @NotNull @Min(0) @Max(1_000_000_000_000L) Long value, @Nullable Qualifier qualifier) {}

  @POST
  @Path("/{id}/demographics")
  @Allowed({COM, DIS})
  @Operation(operationId = "recordDemographics", summary = "Record its demographics / 登记人口数据")
  public RestResponse<CommunityBody> record(
      @PathParam("id") UUID id, @NotNull @Valid DemographicsRequest body) {
    return communities.command(
        id,
        body,
        (ask, community) ->
            new RecordDemographics(new CommunityId(id), body.asAt(), figures(body), ask.at()));
  }

  private static Demographics figures(DemographicsRequest body) {
    return new Demographics(
        figure(body.households()),
        figure(body.residents()),
        figure(body.aged60plus()),
        figure(body.aged80plus()),
        figure(body.students()),
        figure(body.staff()),
        figure(body.areaSquareMetres()));
  }

  private static @Nullable Figure figure(@Nullable FigureRequest asked) {
    return asked == null
        ? null
        : new Figure(
            asked.value(), asked.qualifier() == null ? Qualifier.EXACT : asked.qualifier());
  }

  @GET
  @Path("/{id}/demographics")
  @SignedIn
  @Operation(operationId = "getDemographics", summary = "Its demographics on a day / 某日人口数据")
  public KnownDemographics on(
      @PathParam("id") UUID id,
      @Parameter(
              description =
                  "The day, e.g. 2023-10-01; absent: today, there / 日期，如 2023-10-01；缺省为当地今天")
          @QueryParam("on")
          @Nullable String on) {
    Registered community = (Registered) communities.readable(id);
    return KnownDemographics.on(
        Days.of("on", on, community.day(clock.now())), community.demographics());
  }
}

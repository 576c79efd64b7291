package org.jiebang.needs.place;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Listing;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.needs.place.Community.Registered;
import org.jiebang.needs.place.CommunityCommand.AddBuildings;
import org.jiebang.needs.place.CommunityCommand.AddEstate;
import org.jiebang.needs.place.CommunityCommand.CloseEstate;
import org.jiebang.needs.place.CommunityCommand.RenameEstate;
import org.jspecify.annotations.Nullable;

/** Estates and buildings of a community over HTTP. */
@Path("/api/v1/communities")
@RunOnVirtualThread
@Tag(name = "communities")
public class EstateResource {

  private final Endpoint<CommunityCommand, Community, CommunityEvent, CommunityBody, CommunityBody>
      communities;

  EstateResource(CommunityEndpoint door) {
    communities = door.communities();
  }

  /** An estate (小区) to be. */
  public record EstateRequest(@NotBlank @Size(max = 80) String name) {}

  /** What it is called from now on. */
  public record RenameRequest(@NotBlank @Size(max = 80) String name) {}

  /** Why nothing new lies in the estate from now on; seen by everybody. */
  public record CloseRequest(@NotBlank @Size(max = 500) String reason) {}

  /** Buildings to be, all of them or none. */
  public record BuildingsRequest(
      @NotEmpty @Size(max = 100) List<@NotNull @Valid BuildingRequest> buildings) {}

  /**
   * A building to be.
   *
   * @param estate absent: it stands alone, as an office building does
   * @param units stairwells with a door of their own
   * @param doors of flats or offices, in the whole building
   */
  public record BuildingRequest(
      @NotBlank @Size(max = 80) String name,
      @Nullable UUID estate,
      @Min(1) @Max(100) @Nullable Integer units,
      @Min(1) @Max(200) @Nullable Integer floors,
      @Min(0) @Max(10_000) @Nullable Integer doors) {}

  /**
   * Buildings of a community, in the order they were added.
   *
   * @param items all of them: a community has no more than 1,000
   */
  @Schema(name = "Buildings")
  public record BuildingsBody(List<Building> items) implements Listing<Building> {}

  @POST
  @Path("/{id}/estates")
  @Allowed({COM, DIS})
  @Operation(operationId = "addEstate", summary = "Add an estate / 添加小区")
  public RestResponse<CommunityBody> addEstate(
      @PathParam("id") UUID id, @NotNull @Valid EstateRequest body) {
    return communities.command(
        id,
        body,
        (ask, community) ->
            new AddEstate(
                new CommunityId(id),
                new EstateId(ask.mintBeside(id, "estate")),
                body.name().strip(),
                ask.at()));
  }

  @POST
  @Path("/{id}/estates/{estate}/rename")
  @Allowed({COM, DIS})
  @Operation(operationId = "renameEstate", summary = "Call an estate otherwise / 小区更名")
  public RestResponse<CommunityBody> rename(
      @PathParam("id") UUID id,
      @Parameter(description = "The estate, as the community shows it / 小区编号，见社区详情")
          @PathParam("estate")
          UUID estate,
      @NotNull @Valid RenameRequest body) {
    return communities.command(
        id,
        body,
        (ask, community) ->
            new RenameEstate(
                new CommunityId(id), new EstateId(estate), body.name().strip(), ask.at()));
  }

  @POST
  @Path("/{id}/estates/{estate}/close")
  @Allowed({COM, DIS})
  @Operation(operationId = "closeEstate", summary = "Close an estate / 撤销小区")
  public RestResponse<CommunityBody> close(
      @PathParam("id") UUID id,
      @Parameter(description = "The estate, as the community shows it / 小区编号，见社区详情")
          @PathParam("estate")
          UUID estate,
      @NotNull @Valid CloseRequest body) {
    return communities.command(
        id,
        body,
        (ask, community) ->
            new CloseEstate(new CommunityId(id), new EstateId(estate), body.reason(), ask.at()));
  }

  @POST
  @Path("/{id}/buildings")
  @Allowed({COM, DIS})
  @Operation(operationId = "addBuildings", summary = "Add buildings / 添加楼宇")
  public RestResponse<CommunityBody> addBuildings(
      @PathParam("id") UUID id, @NotNull @Valid BuildingsRequest body) {
    return communities.command(
        id,
        body,
        (ask, community) ->
            new AddBuildings(
                new CommunityId(id),
                IntStream.range(0, body.buildings().size())
                    .mapToObj(i -> building(ask, id, i, body.buildings().get(i)))
                    .toList(),
                ask.at()));
  }

  private static Building building(Ask ask, UUID community, int number, BuildingRequest asked) {
    return new Building(
        new BuildingId(ask.mintBeside(community, "building-" + number)),
        asked.estate() == null ? null : new EstateId(asked.estate()),
        asked.name().strip(),
        asked.units(),
        asked.floors(),
        asked.doors());
  }

  @GET
  @Path("/{id}/buildings")
  @SignedIn
  @Operation(operationId = "getBuildings", summary = "Its buildings / 楼宇列表")
  public BuildingsBody buildings(
      @PathParam("id") UUID id,
      @Parameter(description = "Only those of this estate / 只看此小区的") @QueryParam("estate")
          @Nullable UUID estate) {
    Registered community = (Registered) communities.readable(id);
    return new BuildingsBody(
        community.buildings().values().stream()
            .filter(b -> estate == null || new EstateId(estate).equals(b.estate()))
            .toList());
  }
}

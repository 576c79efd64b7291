package org.jiebang.needs.district;

import static java.util.Objects.requireNonNull;
import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.identity.Role.DIS;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.CommandHandler.Folded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.needs.district.DistrictCommand.AddSubdistrict;
import org.jiebang.needs.district.DistrictCommand.CloseSubdistrict;
import org.jiebang.needs.district.DistrictCommand.LetCommunityGo;
import org.jiebang.needs.district.DistrictCommand.PlaceCommunity;
import org.jiebang.needs.district.DistrictCommand.RegisterDistrict;
import org.jiebang.needs.district.DistrictCommand.RenameDistrict;
import org.jiebang.needs.district.DistrictCommand.RenameSubdistrict;
import org.jiebang.needs.district.DistrictCommand.TakeCommunity;
import org.jiebang.needs.place.Communities;
import org.jiebang.needs.place.Community;
import org.jiebang.needs.place.CommunityCommand.AcceptMove;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.CommunityRefusal;
import org.jiebang.needs.place.Days;
import org.jiebang.needs.place.PlausibleDay;
import org.jspecify.annotations.Nullable;

/** Districts and subdistricts over HTTP. */
@Path("/api/v1/districts")
@RunOnVirtualThread
@Tag(name = "districts", description = "Districts, subdistricts and what lies in them / 区与街道")
public class DistrictResource {

  private static final String SUBDISTRICT = "The subdistrict, as the district shows it / 街道编号，见区详情";

  private final Endpoint<DistrictCommand, District, DistrictEvent, DistrictBody, DistrictBody>
      districts;
  private final CommandHandler commands;

  DistrictResource(Endpoints endpoints, CommandHandler commands) {
    this.districts =
        endpoints.of(
            Districts.INSTANCE,
            new DistrictPicture(),
            "/api/v1/districts",
            (id, body, caller) -> body);
    this.commands = commands;
  }

  /**
   * A district to be.
   *
   * @param district where the caller is the district committee: its id, as grants carry it
   * @param parent the city or prefecture that it is part of, by name
   * @param from its first day
   */
  public record RegisterDistrictRequest(
      @NotNull UUID district,
      @NotBlank @Size(max = 80) String name,
      @Size(min = 1, max = 80) @Nullable String parent,
      @NotNull @PlausibleDay LocalDate from) {}

  /** What it is called, and part of, from that day on. */
  public record RenameDistrictRequest(
      @NotBlank @Size(max = 80) String name,
      @Size(min = 1, max = 80) @Nullable String parent,
      @NotNull @PlausibleDay LocalDate from) {}

  /** A subdistrict (街道) to be. */
  public record AddSubdistrictRequest(
      @NotBlank @Size(max = 80) String name, @NotNull @PlausibleDay LocalDate from) {}

  /** What the subdistrict is called from that day on. */
  public record RenameSubdistrictRequest(
      @NotBlank @Size(max = 80) String name, @NotNull @PlausibleDay LocalDate from) {}

  /** The first day on which there is no such subdistrict. */
  public record CloseSubdistrictRequest(@NotNull @PlausibleDay LocalDate from) {}

  /** The subdistrict that a community of this district lies in from that day on. */
  public record PlaceCommunityRequest(
      @NotNull UUID community, @NotNull UUID subdistrict, @NotNull @PlausibleDay LocalDate from) {}

  /** The community that was proposed to this district. */
  public record TakeCommunityRequest(@NotNull UUID community) {}

  @POST
  @ResponseStatus(201)
  @Allowed(DIS)
  @Operation(operationId = "registerDistrict", summary = "Register a district / 登记区")
  public RestResponse<DistrictBody> register(@NotNull @Valid RegisterDistrictRequest body) {
    DistrictId district = new DistrictId(body.district());
    return districts.createWith(
        body.district(),
        body,
        (ask, id) ->
            List.of(
                Step.of(
                    Districts.INSTANCE,
                    body.district(),
                    new RegisterDistrict(
                        district, body.name().strip(), body.parent(), body.from(), ask.at()))));
  }

  @POST
  @Path("/{id}/rename")
  @Allowed(DIS)
  @Operation(operationId = "renameDistrict", summary = "Call a district otherwise / 区更名")
  public RestResponse<DistrictBody> rename(
      @PathParam("id") UUID id, @NotNull @Valid RenameDistrictRequest body) {
    return districts.command(
        id,
        body,
        (ask, district) ->
            new RenameDistrict(
                new DistrictId(id), body.name().strip(), body.parent(), body.from(), ask.at()));
  }

  @POST
  @Path("/{id}/subdistricts")
  @Allowed(DIS)
  @Operation(operationId = "addSubdistrict", summary = "Add a subdistrict / 添加街道")
  public RestResponse<DistrictBody> add(
      @PathParam("id") UUID id, @NotNull @Valid AddSubdistrictRequest body) {
    return districts.command(
        id,
        body,
        (ask, district) ->
            new AddSubdistrict(
                new DistrictId(id),
                new SubdistrictId(ask.mintBeside(id, "subdistrict")),
                body.name().strip(),
                body.from(),
                ask.at()));
  }

  @POST
  @Path("/{id}/subdistricts/{subdistrict}/rename-subdistrict")
  @Allowed(DIS)
  @Operation(operationId = "renameSubdistrict", summary = "Call a subdistrict otherwise / 街道更名")
  public RestResponse<DistrictBody> renameSubdistrict(
      @PathParam("id") UUID id,
      @Parameter(description = SUBDISTRICT) @PathParam("subdistrict") UUID subdistrict,
      @NotNull @Valid RenameSubdistrictRequest body) {
    return districts.command(
        id,
        body,
        (ask, district) ->
            new RenameSubdistrict(
                new DistrictId(id),
                new SubdistrictId(subdistrict),
                body.name().strip(),
                body.from(),
                ask.at()));
  }

  @POST
  @Path("/{id}/subdistricts/{subdistrict}/close-subdistrict")
  @Allowed(DIS)
  @Operation(operationId = "closeSubdistrict", summary = "Close a subdistrict / 撤销街道")
  public RestResponse<DistrictBody> close(
      @PathParam("id") UUID id,
      @Parameter(description = SUBDISTRICT) @PathParam("subdistrict") UUID subdistrict,
      @NotNull @Valid CloseSubdistrictRequest body) {
    return districts.command(
        id,
        body,
        (ask, district) ->
            new CloseSubdistrict(
                new DistrictId(id), new SubdistrictId(subdistrict), body.from(), ask.at()));
  }

  @POST
  @Path("/{id}/place-community")
  @Allowed(DIS)
  @Operation(
      operationId = "placeCommunity",
      summary = "Say which subdistrict a community lies in / 划定社区所属街道")
  public RestResponse<DistrictBody> place(
      @PathParam("id") UUID id, @NotNull @Valid PlaceCommunityRequest body) {
    return districts.command(
        id,
        body,
        (ask, district) ->
            new PlaceCommunity(
                new DistrictId(id),
                new CommunityId(body.community()),
                districtOf(body.community(), body.from()),
                new SubdistrictId(body.subdistrict()),
                body.from(),
                ask.at()));
  }

  private @Nullable UUID districtOf(UUID community, LocalDate day) {
    return commands.load(Communities.INSTANCE, community).state()
            instanceof Community.Registered place
        ? place.districtOn(day)
        : null;
  }

  @POST
  @Path("/{id}/take-community")
  @Allowed(DIS)
  @Operation(
      operationId = "takeCommunity",
      summary = "Take a community that another district gives / 接收划转社区")
  public RestResponse<DistrictBody> take(
      @PathParam("id") UUID id, @NotNull @Valid TakeCommunityRequest body) {
    return districts.commandWith(
        id, body, (ask, district) -> taking(new DistrictId(id), body.community(), ask.at()));
  }

  /** All of them agree, or nothing happens. */
  private List<Step<?, ?, ?>> taking(DistrictId district, UUID community, Instant at) {
    Folded<Community> now = commands.load(Communities.INSTANCE, community);
    if (!(now.state() instanceof Community.Registered place) || place.move() == null) {
      return refuse(CommunityRefusal.MOVE_NOT_PROPOSED);
    }
    LocalDate from = place.move().from();
    var steps = new ArrayList<Step<?, ?, ?>>();
    steps.add(
        Step.of(
            Districts.INSTANCE,
            district.value(),
            new TakeCommunity(district, place.id(), from, at)));
    steps.add(
        new Step<>(
            Communities.INSTANCE,
            community,
            new AcceptMove(place.id(), district.value(), at),
            now.version()));
    // A community's district need not have been registered with its subdistricts.
    if (commands.load(Districts.INSTANCE, place.district()).exists()) {
      var old = new DistrictId(place.district());
      steps.add(
          Step.of(Districts.INSTANCE, old.value(), new LetCommunityGo(old, place.id(), from, at)));
    }
    return steps;
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getDistrict", summary = "One district, also as on a day / 区详情，可查任一日")
  public RestResponse<DistrictBody> get(
      @PathParam("id") UUID id,
      @QueryParam("asOf") @Nullable String asOf,
      @Parameter(
              description =
                  "Only what holds on this day, e.g. 2024-06-30; absent: all days"
                      + " / 只看当日有效的，如 2024-06-30；缺省为全部")
          @QueryParam("on")
          @Nullable String on) {
    LocalDate day = on == null ? null : Days.of("on", on);
    RestResponse<DistrictBody> all = districts.get(id, asOf);
    return day == null || all.getEntity() == null
        ? all
        : ResponseBuilder.fromResponse(all).entity(requireNonNull(all.getEntity()).on(day)).build();
  }

  @GET
  @Path("/{id}/events")
  @SignedIn
  @Operation(operationId = "getDistrictEvents", summary = "History of a district / 区历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return districts.events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @SignedIn
  @Operation(operationId = "diffDistrict", summary = "What changed in between / 区变更对比")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return districts.diff(id, from, to);
  }

  @GET
  @SignedIn
  @Operation(operationId = "listDistricts", summary = "Districts / 区列表")
  public RestResponse<Page<DistrictBody>> list(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
    return districts.page(DistrictRow.class, PageQuery.everywhere().page(cursor, limit));
  }
}

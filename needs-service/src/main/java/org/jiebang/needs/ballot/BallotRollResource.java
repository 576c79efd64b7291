package org.jiebang.needs.ballot;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.GRD;
import static org.jiebang.eventsourcing.identity.Role.VOL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jiebang.eventsourcing.http.Listing;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.needs.ballot.BallotCommand.AppointCollectors;
import org.jiebang.needs.ballot.BallotCommand.EntitleHouseholds;
import org.jiebang.needs.ballot.BallotCommand.StrikeHouseholds;
import org.jspecify.annotations.Nullable;

/** Who may vote and who goes to them, over HTTP. */
@Path(BallotEndpoint.PATH)
@RunOnVirtualThread
@Tag(name = "ballots", description = "Doorstep ballots / 入户投票")
public class BallotRollResource {

  /**
   * Anything that people write on a wall, but no space and nothing that means something in a path.
   */
  static final String BUILDING = "[^\\s/<>\"'&?%]{1,20}";

  static final String DOOR = "[^\\s/<>\"'&?%]{1,16}";

  private final BallotEndpoint door;

  BallotRollResource(BallotEndpoint door) {
    this.door = door;
  }

  /**
   * Households of one building that may vote: named one by one, or as floors. Who is on the roll
   * already stays there.
   *
   * @param building as the people there say it, {@code 3幢}
   * @param doors one by one
   * @param units 单元, before the door with a dash: {@code 2-302}; absent: the building has none
   * @param floors from 1
   * @param doorsPerFloor from 01
   */
  @DoorsOrFloors
  public record EntitleRequest(
      @NotNull @Pattern(regexp = BUILDING) String building,
      @Size(min = 1, max = 1000) @Nullable List<@NotNull @Pattern(regexp = DOOR) String> doors,
      @Min(1) @Max(20) @Nullable Integer units,
      @Min(1) @Max(99) @Nullable Integer floors,
      @Min(1) @Max(99) @Nullable Integer doorsPerFloor) {}

  /** Households of one building that were on the roll by mistake. */
  public record StrikeRequest(
      @NotNull @Pattern(regexp = BUILDING) String building,
      @NotNull @Size(min = 1, max = 1000) List<@NotNull @Pattern(regexp = DOOR) String> doors) {}

  /** Volunteers who go from door to door, all of them; grid workers and the desk always may. */
  public record CollectorsRequest(@NotNull @Size(max = 200) List<@NotNull UUID> collectors) {}

  /**
   * A door and how far it has come.
   *
   * @param standing {@code ENTITLED}, {@code HANDED}, {@code RETURNED} or {@code REFUSED}
   */
  @Schema(name = "BallotHousehold")
  public record ShownHousehold(String door, String standing) {}

  /** The households of one building. */
  @Schema(name = "BallotHouseholds")
  public record Households(String building, List<ShownHousehold> items)
      implements Listing<ShownHousehold> {}

  @POST
  @Path("/{id}/entitle")
  @Allowed(COM)
  @Operation(operationId = "entitleHouseholds", summary = "Put households on the roll / 登记有投票权的住户")
  public RestResponse<ShownBallot> entitle(
      @PathParam("id") UUID id, @NotNull @Valid EntitleRequest body) {
    List<String> doors = body.doors() == null ? doors(body) : distinct(body.doors());
    return door.ballots()
        .command(
            id,
            body,
            (ask, ballot) ->
                new EntitleHouseholds(new BallotId(id), body.building(), doors, ask.at()));
  }

  /** As they are written on doors: 302 is the second one of the third floor. */
  private static List<String> doors(EntitleRequest body) {
    int floors = body.floors() == null ? 0 : body.floors();
    int perFloor = body.doorsPerFloor() == null ? 0 : body.doorsPerFloor();
    var doors = new ArrayList<String>();
    for (int unit = 1; unit <= (body.units() == null ? 1 : body.units()); unit++) {
      String before = body.units() == null ? "" : unit + "-";
      for (int floor = 1; floor <= floors; floor++) {
        for (int number = 1; number <= perFloor; number++) {
          doors.add(before + floor + (number < 10 ? "0" : "") + number);
        }
      }
    }
    return doors;
  }

  static List<String> distinct(List<String> doors) {
    return doors.stream().distinct().toList();
  }

  @POST
  @Path("/{id}/strike")
  @Allowed(COM)
  @Operation(operationId = "strikeHouseholds", summary = "Take households off the roll / 从名册中移除住户")
  public RestResponse<ShownBallot> strike(
      @PathParam("id") UUID id, @NotNull @Valid StrikeRequest body) {
    return door.ballots()
        .command(
            id,
            body,
            (ask, ballot) ->
                new StrikeHouseholds(
                    new BallotId(id), body.building(), distinct(body.doors()), ask.at()));
  }

  @POST
  @Path("/{id}/collectors")
  @Allowed(COM)
  @Operation(operationId = "appointCollectors", summary = "Say which volunteers collect / 指定入户志愿者")
  public RestResponse<ShownBallot> collectors(
      @PathParam("id") UUID id, @NotNull @Valid CollectorsRequest body) {
    return door.ballots()
        .command(
            id,
            body,
            (ask, ballot) ->
                new AppointCollectors(
                    new BallotId(id), body.collectors().stream().distinct().toList(), ask.at()));
  }

  /** For who knocks at the doors; nobody else is told who has voted. */
  @GET
  @Path("/{id}/households")
  @Allowed({GRD, VOL, COM})
  @Operation(operationId = "listHouseholds", summary = "Households of a building / 一幢楼的住户")
  public RestResponse<Households> households(
      @PathParam("id") UUID id, @QueryParam("building") @NotBlank @Size(max = 20) String building) {
    Roll roll = door.collected(id).rolls().getOrDefault(building, Roll.EMPTY);
    List<ShownHousehold> items =
        roll.doors().entrySet().stream()
            .map(e -> new ShownHousehold(e.getKey(), e.getValue().name()))
            .toList();
    return ResponseBuilder.ok(new Households(building, items), MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "no-store")
        .build();
  }
}

package org.jiebang.needs.place;

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
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.needs.place.Community.Registered;
import org.jiebang.needs.place.CommunityCommand.ProposeMove;
import org.jiebang.needs.place.CommunityCommand.WithdrawMove;
import org.jspecify.annotations.Nullable;

/**
 * A community leaves its district for another one: proposed here by the one, taken by the other at
 * its own address ({@code POST /districts/{id}/take-community}).
 */
@Path("/api/v1/communities")
@RunOnVirtualThread
@Tag(name = "communities")
public class CommunityMoveResource {

  private final CommunityEndpoint door;
  private final Clock clock;

  CommunityMoveResource(CommunityEndpoint door, Clock clock) {
    this.door = door;
    this.clock = clock;
  }

  /**
   * Where the community is to lie.
   *
   * @param district that is to take it
   * @param from the first day on which it lies there; it is taken on that day or later
   * @param reason seen by everybody
   */
  public record ProposeMoveRequest(
      @NotNull UUID district,
      @NotNull @PlausibleDay LocalDate from,
      @NotBlank @Size(max = 500) String reason) {}

  /** The district that a community lies in on a day. */
  @Schema(name = "DistrictOnDay")
  public record DistrictOnDay(LocalDate on, UUID district) {}

  @POST
  @Path("/{id}/propose-move")
  @Allowed(DIS)
  @Operation(operationId = "proposeMove", summary = "Give it to another district / 提出划转")
  public RestResponse<CommunityBody> propose(
      @PathParam("id") UUID id, @NotNull @Valid ProposeMoveRequest body) {
    return door.communities()
        .command(
            id,
            body,
            (ask, community) ->
                new ProposeMove(
                    new CommunityId(id), body.district(), body.from(), body.reason(), ask.at()));
  }

  @POST
  @Path("/{id}/withdraw-move")
  @Allowed(DIS)
  @Operation(operationId = "withdrawMove", summary = "Keep it after all / 撤回划转")
  public RestResponse<CommunityBody> withdraw(@PathParam("id") UUID id, @Nullable Empty body) {
    return door.communities()
        .command(
            id, Empty.BODY, (ask, community) -> new WithdrawMove(new CommunityId(id), ask.at()));
  }

  @GET
  @Path("/{id}/district")
  @SignedIn
  @Operation(
      operationId = "getDistrictOfCommunity",
      summary = "In which district it lies on a day / 某日所属的区")
  public DistrictOnDay district(
      @PathParam("id") UUID id,
      @Parameter(description = "The day, e.g. 2024-06-30; absent: today, there / 日期，缺省为当地今天")
          @QueryParam("on")
          @Nullable String on) {
    Registered community = (Registered) door.communities().readable(id);
    LocalDate day = Days.of("on", on, community.day(clock.now()));
    return new DistrictOnDay(day, community.districtOn(day));
  }
}

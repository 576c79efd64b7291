package org.jiebang.needs.ballot;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.GRD;
import static org.jiebang.eventsourcing.identity.Role.VOL;
import static org.jiebang.needs.ballot.BallotRollResource.BUILDING;
import static org.jiebang.needs.ballot.BallotRollResource.DOOR;
import static org.jiebang.needs.ballot.BallotRollResource.distinct;

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
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.http.AnswerSize;
import org.jiebang.eventsourcing.http.Listing;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.needs.ballot.BallotCommand.HandBallots;
import org.jiebang.needs.ballot.BallotCommand.RecordOpinion;
import org.jiebang.needs.ballot.BallotCommand.RefuseBallot;
import org.jiebang.needs.ballot.BallotCommand.ReplaceBallot;
import org.jiebang.needs.ballot.BallotCommand.ReturnBallots;
import org.jiebang.needs.ballot.BallotEvent.OpinionRecorded;
import org.jspecify.annotations.Nullable;

/** What happens at the doors, over HTTP. */
@Path(BallotEndpoint.PATH)
@RunOnVirtualThread
@Tag(name = "ballots", description = "Doorstep ballots / 入户投票")
public class BallotDoorResource {

  private static final int FEW = 50;

  private final BallotEndpoint door;
  private final CommandHandler commands;
  private final PersonKeys keys;
  private final CurrentCaller caller;
  private final AnswerSize size;

  BallotDoorResource(
      BallotEndpoint door,
      CommandHandler commands,
      PersonKeys keys,
      CurrentCaller caller,
      AnswerSize size) {
    this.size = size;
    this.door = door;
    this.commands = commands;
    this.keys = keys;
    this.caller = caller;
  }

  /** Doors of one building: all of them, or none and a problem that names the first in the way. */
  @Schema(name = "BallotDoorsRequest")
  public record DoorsRequest(
      @NotNull @Pattern(regexp = BUILDING) String building,
      @NotNull @Size(min = 1, max = 100) List<@NotNull @Pattern(regexp = DOOR) String> doors) {}

  /** One door. */
  @Schema(name = "BallotDoorRequest")
  public record DoorRequest(
      @NotNull @Pattern(regexp = BUILDING) String building,
      @NotNull @Pattern(regexp = DOOR) String door) {

    Household household() {
      return new Household(building, door);
    }
  }

  /** What somebody said at a door; whose it was is not written down. */
  public record OpinionRequest(@NotBlank @Size(max = 2000) String text) {}

  /**
   * An opinion. When and where it was said is left out, so that it meets no household.
   *
   * @param text absent for apps that read nothing personal, and once it was erased
   */
  @Schema(name = "BallotOpinion")
  public record ShownOpinion(UUID id, @Nullable String text) {}

  /**
   * Some opinions, in the order in which they were written down.
   *
   * @param next to be sent as {@code after}; absent on the last page
   */
  @Schema(name = "BallotOpinions")
  public record Opinions(List<ShownOpinion> items, @Nullable Long next)
      implements Listing<ShownOpinion> {}

  @POST
  @Path("/{id}/hand")
  @Allowed({GRD, VOL, COM})
  @Operation(operationId = "handBallots", summary = "Hand out papers / 发放选票")
  public RestResponse<ShownBallot> hand(
      @PathParam("id") UUID id, @NotNull @Valid DoorsRequest body) {
    return door.ballots()
        .command(
            id,
            body,
            (ask, ballot) ->
                new HandBallots(
                    new BallotId(id),
                    body.building(),
                    distinct(body.doors()),
                    ask.actor(),
                    ask.at()));
  }

  @POST
  @Path("/{id}/replace")
  @Allowed({GRD, VOL, COM})
  @Operation(operationId = "replaceBallot", summary = "Replace a spoiled paper / 换发选票")
  public RestResponse<ShownBallot> replace(
      @PathParam("id") UUID id, @NotNull @Valid DoorRequest body) {
    return door.ballots()
        .command(
            id,
            body,
            (ask, ballot) ->
                new ReplaceBallot(new BallotId(id), body.household(), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/return")
  @Allowed({GRD, VOL, COM})
  @Operation(operationId = "returnBallots", summary = "Take papers back / 收回选票")
  public RestResponse<ShownBallot> takeBack(
      @PathParam("id") UUID id, @NotNull @Valid DoorsRequest body) {
    return door.ballots()
        .command(
            id,
            body,
            (ask, ballot) ->
                new ReturnBallots(
                    new BallotId(id),
                    body.building(),
                    distinct(body.doors()),
                    ask.actor(),
                    ask.at()));
  }

  @POST
  @Path("/{id}/refuse")
  @Allowed({GRD, VOL, COM})
  @Operation(operationId = "refuseBallot", summary = "Record that a household wants none / 记录拒领")
  public RestResponse<ShownBallot> refuse(
      @PathParam("id") UUID id, @NotNull @Valid DoorRequest body) {
    return door.ballots()
        .command(
            id,
            body,
            (ask, ballot) ->
                new RefuseBallot(new BallotId(id), body.household(), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/opinions")
  @Allowed({GRD, VOL, COM})
  @Operation(operationId = "recordOpinion", summary = "Write down an opinion / 记录意见")
  public RestResponse<ShownBallot> opinion(
      @PathParam("id") UUID id, @NotNull @Valid OpinionRequest body) {
    return door.ballots()
        .command(
            id,
            body,
            (ask, ballot) -> {
              UUID opinion = ask.mintBeside(id, "opinion");
              return new RecordOpinion(
                  new BallotId(id),
                  opinion,
                  keys.seal(opinion, id, "opinion", body.text()),
                  ask.actor(),
                  ask.at());
            });
  }

  /**
   * @param after 0 or absent for the beginning
   */
  @GET
  @Path("/{id}/opinions")
  @Allowed({GRD, COM})
  @Operation(operationId = "listOpinions", summary = "Opinions said at the doors / 入户意见")
  public RestResponse<Opinions> opinions(
      @PathParam("id") UUID id,
      @QueryParam("after") @Min(0) @Nullable Long after,
      @QueryParam("limit") @Min(1) @Max(100) @Nullable Integer limit) {
    door.ballots().readable(id);
    boolean words = caller.get().readsPersonal();
    int most = size.of(limit, FEW);
    long now = commands.load(Ballots.INSTANCE, id).version();
    // One more than is shown: whether there is a next page.
    List<Recorded<BallotEvent>> found =
        commands
            .walk(Ballots.INSTANCE, id, after == null ? 0 : after, now)
            .filter(fact -> fact.event() instanceof OpinionRecorded)
            .limit(most + 1L)
            .toList();
    var items = new ArrayList<ShownOpinion>();
    for (Recorded<BallotEvent> fact : found.subList(0, Math.min(most, found.size()))) {
      var e = (OpinionRecorded) fact.event();
      String text = words ? keys.open(e.text(), id, "opinion") : null;
      items.add(new ShownOpinion(e.opinion(), text));
    }
    Long next = found.size() > most ? (Long) found.get(most - 1).version() : null;
    return ResponseBuilder.ok(new Opinions(items, next), MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "no-store")
        .build();
  }
}

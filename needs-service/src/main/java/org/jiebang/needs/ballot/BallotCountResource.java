package org.jiebang.needs.ballot;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.OWN;
import static org.jiebang.eventsourcing.identity.Role.RES;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.needs.ballot.BallotCommand.CloseCollecting;
import org.jiebang.needs.ballot.BallotCommand.ContestBallot;
import org.jiebang.needs.ballot.BallotCommand.CountSheet;
import org.jiebang.needs.ballot.BallotCommand.DeclareBallot;
import org.jiebang.needs.ballot.BallotCommand.OrderNewBallot;
import org.jiebang.needs.ballot.BallotCommand.OrderRecount;
import org.jiebang.needs.ballot.BallotCommand.UpholdBallot;
import org.jiebang.needs.policy.PoliciesInForce;
import org.jspecify.annotations.Nullable;

/** The count, the result and what is said against it, over HTTP. */
@Path(BallotEndpoint.PATH)
@RunOnVirtualThread
@Tag(name = "ballots", description = "Doorstep ballots / 入户投票")
public class BallotCountResource {

  private final BallotEndpoint door;
  private final PersonKeys keys;
  private final CurrentCaller caller;
  private final PoliciesInForce policies;

  BallotCountResource(
      BallotEndpoint door, PersonKeys keys, CurrentCaller caller, PoliciesInForce policies) {
    this.policies = policies;
    this.door = door;
    this.keys = keys;
    this.caller = caller;
  }

  /** How many papers of a sheet mark a choice. */
  @Schema(name = "BallotVotesRequest")
  public record VotesRequest(
      @NotBlank @Size(max = 8) String choice, @NotNull @Min(0) @Max(20_000) Integer votes) {}

  /**
   * A count sheet, as the tellers filled it in.
   *
   * @param papers on it, spoiled ones too; at least ten, and at least ten left for another sheet,
   *     so that no sheet tells who voted how
   */
  public record SheetRequest(
      @NotNull @Min(1) @Max(10_000) Integer number,
      @NotNull @Min(1) @Max(20_000) Integer papers,
      @NotNull @Min(0) @Max(20_000) Integer spoiled,
      @NotNull @Size(max = 50) List<@NotNull @Valid VotesRequest> votes) {

    Sheet sheet() {
      Map<String, Integer> byChoice = new LinkedHashMap<>();
      for (VotesRequest each : votes) {
        if (byChoice.put(each.choice(), each.votes()) != null) {
          throw new Rejected(BallotRefusal.SHEET_INVALID);
        }
      }
      return new Sheet(number, papers, spoiled, byChoice);
    }
  }

  /** Why; everybody in the community reads it. */
  @Schema(name = "BallotReasonRequest")
  public record ReasonRequest(@NotBlank @Size(max = 500) String reason) {}

  /** What is wrong with the result; the desk and the district read it. */
  @Schema(name = "ContestBallotReasonRequest")
  public record ContestRequest(@NotBlank @Size(max = 2000) String reason) {}

  @POST
  @Path("/{id}/close-collecting")
  @Allowed(COM)
  @Operation(operationId = "closeCollecting", summary = "End collecting before its time / 提前结束收票")
  public RestResponse<ShownBallot> closeCollecting(@PathParam("id") UUID id, @Nullable Empty body) {
    return door.ballots()
        .command(
            id,
            Empty.BODY,
            (ask, ballot) -> new CloseCollecting(new BallotId(id), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/count-sheet")
  @Allowed(COM)
  @Operation(operationId = "countSheet", summary = "Enter a count sheet / 录入计票单")
  public RestResponse<ShownBallot> countSheet(
      @PathParam("id") UUID id, @NotNull @Valid SheetRequest body) {
    return door.ballots()
        .command(
            id, body, (ask, ballot) -> new CountSheet(new BallotId(id), body.sheet(), ask.at()));
  }

  @POST
  @Path("/{id}/recount")
  @Allowed({COM, DIS})
  @Operation(operationId = "orderRecount", summary = "Count again / 重新计票")
  public RestResponse<ShownBallot> recount(
      @PathParam("id") UUID id, @NotNull @Valid ReasonRequest body) {
    return door.ballots()
        .command(
            id,
            body,
            (ask, ballot) ->
                new OrderRecount(new BallotId(id), body.reason(), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/declare")
  @Allowed(COM)
  @Operation(operationId = "declareBallot", summary = "Declare the result / 公布结果")
  public RestResponse<ShownBallot> declare(@PathParam("id") UUID id, @Nullable Empty body) {
    return door.ballots()
        .command(
            id,
            Empty.BODY,
            (ask, ballot) ->
                new DeclareBallot(
                    new BallotId(id),
                    policies.at(Ballots.INSTANCE.tenantOf(ballot), ask.at()).contestWithin(),
                    ask.at()));
  }

  @POST
  @Path("/{id}/contest")
  @Allowed({RES, OWN})
  @Operation(operationId = "contestBallot", summary = "Contest the result / 对结果提出异议")
  public RestResponse<ShownBallot> contest(
      @PathParam("id") UUID id, @NotNull @Valid ContestRequest body) {
    return door.ballots()
        .command(
            id,
            body,
            (ask, ballot) ->
                new ContestBallot(
                    new BallotId(id),
                    keys.seal(caller.get().person(), id, "contestReason", body.reason()),
                    ask.actor(),
                    ask.at()));
  }

  @POST
  @Path("/{id}/uphold")
  @Allowed(DIS)
  @Operation(operationId = "upholdBallot", summary = "Let the result stand / 维持结果")
  public RestResponse<ShownBallot> uphold(
      @PathParam("id") UUID id, @NotNull @Valid ReasonRequest body) {
    return door.ballots()
        .command(
            id, body, (ask, ballot) -> new UpholdBallot(new BallotId(id), body.reason(), ask.at()));
  }

  @POST
  @Path("/{id}/order-new")
  @Allowed(DIS)
  @Operation(operationId = "orderNewBallot", summary = "Order a new ballot / 责令重新投票")
  public RestResponse<ShownBallot> orderNew(
      @PathParam("id") UUID id, @NotNull @Valid ReasonRequest body) {
    return door.ballots()
        .command(
            id,
            body,
            (ask, ballot) -> new OrderNewBallot(new BallotId(id), body.reason(), ask.at()));
  }
}

package org.jiebang.needs.need;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.GRD;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.needs.need.NeedCommand.DeclineNeed;
import org.jiebang.needs.need.NeedCommand.HoldNeed;
import org.jiebang.needs.need.NeedCommand.PlanNeed;
import org.jiebang.needs.need.NeedCommand.PublishDecline;
import org.jiebang.needs.need.NeedCommand.RecordReferralAnswer;
import org.jiebang.needs.need.NeedCommand.ReferNeed;
import org.jiebang.needs.need.NeedCommand.RequestInfo;
import org.jiebang.needs.need.NeedCommand.ResolveDirectly;
import org.jiebang.needs.need.NeedCommand.ResumeNeed;
import org.jiebang.needs.need.NeedCommand.VerifyNeed;
import org.jspecify.annotations.Nullable;

/** What grid workers, the desk and the district ask of a need. */
@Path(NeedEndpoint.PATH)
@RunOnVirtualThread
@Tag(name = "needs")
public class NeedDeskResource {

  private final NeedEndpoint door;
  private final NeedTexts texts;
  private final CouncilDecisions decisions;
  private final GridFinder grids;
  private final Citations citations;

  NeedDeskResource(
      NeedEndpoint door,
      NeedTexts texts,
      CouncilDecisions decisions,
      GridFinder grids,
      Citations citations) {
    this.grids = grids;
    this.door = door;
    this.texts = texts;
    this.decisions = decisions;
    this.citations = citations;
  }

  /** A question to the author. */
  public record RequestInfoRequest(@NotBlank @Size(max = 2000) String question) {}

  /**
   * @param grid number of the grid it lies in, as the community counts; so {@code microGrid}. Where
   *     the community has a grid map they must be on it, and absent they are found on it.
   */
  public record VerifyRequest(
      @NotNull @Known Urgency urgency,
      @Pattern(regexp = "[\\p{L}0-9-]{1,20}") @Nullable String grid,
      @Pattern(regexp = "[\\p{L}0-9-]{1,20}") @Nullable String microGrid) {}

  /** Both are required by the rules: without them 422 REASON_REQUIRED. */
  public record DeclineRequest(
      @Pattern(regexp = "[A-Z][A-Z0-9_]{1,31}") @Nullable String reasonCode,
      @Size(max = 2000) @Nullable String text) {}

  /**
   * @param body who is to deal with it instead, e.g. the subdistrict office
   */
  public record ReferRequest(
      @NotBlank @Size(max = 80) String body, @Size(max = 2000) @Nullable String text) {}

  /** What became of it elsewhere. */
  public record ReferralAnswerRequest(
      @NotNull Boolean solved, @Size(max = 2000) @Nullable String text) {}

  /**
   * @param project that is approved or active and cites the need
   * @param overrideReason why it is planned although no resource matches
   */
  public record PlanRequest(
      @Nullable UUID project, @Size(max = 1000) @Nullable String overrideReason) {}

  /**
   * @param meeting where it was agreed; required for {@code COORDINATED}
   * @param evidence what shows it; without it 422 EVIDENCE_REQUIRED
   */
  public record ResolveDirectlyRequest(
      @NotNull @Known ResolutionKind kind,
      @Nullable UUID meeting,
      @Size(max = 2000) @Nullable String evidence) {}

  /** Without a reason 422 REASON_REQUIRED. */
  public record HoldRequest(@Size(max = 1000) @Nullable String reason) {}

  @POST
  @Path("/{id}/request-info")
  @Allowed({GRD, COM})
  @Operation(operationId = "requestInfo", summary = "Ask the author / 请补充信息")
  public RestResponse<ShownNeed> requestInfo(
      @PathParam("id") UUID id, @NotNull @Valid RequestInfoRequest body) {
    NeedId needId = new NeedId(id);
    return door.handled(id)
        .command(
            id,
            body,
            (ask, need) ->
                new RequestInfo(
                    needId,
                    texts.seal(need, needId, "question", body.question()),
                    ask.actor(),
                    ask.at()));
  }

  @POST
  @Path("/{id}/verify")
  @Allowed({GRD, COM})
  @Operation(operationId = "verifyNeed", summary = "Verify a need / 核实需求")
  public RestResponse<ShownNeed> verify(
      @PathParam("id") UUID id, @NotNull @Valid VerifyRequest body) {
    return door.handled(id)
        .command(
            id,
            body,
            (ask, need) -> {
              GridFinder.Said said = grids.verified(need, body.grid(), body.microGrid(), ask.at());
              return new VerifyNeed(
                  new NeedId(id),
                  body.urgency(),
                  said.where().grid(),
                  said.where().microGrid(),
                  said.onMap(),
                  ask.actor(),
                  ask.at());
            });
  }

  @POST
  @Path("/{id}/decline")
  @Allowed(COM)
  @Operation(operationId = "declineNeed", summary = "Decline a need / 不予受理")
  public RestResponse<ShownNeed> decline(
      @PathParam("id") UUID id, @NotNull @Valid DeclineRequest body) {
    NeedId needId = new NeedId(id);
    return door.handled(id)
        .command(
            id,
            body,
            (ask, need) ->
                new DeclineNeed(
                    needId,
                    body.reasonCode(),
                    texts.sealed(need, needId, "declineText", body.text()),
                    ask.actor(),
                    ask.at()));
  }

  @POST
  @Path("/{id}/publish-decline")
  @Allowed(COM)
  @Operation(operationId = "publishDecline", summary = "Let the community see it / 公开不予受理")
  public RestResponse<ShownNeed> publishDecline(@PathParam("id") UUID id, @Nullable Empty body) {
    return door.handled(id)
        .command(
            id,
            Empty.BODY,
            (ask, need) -> new PublishDecline(new NeedId(id), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/refer")
  @Allowed({COM, DIS})
  @Operation(operationId = "referNeed", summary = "Refer a need elsewhere / 转办需求")
  public RestResponse<ShownNeed> refer(
      @PathParam("id") UUID id, @NotNull @Valid ReferRequest body) {
    NeedId needId = new NeedId(id);
    return door.handled(id)
        .command(
            id,
            body,
            (ask, need) ->
                new ReferNeed(
                    needId,
                    body.body(),
                    texts.sealed(need, needId, "referralText", body.text()),
                    ask.actor(),
                    ask.at()));
  }

  @POST
  @Path("/{id}/record-referral-answer")
  @Allowed({COM, DIS})
  @Operation(operationId = "recordReferralAnswer", summary = "What became of it elsewhere / 登记转办结果")
  public RestResponse<ShownNeed> recordReferralAnswer(
      @PathParam("id") UUID id, @NotNull @Valid ReferralAnswerRequest body) {
    NeedId needId = new NeedId(id);
    return door.handled(id)
        .command(
            id,
            body,
            (ask, need) ->
                new RecordReferralAnswer(
                    needId,
                    body.solved(),
                    texts.sealed(need, needId, "evidence", body.text()),
                    ask.actor(),
                    ask.at()));
  }

  @POST
  @Path("/{id}/plan")
  @Allowed(COM)
  @Operation(operationId = "planNeed", summary = "Plan a need / 列入计划")
  public RestResponse<ShownNeed> plan(@PathParam("id") UUID id, @Nullable @Valid PlanRequest body) {
    NeedId needId = new NeedId(id);
    PlanRequest request = body == null ? new PlanRequest(null, null) : body;
    // Which resource fits is a project's to say: nothing is held against a need planned alone.
    return door.handled(id)
        .command(
            id,
            request,
            (ask, need) ->
                new PlanNeed(
                    needId,
                    request.project(),
                    citations.of(request.project(), need),
                    decisions.of(need),
                    true,
                    texts.sealed(need, needId, "overrideReason", request.overrideReason()),
                    ask.actor(),
                    ask.at()));
  }

  @POST
  @Path("/{id}/resolve-directly")
  @Allowed(COM)
  @Operation(operationId = "resolveDirectly", summary = "Resolve without a task / 直接办结")
  public RestResponse<ShownNeed> resolveDirectly(
      @PathParam("id") UUID id, @NotNull @Valid ResolveDirectlyRequest body) {
    NeedId needId = new NeedId(id);
    return door.handled(id)
        .command(
            id,
            body,
            (ask, need) ->
                new ResolveDirectly(
                    needId,
                    body.kind(),
                    body.meeting(),
                    texts.sealed(need, needId, "evidence", body.evidence()),
                    ask.actor(),
                    ask.at()));
  }

  @POST
  @Path("/{id}/hold")
  @Allowed(COM)
  @Operation(operationId = "holdNeed", summary = "Put on hold / 挂账")
  public RestResponse<ShownNeed> hold(@PathParam("id") UUID id, @NotNull @Valid HoldRequest body) {
    NeedId needId = new NeedId(id);
    return door.handled(id)
        .command(
            id,
            body,
            (ask, need) ->
                new HoldNeed(
                    needId,
                    texts.sealed(need, needId, "holdReason", body.reason()),
                    ask.actor(),
                    ask.at()));
  }

  @POST
  @Path("/{id}/resume")
  @Allowed(COM)
  @Operation(operationId = "resumeNeed", summary = "Go on / 恢复办理")
  public RestResponse<ShownNeed> resume(@PathParam("id") UUID id, @Nullable Empty body) {
    return door.handled(id)
        .command(
            id, Empty.BODY, (ask, need) -> new ResumeNeed(new NeedId(id), ask.actor(), ask.at()));
  }
}

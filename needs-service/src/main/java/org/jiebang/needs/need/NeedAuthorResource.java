package org.jiebang.needs.need;

import static org.jiebang.eventsourcing.identity.Role.APP;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.GRD;
import static org.jiebang.eventsourcing.identity.Role.PNL;
import static org.jiebang.eventsourcing.identity.Role.RES;
import static org.jiebang.eventsourcing.identity.Role.VOL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.needs.need.NeedCommand.AmendNeed;
import org.jiebang.needs.need.NeedCommand.ConfirmResult;
import org.jiebang.needs.need.NeedCommand.JoinNeed;
import org.jiebang.needs.need.NeedCommand.LeaveNeed;
import org.jiebang.needs.need.NeedCommand.ProvideInfo;
import org.jiebang.needs.need.NeedCommand.ReopenNeed;
import org.jiebang.needs.need.NeedCommand.WithdrawNeed;
import org.jiebang.needs.place.Communities;
import org.jiebang.needs.place.Community;
import org.jiebang.needs.place.EstateId;
import org.jspecify.annotations.Nullable;

/** What the people ask of a need: its author, those who collected it, and those who join. */
@Path(NeedEndpoint.PATH)
@RunOnVirtualThread
@Tag(name = "needs")
public class NeedAuthorResource {

  private final NeedEndpoint door;
  private final NeedTexts texts;
  private final CommandHandler commands;
  private final NeedSubmission submission;

  private final GridFinder grids;

  NeedAuthorResource(
      NeedEndpoint door,
      NeedTexts texts,
      CommandHandler commands,
      NeedSubmission submission,
      GridFinder grids) {
    this.grids = grids;
    this.submission = submission;
    this.door = door;
    this.texts = texts;
    this.commands = commands;
  }

  /**
   * What is absent stays as it is.
   *
   * @param fields all answers to the category's questions, in place of those before
   * @param asNote true: add the text as a note; all that is possible once others have joined
   */
  public record AmendRequest(
      @Nullable UUID estate,
      @Size(min = 1, max = 4000) @Nullable String text,
      @Size(min = 1, max = 2000) @Nullable String riskStatement,
      @Pattern(regexp = "[A-Z][A-Z0-9_]{1,31}") @Nullable String targetGroup,
      @Pattern(regexp = "[\\p{L}0-9-]{1,20}") @Nullable String building,
      @Pattern(regexp = "[\\p{L}0-9-]{1,20}") @Nullable String door,
      @Size(max = 20) @Nullable Map<String, @NotNull @Size(max = 2000) String> fields,
      @Nullable Boolean asNote) {}

  /** The author's answer to the open question. */
  public record ProvideInfoRequest(@NotBlank @Size(max = 2000) String text) {}

  /**
   * @param anonymise true: take back only the author's name; all that is possible once others have
   *     joined
   */
  public record WithdrawRequest(@Nullable Boolean anonymise) {}

  /** What the author, or somebody who joined, says about the result. */
  public record ConfirmResultRequest(
      @NotNull Boolean satisfied, @Size(max = 1000) @Nullable String text) {}

  /** Why it did not hold. */
  public record ReopenRequest(@NotBlank @Size(max = 1000) String reason) {}

  @POST
  @Path("/{id}/amend")
  @Allowed({GRD, RES, VOL, COM, APP})
  @Operation(operationId = "amendNeed", summary = "Change what a need says / 修改需求")
  public RestResponse<ShownNeed> amend(
      @PathParam("id") UUID id, @NotNull @Valid AmendRequest body) {
    NeedId needId = new NeedId(id);
    boolean note = Boolean.TRUE.equals(body.asNote());
    return door.seen(id)
        .command(
            id,
            body,
            (ask, need) ->
                new AmendNeed(
                    needId,
                    body.estate() == null ? Set.of() : estates(need),
                    body.estate() == null ? null : new EstateId(body.estate()),
                    texts.sealed(need, needId, note ? "note" : "text", body.text()),
                    texts.sealed(need, needId, "riskStatement", body.riskStatement()),
                    submission.amendment(needId, need, body),
                    note
                        ? null
                        : grids.amended(
                            need, body.estate(), body.building(), body.door(), ask.at()),
                    note,
                    ask.actor(),
                    ask.at()));
  }

  private Set<EstateId> estates(Need need) {
    UUID community = Needs.INSTANCE.tenantOf(need);
    return commands.load(Communities.INSTANCE, community).state()
            instanceof Community.Registered place
        ? place.estates().keySet()
        : Set.of();
  }

  @POST
  @Path("/{id}/provide-info")
  @Allowed({RES, GRD, VOL, COM, APP})
  @Operation(operationId = "provideInfo", summary = "Answer a question / 补充信息")
  public RestResponse<ShownNeed> provideInfo(
      @PathParam("id") UUID id, @NotNull @Valid ProvideInfoRequest body) {
    NeedId needId = new NeedId(id);
    return door.seen(id)
        .command(
            id,
            body,
            (ask, need) ->
                new ProvideInfo(
                    needId,
                    texts.seal(need, needId, "answer", body.text()),
                    ask.actor(),
                    ask.at()));
  }

  @POST
  @Path("/{id}/withdraw")
  @Allowed({RES, GRD, VOL, COM, APP})
  @Operation(operationId = "withdrawNeed", summary = "Withdraw a need / 撤回需求")
  public RestResponse<ShownNeed> withdraw(
      @PathParam("id") UUID id, @Nullable @Valid WithdrawRequest body) {
    WithdrawRequest request = body == null ? new WithdrawRequest(null) : body;
    return door.seen(id)
        .command(
            id,
            request,
            (ask, need) ->
                new WithdrawNeed(
                    new NeedId(id),
                    Boolean.TRUE.equals(request.anonymise()),
                    ask.actor(),
                    ask.at()));
  }

  @POST
  @Path("/{id}/join")
  @Allowed(RES)
  @Operation(operationId = "joinNeed", summary = "Me too / 附议需求")
  public RestResponse<ShownNeed> join(@PathParam("id") UUID id, @Nullable Empty body) {
    return door.seen(id)
        .command(
            id, Empty.BODY, (ask, need) -> new JoinNeed(new NeedId(id), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/leave")
  @Allowed(RES)
  @Operation(operationId = "leaveNeed", summary = "Not me any more / 取消附议")
  public RestResponse<ShownNeed> leave(@PathParam("id") UUID id, @Nullable Empty body) {
    return door.seen(id)
        .command(
            id, Empty.BODY, (ask, need) -> new LeaveNeed(new NeedId(id), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/confirm-result")
  @Allowed(RES)
  @Operation(operationId = "confirmResult", summary = "Say how the result is / 确认结果")
  public RestResponse<ShownNeed> confirmResult(
      @PathParam("id") UUID id, @NotNull @Valid ConfirmResultRequest body) {
    NeedId needId = new NeedId(id);
    return door.seen(id)
        .command(
            id,
            body,
            (ask, need) ->
                new ConfirmResult(
                    needId,
                    body.satisfied(),
                    texts.sealed(need, needId, "verdict", body.text()),
                    ask.actor(),
                    ask.at()));
  }

  @POST
  @Path("/{id}/reopen")
  @Allowed({COM, PNL, RES})
  @Operation(operationId = "reopenNeed", summary = "Reopen a need / 重新打开需求")
  public RestResponse<ShownNeed> reopen(
      @PathParam("id") UUID id, @NotNull @Valid ReopenRequest body) {
    NeedId needId = new NeedId(id);
    return door.seen(id)
        .command(
            id,
            body,
            (ask, need) ->
                new ReopenNeed(
                    needId,
                    texts.seal(need, needId, "reopenReason", body.reason()),
                    ask.actor(),
                    ask.at()));
  }
}

package org.jiebang.matching.task;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.PNL;
import static org.jiebang.eventsourcing.identity.Role.UNI;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.matching.agreement.Agreement;
import org.jiebang.matching.agreement.AgreementCommand.TakeBoardPlace;
import org.jiebang.matching.agreement.AgreementId;
import org.jiebang.matching.agreement.Agreements;
import org.jiebang.matching.organisation.Organisation.Registered;
import org.jiebang.matching.organisation.OrganisationId;
import org.jiebang.matching.organisation.OrganisationKind;
import org.jiebang.matching.organisation.Organisations;
import org.jiebang.matching.task.TaskCommand.*;
import org.jspecify.annotations.Nullable;

/** Claims 揭榜 over HTTP: bids, scores, the award 定榜, and what may come after it. */
@Path(TaskResource.PATH)
@RunOnVirtualThread
@Tag(name = "tasks")
public class ClaimResource {

  private final Endpoint<TaskCommand, Task, TaskEvent, TaskBody, TaskShown> tasks;
  private final CommandHandler commands;
  private final PersonKeys keys;
  private final TaskView view;
  private final CurrentCaller current;

  ClaimResource(
      Endpoints endpoints,
      CommandHandler commands,
      PersonKeys keys,
      TaskView view,
      CurrentCaller current) {
    this.commands = commands;
    this.keys = keys;
    this.view = view;
    this.current = current;
    this.tasks = endpoints.of(Tasks.INSTANCE, new TaskPicture(), TaskResource.PATH, view);
  }

  /** How the organisation would do it; sealed until the closing time. */
  @Schema(name = "BidRequest")
  public record BidRequest(@NotBlank @Size(max = 8000) String bid) {}

  /** One criterion's score; a later one by the same person replaces it. */
  public record ScoreRequest(
      @NotBlank @Size(max = 40) String criterion, @Min(0) @Max(100) int score) {}

  /** Why a claim was not chosen; its organisation reads it. */
  public record RejectionRequest(@NotNull UUID claim, @NotBlank @Size(max = 1000) String reason) {}

  /** How a tie was resolved. */
  public record TieBreakRequest(
      @NotNull @Pattern(regexp = "[A-Z][A-Z_]{1,31}") String by,
      @NotBlank @Size(max = 1000) String reason) {}

  /**
   * Why this claim, and why not the others.
   *
   * @param runnerUp a claim that steps in when the award is declined or lapses
   * @param rejections one for every other claim but the runner-up
   */
  public record AwardRequest(
      @NotNull @Size(max = 10) List<@NotNull @Size(max = 1000) String> reasons,
      @Nullable UUID runnerUp,
      @Valid @Nullable TieBreakRequest tieBreak,
      @Nullable @Size(max = 64) List<@NotNull @Valid RejectionRequest> rejections) {}

  /** Why no bid was acceptable. */
  public record CloseRequest(@Size(max = 1000) @Nullable String reason) {}

  /** The district's decision about an appeal. */
  public record AppealDecisionRequest(boolean upheld, @NotBlank @Size(max = 1000) String reason) {}

  @POST
  @Path("/{id}/claims")
  @Allowed(value = UNI, anywhere = true)
  @Operation(operationId = "claimTask", summary = "Claim a task with a sealed bid / 揭榜")
  public RestResponse<TaskShown> claim(@PathParam("id") UUID id, @NotNull @Valid BidRequest body) {
    return tasks.commandWith(id, body, (ask, task) -> claiming(ask, new TaskId(id), task, body));
  }

  private List<Step<?, ?, ?>> claiming(Ask ask, TaskId id, Task task, BidRequest body) {
    var organisation = new OrganisationId(scope(ask));
    var claim = new ClaimId(ask.mintBeside(id.value(), "claim"));
    Task.Origin origin = Objects.requireNonNull(task.origin(), "it is visible");
    AgreementId agreement = AgreementId.of(origin.community(), organisation);
    return List.of(
        Step.of(
            Tasks.INSTANCE,
            id.value(),
            new ClaimTask(
                id,
                claim,
                organisation,
                eligible(organisation),
                current.get().grant(Set.of(COM), origin.community().value()::equals) != null,
                Bids.seal(keys, id.value(), claim, body.bid()),
                ask.actor(),
                ask.at())),
        Step.of(
            Agreements.INSTANCE,
            agreement.value(),
            new TakeBoardPlace(
                agreement,
                id,
                origin.category(),
                over(agreement, organisation),
                ask.actor(),
                ask.at())));
  }

  private boolean eligible(OrganisationId organisation) {
    return commands.load(Organisations.INSTANCE, organisation.value()).state()
            instanceof Registered r
        && r.open()
        && r.kind().equals(OrganisationKind.UNIVERSITY);
  }

  /** Tasks that still hold a place although the organisation has nothing to do with them now. */
  private Set<TaskId> over(AgreementId agreement, OrganisationId organisation) {
    var over = new HashSet<TaskId>();
    if (commands.load(Agreements.INSTANCE, agreement.value()).state()
        instanceof Agreement.Proposed a) {
      for (TaskId place : a.places()) {
        Task task = commands.load(Tasks.INSTANCE, place.value()).state();
        if (!task.occupies(organisation)) {
          over.add(place);
        }
      }
    }
    return over;
  }

  private static UUID scope(Ask ask) {
    return Objects.requireNonNull(ask.actor().scope(), "an office is held somewhere");
  }

  @POST
  @Path("/{id}/claims/{claim}/amend-bid")
  @Allowed(value = UNI, anywhere = true)
  @Operation(operationId = "amendBid", summary = "Change your bid while it is sealed / 修改方案")
  public RestResponse<TaskShown> amendBid(
      @PathParam("id") UUID id, @PathParam("claim") UUID claim, @NotNull @Valid BidRequest body) {
    var of = new ClaimId(claim);
    return tasks.command(
        id,
        body,
        (ask, task) ->
            new AmendBid(
                new TaskId(id), of, Bids.seal(keys, id, of, body.bid()), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/claims/{claim}/withdraw")
  @Allowed(value = UNI, anywhere = true)
  @Operation(operationId = "withdrawClaim", summary = "Take your claim back / 撤回揭榜")
  public RestResponse<TaskShown> withdrawClaim(
      @PathParam("id") UUID id, @PathParam("claim") UUID claim, @Nullable Empty body) {
    return tasks.command(
        id,
        Empty.BODY,
        (ask, task) ->
            new WithdrawClaim(new TaskId(id), new ClaimId(claim), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/claims/{claim}/score")
  @Allowed({PNL, COM})
  @Operation(operationId = "scoreBid", summary = "Score an opened bid by one criterion / 评分")
  public RestResponse<TaskShown> score(
      @PathParam("id") UUID id, @PathParam("claim") UUID claim, @NotNull @Valid ScoreRequest body) {
    return tasks.command(
        id,
        body,
        (ask, task) ->
            new ScoreBid(
                new TaskId(id),
                new ClaimId(claim),
                body.criterion(),
                body.score(),
                view.interests(current.get()),
                ask.actor(),
                ask.at()));
  }

  @POST
  @Path("/{id}/claims/{claim}/award")
  @Allowed(COM)
  @Operation(operationId = "awardClaim", summary = "Award the task, with reasons / 定榜")
  public RestResponse<TaskShown> award(
      @PathParam("id") UUID id, @PathParam("claim") UUID claim, @NotNull @Valid AwardRequest body) {
    UUID runnerUp = body.runnerUp();
    TieBreakRequest tie = body.tieBreak();
    var rejections = new HashMap<ClaimId, String>();
    if (body.rejections() != null) {
      body.rejections().forEach(r -> rejections.put(new ClaimId(r.claim()), r.reason()));
    }
    return tasks.command(
        id,
        body,
        (ask, task) ->
            new AwardClaim(
                new TaskId(id),
                new ClaimId(claim),
                body.reasons(),
                runnerUp == null ? null : new ClaimId(runnerUp),
                tie == null ? null : new TieBreak(tie.by(), tie.reason()),
                Map.copyOf(rejections),
                view.interests(current.get()),
                ask.actor(),
                ask.at()));
  }

  @POST
  @Path("/{id}/close-without-award")
  @Allowed(COM)
  @Operation(operationId = "closeWithoutAward", summary = "No bid was acceptable / 流标")
  public RestResponse<TaskShown> closeWithoutAward(
      @PathParam("id") UUID id, @NotNull @Valid CloseRequest body) {
    String reason = body.reason() == null ? "" : body.reason();
    return tasks.command(
        id,
        body,
        (ask, task) -> new CloseWithoutAward(new TaskId(id), reason, ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/appeal")
  @Allowed(value = UNI, anywhere = true)
  @Operation(operationId = "appealAward", summary = "Appeal against the award / 申诉")
  public RestResponse<TaskShown> appeal(
      @PathParam("id") UUID id, @NotNull @Valid TaskResource.ReasonRequest body) {
    return tasks.command(
        id,
        body,
        (ask, task) -> new AppealAward(new TaskId(id), body.reason(), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/decide-appeal")
  @Allowed(DIS)
  @Operation(operationId = "decideAppeal", summary = "Uphold or reverse the award / 申诉裁定")
  public RestResponse<TaskShown> decideAppeal(
      @PathParam("id") UUID id, @NotNull @Valid AppealDecisionRequest body) {
    return tasks.commandWith(
        id,
        body,
        (ask, task) -> {
          var decide =
              new DecideAppeal(new TaskId(id), body.upheld(), body.reason(), ask.actor(), ask.at());
          return body.upheld()
              ? List.of(Step.of(Tasks.INSTANCE, id, decide))
              : new SessionsOfTask(commands, task).cancelledWith(decide, "AWARD_REVERSED", ask);
        });
  }

  @POST
  @Path("/{id}/commit")
  @Allowed(value = UNI, anywhere = true)
  @Operation(operationId = "commitTask", summary = "Say that you will do it / 确认承接")
  public RestResponse<TaskShown> commit(@PathParam("id") UUID id, @Nullable Empty body) {
    return tasks.command(
        id, Empty.BODY, (ask, task) -> new CommitTask(new TaskId(id), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/decline")
  @Allowed(value = UNI, anywhere = true)
  @Operation(operationId = "declineAward", summary = "Decline the award / 放弃中榜")
  public RestResponse<TaskShown> decline(
      @PathParam("id") UUID id, @NotNull @Valid TaskResource.ReasonRequest body) {
    return tasks.command(
        id,
        body,
        (ask, task) -> new DeclineAward(new TaskId(id), body.reason(), ask.actor(), ask.at()));
  }
}

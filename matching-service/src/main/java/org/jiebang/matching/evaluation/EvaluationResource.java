package org.jiebang.matching.evaluation;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DEP;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.RES;
import static org.jiebang.eventsourcing.identity.Role.UNI;
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
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.Listing;
import org.jiebang.eventsourcing.http.NotFound;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jiebang.eventsourcing.identity.Role;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.matching.evaluation.EvaluationCommand.AmendEvaluation;
import org.jiebang.matching.evaluation.EvaluationCommand.CloseEvaluation;
import org.jiebang.matching.evaluation.EvaluationCommand.ExcludeEvaluation;
import org.jiebang.matching.evaluation.EvaluationCommand.OpenEvaluation;
import org.jiebang.matching.evaluation.EvaluationCommand.PublishEvaluation;
import org.jiebang.matching.evaluation.EvaluationCommand.SubmitEvaluation;
import org.jiebang.matching.inbound.InboundNeed;
import org.jiebang.matching.inbound.KnownNeeds;
import org.jiebang.matching.session.TaskAtHand;
import org.jspecify.annotations.Nullable;

/** Evaluations over HTTP. */
@Path("/api/v1/evaluations")
@RunOnVirtualThread
@Tag(name = "evaluations", description = "What people say of it afterwards / 评价")
public class EvaluationResource {

  private final Endpoint<
          EvaluationCommand, Evaluation, EvaluationEvent, EvaluationBody, ShownEvaluation>
      evaluations;
  private final SealedMarks marks;
  private final CommandHandler commands;
  private final KnownNeeds needs;
  private final CurrentCaller caller;
  private final Hierarchy hierarchy;

  EvaluationResource(
      Endpoints endpoints,
      SealedMarks marks,
      CommandHandler commands,
      KnownNeeds needs,
      CurrentCaller caller,
      Hierarchy hierarchy) {
    this.evaluations =
        endpoints.of(Evaluations.INSTANCE, new EvaluationPicture(), "/api/v1/evaluations", marks);
    this.marks = marks;
    this.commands = commands;
    this.needs = needs;
    this.caller = caller;
    this.hierarchy = hierarchy;
  }

  /** Opens the set of a delivered task; the panel's first review does it too. */
  public record OpenRequest(@NotNull UUID task) {}

  /**
   * What somebody thinks.
   *
   * @param subject the other volunteer, for PEER; nothing for the other kinds
   * @param score 1 to 5
   */
  public record SubmitRequest(
      @NotNull EvaluationKind kind,
      @Nullable UUID subject,
      @Min(1) @Max(5) int score,
      @Nullable @Size(min = 1, max = 2000) String text) {}

  /** The same, corrected: replaces what was said. */
  public record AmendRequest(
      @Min(1) @Max(5) int score, @Nullable @Size(min = 1, max = 2000) String text) {}

  /**
   * Why it does not count.
   *
   * @param reason a code such as {@code ABUSIVE}
   */
  public record ExcludeRequest(@NotBlank @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}") String reason) {}

  /** All that was said, when it may be read. */
  public record SubmissionsAnswer(List<ShownEvaluation.ShownSubmission> items)
      implements Listing<ShownEvaluation.ShownSubmission> {}

  @POST
  @ResponseStatus(201)
  @Allowed(COM)
  @Operation(operationId = "openEvaluation", summary = "Open the evaluation of a task / 开启评价")
  public RestResponse<ShownEvaluation> open(@NotNull @Valid OpenRequest body) {
    UUID community = TaskAtHand.of(commands, body.task()).community();
    return evaluations.createWith(
        community,
        body,
        (ask, minted) -> {
          TaskAtHand task = TaskAtHand.of(commands, body.task());
          if (!task.everDelivered()) {
            return Rejected.refuse(EvaluationRefusal.EVALUATION_NOT_OPEN);
          }
          InboundNeed need = needs.need(task.need());
          var id = EvaluationId.of(body.task());
          return List.of(
              Step.of(
                  Evaluations.INSTANCE,
                  id.value(),
                  new OpenEvaluation(
                      id,
                      body.task(),
                      task.need(),
                      task.community(),
                      task.organisation(),
                      task.department(),
                      need == null ? null : need.author,
                      ask.actor(),
                      ask.at())));
        });
  }

  @POST
  @Path("/{id}/submissions")
  @Allowed(
      value = {COM, RES, VOL},
      anywhere = true)
  @Operation(operationId = "submitEvaluation", summary = "Say what one thinks / 提交评价")
  public RestResponse<ShownEvaluation> submit(
      @PathParam("id") UUID id, @NotNull @Valid SubmitRequest body) {
    return evaluations.command(
        id, body, (ask, state) -> submitted(new EvaluationId(id), state, body, ask));
  }

  private SubmitEvaluation submitted(
      EvaluationId id, Evaluation state, SubmitRequest body, Ask ask) {
    UUID me = caller.get().person();
    return new SubmitEvaluation(
        id,
        body.kind(),
        body.subject(),
        state instanceof Evaluation.Existing set && mayRate(set, body, ask.actor(), me),
        marks.seal(id, me, body.score()),
        marks.seal(id, me, body.text()),
        ask.actor(),
        ask.at());
  }

  private boolean mayRate(Evaluation.Existing set, SubmitRequest body, Actor by, UUID me) {
    UUID subject = body.subject();
    TaskAtHand task = TaskAtHand.of(commands, set.task());
    return switch (body.kind()) {
      case SELF -> subject == null && task.served(me);
      case PEER ->
          subject != null && !subject.equals(me) && task.served(me) && task.served(subject);
      case BENEFICIARY -> subject == null && me.equals(set.author());
      case ORGANISER ->
          subject == null && by.role().equals(COM.name()) && set.community().equals(by.scope());
    };
  }

  @POST
  @Path("/{id}/submissions/{submission}/amend")
  @Allowed(
      value = {COM, RES, VOL},
      anywhere = true)
  @Operation(operationId = "amendEvaluation", summary = "Say it differently / 修改评价")
  public RestResponse<ShownEvaluation> amend(
      @PathParam("id") UUID id,
      @PathParam("submission") UUID submission,
      @NotNull @Valid AmendRequest body) {
    return evaluations.command(
        id,
        body,
        (ask, state) -> {
          UUID me = caller.get().person();
          var evaluation = new EvaluationId(id);
          return new AmendEvaluation(
              evaluation,
              new SubmissionId(submission),
              marks.seal(evaluation, me, body.score()),
              marks.seal(evaluation, me, body.text()),
              ask.actor(),
              ask.at());
        });
  }

  @POST
  @Path("/{id}/submissions/{submission}/exclude")
  @Allowed({COM, DIS})
  @Operation(operationId = "excludeEvaluation", summary = "Leave a submission out / 剔除评价")
  public RestResponse<ShownEvaluation> exclude(
      @PathParam("id") UUID id,
      @PathParam("submission") UUID submission,
      @NotNull @Valid ExcludeRequest body) {
    return evaluations.command(
        id,
        body,
        (ask, state) ->
            new ExcludeEvaluation(
                new EvaluationId(id),
                new SubmissionId(submission),
                body.reason(),
                ask.actor(),
                ask.at()));
  }

  @POST
  @Path("/{id}/close")
  @Allowed(COM)
  @Operation(operationId = "closeEvaluation", summary = "Close the evaluation / 截止评价")
  public RestResponse<ShownEvaluation> close(@PathParam("id") UUID id, @Nullable Empty body) {
    return evaluations.command(
        id,
        Empty.BODY,
        (ask, state) -> new CloseEvaluation(new EvaluationId(id), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/publish")
  @Allowed(COM)
  @Operation(operationId = "publishEvaluation", summary = "Publish the evaluation / 公布评价")
  public RestResponse<ShownEvaluation> publish(@PathParam("id") UUID id, @Nullable Empty body) {
    return evaluations.command(
        id,
        Empty.BODY,
        (ask, state) -> new PublishEvaluation(new EvaluationId(id), ask.actor(), ask.at()));
  }

  /** All marks: once published for those concerned, once closed for the desk that publishes. */
  @GET
  @Path("/{id}/submissions")
  @SignedIn
  @Operation(operationId = "getSubmissions", summary = "What was said / 评价明细")
  public RestResponse<SubmissionsAnswer> submissions(@PathParam("id") UUID id) {
    EvaluationBody body = null;
    var picture = new EvaluationPicture();
    for (Recorded<EvaluationEvent> fact : commands.events(Evaluations.INSTANCE, id)) {
      body = picture.evolve(body, fact);
    }
    if (body == null) {
      throw NotFound.of(Evaluations.INSTANCE);
    }
    if (!mayRead(body)) {
      throw new Rejected(EvaluationRefusal.EVALUATION_SEALED);
    }
    return RestResponse.ResponseBuilder.ok(
            new SubmissionsAnswer(
                body.submissions().stream()
                    .map(s -> marks.opened(id, s, caller.get().readsPersonal()))
                    .toList()),
            MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "private, no-cache")
        .build();
  }

  private boolean mayRead(EvaluationBody body) {
    boolean desk = held(List.of(COM, DIS), body.community());
    return switch (body.state()) {
      case "OPEN" -> false;
      case "CLOSED" -> desk;
      default -> desk || held(List.of(UNI, DEP), body.organisation(), body.department());
    };
  }

  private boolean held(List<Role> roles, UUID... scopes) {
    return caller
            .get()
            .grant(
                Set.copyOf(roles),
                at -> List.of(scopes).stream().anyMatch(scope -> hierarchy.covers(at, scope)))
        != null;
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getEvaluation", summary = "One evaluation / 评价详情")
  public RestResponse<ShownEvaluation> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return evaluations.get(id, asOf);
  }

  @GET
  @Path("/{id}/events")
  @SignedIn
  @Operation(operationId = "getEvaluationEvents", summary = "History / 评价历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return evaluations.events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @SignedIn
  @Operation(operationId = "diffEvaluation", summary = "What changed in between / 评价变更对比")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return evaluations.diff(id, from, to);
  }

  @GET
  @SignedIn
  @Operation(operationId = "listEvaluations", summary = "Evaluations / 评价列表")
  public RestResponse<Page<ShownEvaluation>> list(
      @QueryParam("community") @Nullable UUID community,
      @QueryParam("task") @Nullable UUID task,
      @QueryParam("state") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    PageQuery query = community == null ? PageQuery.everywhere() : PageQuery.in(community);
    return evaluations.page(
        EvaluationRow.class, query.where("task", task).where("state", state).page(cursor, limit));
  }
}

package org.jiebang.matching.acceptance;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DEP;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.PNL;
import static org.jiebang.eventsourcing.identity.Role.RES;
import static org.jiebang.eventsourcing.identity.Role.UNI;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.matching.acceptance.Acceptance.Reviewing;
import org.jiebang.matching.acceptance.AcceptanceCommand.AssessCriterion;
import org.jiebang.matching.acceptance.AcceptanceCommand.Contest;
import org.jiebang.matching.acceptance.AcceptanceCommand.FormPanel;
import org.jiebang.matching.acceptance.AcceptanceCommand.JoinVisit;
import org.jiebang.matching.acceptance.AcceptanceCommand.TaskFacts;
import org.jiebang.matching.acceptance.AcceptanceCommand.WaiveContest;
import org.jiebang.matching.inbound.InboundNeed;
import org.jiebang.matching.inbound.KnownNeeds;
import org.jiebang.matching.session.TaskAtHand;
import org.jspecify.annotations.Nullable;

/** Acceptance over HTTP. */
@Path("/api/v1/acceptances")
@RunOnVirtualThread
@Tag(name = "acceptances", description = "Panels and what they decide / 验收")
public class AcceptanceResource {

  private static final String CODE = "[A-Z][A-Z0-9_]{0,39}";

  private final Endpoint<
          AcceptanceCommand, Acceptance, AcceptanceEvent, AcceptanceBody, ShownAcceptance>
      acceptances;
  private final CommandHandler commands;
  private final PersonKeys keys;
  private final KnownNeeds needs;
  private final CurrentCaller caller;
  private final Hierarchy hierarchy;
  private final AcceptanceSteps steps;

  AcceptanceResource(
      Endpoints endpoints,
      CommandHandler commands,
      PersonKeys keys,
      KnownNeeds needs,
      CurrentCaller caller,
      Hierarchy hierarchy,
      AcceptanceShown shown) {
    this.acceptances =
        endpoints.of(Acceptances.INSTANCE, new AcceptancePicture(), "/api/v1/acceptances", shown);
    this.commands = commands;
    this.keys = keys;
    this.needs = needs;
    this.caller = caller;
    this.hierarchy = hierarchy;
    this.steps = new AcceptanceSteps(commands, keys);
  }

  /**
   * A panel to be.
   *
   * @param members persons, at least three, in order; the first is the chair
   * @param quorum how many must have reviewed everything; more than half when left out
   * @param criteria what to assess; the task's published criteria when left out
   * @param ratingRequired true to wait for the beneficiary's rating (7 d at most) before deciding
   */
  public record PanelRequest(
      @NotNull UUID task,
      @NotEmpty @Size(max = 15) List<@NotNull UUID> members,
      @Nullable @Min(2) @Max(15) Integer quorum,
      @Nullable @Size(min = 1, max = 20) List<@NotBlank @Pattern(regexp = CODE) String> criteria,
      @Nullable Boolean ratingRequired) {}

  /** What a visitor noticed, if anything. */
  public record VisitRequest(@Nullable @Size(min = 1, max = 1000) String note) {}

  /** One verdict on one criterion. */
  public record ReviewRequest(
      @NotBlank @Pattern(regexp = CODE) String criterion,
      @NotNull Verdict verdict,
      @Nullable @Size(min = 1, max = 1000) String remark) {}

  /** Why the decision is wrong. */
  public record ContestRequest(@NotBlank @Size(max = 1000) String reason) {}

  /**
   * Makes it final.
   *
   * @param result the district's word on a contested decision; nothing otherwise
   */
  public record FinaliseRequest(@Nullable AcceptanceResult result) {}

  @POST
  @ResponseStatus(201)
  @Allowed(COM)
  @Operation(operationId = "formPanel", summary = "Form the review panel of a task / 组建评议团")
  public RestResponse<ShownAcceptance> formPanel(@NotNull @Valid PanelRequest body) {
    TaskAtHand task = TaskAtHand.of(commands, body.task());
    return acceptances.createWith(
        task.community(),
        body,
        (ask, minted) -> List.of(formed(body, TaskAtHand.of(commands, body.task()), ask)));
  }

  private Step<?, ?, ?> formed(PanelRequest body, TaskAtHand task, Ask ask) {
    var id = AcceptanceId.of(body.task());
    InboundNeed need = needs.need(task.need());
    List<String> criteria = body.criteria() == null ? task.criteria() : body.criteria();
    return Step.of(
        Acceptances.INSTANCE,
        id.value(),
        new FormPanel(
            id,
            body.task(),
            task.need(),
            task.community(),
            task.organisation(),
            task.department(),
            need == null ? null : need.author,
            criteria.stream().distinct().toList(),
            body.members(),
            body.quorum(),
            Boolean.TRUE.equals(body.ratingRequired()),
            facts(task, body.members()),
            ask.actor(),
            ask.at()));
  }

  private static TaskFacts facts(TaskAtHand task, List<UUID> members) {
    return new TaskFacts(
        task.committed(),
        task.delivered(),
        Set.copyOf(members.stream().filter(task::served).toList()),
        Set.copyOf(members.stream().filter(task::belongs).toList()));
  }

  @POST
  @Path("/{id}/join-visit")
  @Allowed(PNL)
  @Operation(operationId = "joinVisit", summary = "Look on while the work is done / 过程观摩")
  public RestResponse<ShownAcceptance> joinVisit(
      @PathParam("id") UUID id, @NotNull @Valid VisitRequest body) {
    return acceptances.command(
        id,
        body,
        (ask, a) ->
            new JoinVisit(
                new AcceptanceId(id),
                task(a).underWay(),
                mine(id, "note", body.note()),
                ask.actor(),
                ask.at()));
  }

  @POST
  @Path("/{id}/review")
  @Allowed(PNL)
  @Operation(operationId = "reviewCriterion", summary = "Assess one criterion / 评议打分")
  public RestResponse<ShownAcceptance> review(
      @PathParam("id") UUID id, @NotNull @Valid ReviewRequest body) {
    return acceptances.commandWith(
        id,
        body,
        (ask, a) -> {
          UUID me = caller.get().person();
          var all = new ArrayList<Step<?, ?, ?>>();
          all.add(
              Step.of(
                  Acceptances.INSTANCE,
                  id,
                  new AssessCriterion(
                      new AcceptanceId(id),
                      body.criterion(),
                      AcceptanceSteps.seal(keys, id, me, body.criterion(), body.verdict()),
                      mine(id, "remark", body.remark()),
                      task(a).delivered(),
                      ask.actor(),
                      ask.at())));
          if (a instanceof Reviewing r && r.verdicts().isEmpty()) {
            // The panel begins: from now on all who took part may say what they think.
            all.add(
                AcceptanceSteps.evaluation(
                    commands, r.panel().task(), r.panel().author(), ask.actor(), ask.at()));
          }
          return all;
        });
  }

  @POST
  @Path("/{id}/decide")
  @Allowed(PNL)
  @Operation(operationId = "decideAcceptance", summary = "Decide, as the chair / 作出评议结论")
  public RestResponse<ShownAcceptance> decide(@PathParam("id") UUID id, @Nullable Empty body) {
    return acceptances.commandWith(
        id, Empty.BODY, (ask, a) -> steps.decide(id, a, ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/contest")
  @Allowed({UNI, DEP, RES})
  @Operation(operationId = "contestAcceptance", summary = "Contest the decision / 提出异议")
  public RestResponse<ShownAcceptance> contest(
      @PathParam("id") UUID id, @NotNull @Valid ContestRequest body) {
    return acceptances.command(
        id,
        body,
        (ask, a) ->
            new Contest(
                new AcceptanceId(id),
                keys.seal(caller.get().person(), id, "contest", body.reason().strip()),
                ask.actor(),
                ask.at()));
  }

  @POST
  @Path("/{id}/waive")
  @Allowed({UNI, DEP, RES})
  @Operation(operationId = "waiveContest", summary = "Say that one will not contest / 无异议确认")
  public RestResponse<ShownAcceptance> waive(@PathParam("id") UUID id, @Nullable Empty body) {
    return acceptances.command(
        id, Empty.BODY, (ask, a) -> new WaiveContest(new AcceptanceId(id), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/finalise")
  @Allowed({COM, DIS})
  @Operation(operationId = "finaliseAcceptance", summary = "Make it final / 验收生效")
  public RestResponse<ShownAcceptance> finalise(
      @PathParam("id") UUID id, @NotNull @Valid FinaliseRequest body) {
    return acceptances.commandWith(
        id, body, (ask, a) -> steps.finalise(id, a, body.result(), ask.actor(), ask.at()));
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getAcceptance", summary = "One acceptance / 验收详情")
  public RestResponse<ShownAcceptance> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return acceptances.get(id, asOf);
  }

  @GET
  @Path("/{id}/events")
  @SignedIn
  @Operation(operationId = "getAcceptanceEvents", summary = "History / 验收历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return acceptances.events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @SignedIn
  @Operation(operationId = "diffAcceptance", summary = "What changed in between / 验收变更对比")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return acceptances.diff(id, from, to);
  }

  /**
   * Acceptances of a community or organisation the caller belongs to; without either, of all the
   * communities in which they hold an office.
   */
  @GET
  @SignedIn
  @Operation(operationId = "listAcceptances", summary = "Acceptances / 验收列表")
  public RestResponse<Page<ShownAcceptance>> list(
      @QueryParam("community") @Nullable UUID community,
      @QueryParam("organisation") @Nullable UUID organisation,
      @QueryParam("task") @Nullable UUID task,
      @QueryParam("state") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    PageQuery query = community == null ? PageQuery.ofMyScopes() : PageQuery.in(community);
    if (community == null && organisation != null && mine(organisation)) {
      query = PageQuery.everywhere();
    }
    return acceptances.page(
        AcceptanceRow.class,
        query
            .where("organisation", organisation)
            .where("task", task)
            .where("state", state)
            .page(cursor, limit));
  }

  private boolean mine(UUID organisation) {
    return caller.get().scopes().stream()
        .anyMatch(at -> hierarchy.covers(at, organisation) || hierarchy.covers(organisation, at));
  }

  private TaskAtHand task(Acceptance state) {
    Acceptance.Panel panel = state.panel();
    if (panel == null) {
      throw new IllegalStateException("an acceptance without a panel");
    }
    return TaskAtHand.of(commands, panel.task());
  }

  private @Nullable Envelope mine(UUID id, String field, @Nullable String text) {
    return text == null ? null : keys.seal(caller.get().person(), id, field, text.strip());
  }
}

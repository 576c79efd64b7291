package org.jiebang.needs.report;

import static org.jiebang.eventsourcing.identity.Role.CNC;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;
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
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.needs.council.AgendaItem;
import org.jiebang.needs.council.AgendaItems;
import org.jiebang.needs.need.Need;
import org.jiebang.needs.need.Needs;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.Drafts;
import org.jiebang.needs.place.Offices;
import org.jiebang.needs.project.Project;
import org.jiebang.needs.project.Projects;
import org.jiebang.needs.report.ResearchReportCommand.DraftReport;
import org.jiebang.needs.report.ResearchReportCommand.PublishReport;
import org.jiebang.needs.report.ResearchReportCommand.ReturnReport;
import org.jiebang.needs.report.ResearchReportCommand.ReviseReport;
import org.jiebang.needs.report.ResearchReportCommand.SubmitReport;
import org.jiebang.needs.report.ResearchReportCommand.TakeUpSuggestion;
import org.jspecify.annotations.Nullable;

/** Research reports (调研报告) over HTTP. */
@Path("/api/v1/research-reports")
@RunOnVirtualThread
@Tag(name = "research reports", description = "Reports with suggestions / 调研报告")
public class ResearchReportResource {

  private final Endpoint<
          ResearchReportCommand,
          ResearchReport,
          ResearchReportEvent,
          ResearchReportBody,
          ResearchReportBody>
      reports;
  private final CommandHandler commands;
  private final Drafts<ResearchReportBody> drafts;
  private final CurrentCaller caller;

  ResearchReportResource(
      Endpoints endpoints, CommandHandler commands, Offices offices, CurrentCaller caller) {
    this.drafts =
        new Drafts<>(
            offices,
            Set.of(ResearchReport.Phase.PUBLISHED.name()),
            ResearchReportBody::state,
            ResearchReportBody::community,
            (report, who) -> report.author().equals(who.person()));
    this.reports =
        endpoints.of(
            ResearchReports.INSTANCE,
            new ResearchReportPicture(),
            "/api/v1/research-reports",
            drafts);
    this.commands = commands;
    this.caller = caller;
  }

  /**
   * What it says; no residents by name.
   *
   * @param places that were studied
   * @param suggestions numbered from 1 in this order
   * @param attachments files that are kept elsewhere
   */
  @Schema(name = "ResearchReportContentRequest")
  public record ContentRequest(
      @NotBlank @Size(max = 120) String title,
      @NotNull @Size(min = 1, max = 20) List<@NotBlank @Size(max = 80) String> places,
      @NotBlank @Size(max = 20_000) String findings,
      @NotNull @Size(max = 30) List<@NotBlank @Size(max = 1000) String> suggestions,
      @Size(max = 10) @Nullable List<@NotNull @Valid AttachmentRequest> attachments) {

    ReportContent content() {
      return new ReportContent(
          title.strip(),
          places,
          findings,
          suggestions,
          attachments == null
              ? List.of()
              : attachments.stream().map(a -> new AttachmentRef(a.name(), a.sha256())).toList());
    }
  }

  /**
   * A file by its content.
   *
   * @param sha256 64 hex digits, in lower case
   */
  @Schema(name = "ReportAttachmentRequest")
  public record AttachmentRequest(
      @NotBlank @Size(max = 120) String name,
      @NotNull @Pattern(regexp = "[0-9a-f]{64}") String sha256) {}

  /** A report to be; its author is the caller. */
  @Schema(name = "DraftResearchReportRequest")
  public record DraftRequest(@NotNull UUID community, @NotNull @Valid ContentRequest content) {}

  /** All that it says from now on, not only what changes. */
  @Schema(name = "ReviseResearchReportRequest")
  public record ReviseRequest(@NotNull @Valid ContentRequest content) {}

  /** Why; without a reason 422 REASON_REQUIRED. */
  @Schema(name = "ReturnResearchReportRequest")
  public record ReturnRequest(@Size(max = 500) @Nullable String reason) {}

  /**
   * What takes it up.
   *
   * @param target the need, project or agenda item
   */
  @Schema(name = "TakeUpSuggestionRequest")
  public record TakeUpRequest(@NotNull TargetKind kind, @NotNull UUID target) {}

  @POST
  @ResponseStatus(201)
  @Allowed({COM, CNC, VOL})
  @Operation(operationId = "draftResearchReport", summary = "Draft a report / 起草调研报告")
  public RestResponse<ResearchReportBody> draft(@NotNull @Valid DraftRequest body) {
    return reports.create(
        body.community(),
        body,
        (ask, id) ->
            new DraftReport(
                new ResearchReportId(id),
                new CommunityId(body.community()),
                body.content().content(),
                ask.actor(),
                ask.at()));
  }

  @POST
  @Path("/{id}/revise")
  @Allowed({COM, CNC, VOL})
  @Operation(operationId = "reviseResearchReport", summary = "Say it otherwise / 修改调研报告")
  public RestResponse<ResearchReportBody> revise(
      @PathParam("id") UUID id, @NotNull @Valid ReviseRequest body) {
    return reports.command(
        id,
        body,
        (ask, report) ->
            new ReviseReport(
                new ResearchReportId(id), body.content().content(), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/submit")
  @Allowed({COM, CNC, VOL})
  @Operation(operationId = "submitResearchReport", summary = "Hand it in / 提交调研报告")
  public RestResponse<ResearchReportBody> submit(@PathParam("id") UUID id, @Nullable Empty body) {
    return reports.command(
        id,
        Empty.BODY,
        (ask, report) -> new SubmitReport(new ResearchReportId(id), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/return")
  @Allowed(COM)
  @Operation(operationId = "returnResearchReport", summary = "Give it back / 退回调研报告")
  public RestResponse<ResearchReportBody> giveBack(
      @PathParam("id") UUID id, @NotNull @Valid ReturnRequest body) {
    return reports.command(
        id,
        body,
        (ask, report) -> new ReturnReport(new ResearchReportId(id), body.reason(), ask.at()));
  }

  @POST
  @Path("/{id}/publish")
  @Allowed(COM)
  @Operation(operationId = "publishResearchReport", summary = "Publish it / 发布调研报告")
  public RestResponse<ResearchReportBody> publish(@PathParam("id") UUID id, @Nullable Empty body) {
    return reports.command(
        id, Empty.BODY, (ask, report) -> new PublishReport(new ResearchReportId(id), ask.at()));
  }

  @POST
  @Path("/{id}/suggestions/{number}/take-up")
  @Allowed({COM, CNC})
  @Operation(operationId = "takeUpSuggestion", summary = "Say what takes it up / 采纳建议")
  public RestResponse<ResearchReportBody> takeUp(
      @PathParam("id") UUID id,
      @PathParam("number") @Min(1) @Max(30) int number,
      @NotNull @Valid TakeUpRequest body) {
    return reports.command(
        id,
        body,
        (ask, report) ->
            new TakeUpSuggestion(
                new ResearchReportId(id),
                number,
                new Uptake(body.kind(), body.target()),
                has(new CommunityId(ResearchReports.INSTANCE.tenantOf(report)), body),
                ask.at()));
  }

  private boolean has(CommunityId community, TakeUpRequest body) {
    return switch (body.kind()) {
      case NEED ->
          commands.load(Needs.INSTANCE, body.target()).state() instanceof Need.Filed need
              && need.community().equals(community);
      case PROJECT ->
          commands.load(Projects.INSTANCE, body.target()).state() instanceof Project.Drafted project
              && project.community().equals(community);
      case AGENDA_ITEM ->
          commands.load(AgendaItems.INSTANCE, body.target()).state()
                  instanceof AgendaItem.Tabled item
              && item.community().equals(community);
    };
  }

  /** Until it is published for its author and the offices of the community. */
  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getResearchReport", summary = "One report / 调研报告详情")
  public RestResponse<ResearchReportBody> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return reports.get(id, asOf);
  }

  @GET
  @Path("/{id}/events")
  @Allowed({COM, CNC, DIS})
  @Operation(operationId = "getResearchReportEvents", summary = "History of a report / 调研报告历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return reports.events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @Allowed({COM, CNC, DIS})
  @Operation(operationId = "diffResearchReport", summary = "What changed in between / 调研报告变更对比")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return reports.diff(id, from, to);
  }

  /** Those that are not published are for the offices of the community. */
  @GET
  @SignedIn
  @Operation(operationId = "listResearchReports", summary = "Reports / 调研报告列表")
  public RestResponse<Page<ResearchReportBody>> list(
      @QueryParam("community") @Nullable UUID community,
      @QueryParam("state") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    PageQuery query = community == null ? PageQuery.ofMyScopes() : PageQuery.in(community);
    return reports.page(
        ResearchReportRow.class,
        query.where("state", drafts.states(caller.get(), community, state)).page(cursor, limit));
  }
}

package org.jiebang.needs.campaign;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.GRD;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.http.AnswerSize;
import org.jiebang.eventsourcing.http.Listing;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.needs.campaign.Campaign.Planned;
import org.jiebang.needs.campaign.CampaignCommand.AnswerFinding;
import org.jiebang.needs.campaign.CampaignEvent.FindingAnswered;
import org.jiebang.needs.campaign.CampaignEvent.HouseholdVisited;
import org.jiebang.needs.campaign.CampaignEvent.NightChecked;
import org.jiebang.needs.need.Channel;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.NeedResource.SubmitRequest;
import org.jspecify.annotations.Nullable;

/** What was found and what became of it, over HTTP. */
@Path(CampaignEndpoint.PATH)
@RunOnVirtualThread
@Tag(name = "campaigns", description = "Household visits and night checks / 入户走访与夜查")
public class CampaignFindingResource {

  private static final int FEW = 50;

  private final CampaignEndpoint door;
  private final Findings findings;
  private final CommandHandler commands;
  private final CurrentCaller caller;
  private final AnswerSize size;

  CampaignFindingResource(
      CampaignEndpoint door,
      Findings findings,
      CommandHandler commands,
      CurrentCaller caller,
      AnswerSize size) {
    this.size = size;
    this.door = door;
    this.findings = findings;
    this.commands = commands;
    this.caller = caller;
  }

  /**
   * What becomes of a finding.
   *
   * @param need with {@code NEED}: of the community, that it belongs to
   * @param submit with {@code NEED}: one that it becomes, instead of {@code need}
   * @param reason with {@code EXPLAINED}: why nothing is to be done
   */
  public record AnswerRequest(
      @NotNull Answer answer,
      @Nullable UUID need,
      @Valid @Nullable SubmitRequest submit,
      @Size(max = 500) @Nullable String reason) {}

  /**
   * Something that was found.
   *
   * @param building absent for what was found on a night's round; so {@code door}
   * @param note absent for apps that read nothing personal; so {@code reason}
   * @param answer {@code FIXED}, {@code NEED} or {@code EXPLAINED}; absent while it waits
   */
  @Schema(name = "CampaignFinding")
  public record ShownFinding(
      UUID id,
      FindingKind kind,
      @Nullable String building,
      @Nullable String door,
      @Nullable String note,
      @Nullable Answer answer,
      @Nullable UUID need,
      @Nullable String reason) {}

  /**
   * Some findings, oldest first; those of one visit are on one page.
   *
   * @param next to be sent as {@code after}; absent on the last page
   */
  @Schema(name = "CampaignFindings")
  public record ShownFindings(List<ShownFinding> items, @Nullable Long next)
      implements Listing<ShownFinding> {}

  @POST
  @Path("/{id}/findings/{finding}/answer")
  @Allowed({GRD, COM})
  @Operation(operationId = "answerFinding", summary = "Say what becomes of a finding / 答复发现的问题")
  public RestResponse<ShownCampaign> answer(
      @PathParam("id") UUID id,
      @PathParam("finding") UUID finding,
      @NotNull @Valid AnswerRequest body) {
    return door.campaigns()
        .commandWith(
            id,
            body,
            (ask, campaign) ->
                answering(
                    id,
                    new FindingId(finding),
                    body,
                    ask,
                    CampaignVisitResource.planned(campaign)));
  }

  private List<Step<?, ?, ?>> answering(
      UUID id, FindingId finding, AnswerRequest body, Ask ask, Planned campaign) {
    if (body.need() != null && body.submit() != null) {
      return refuse(CampaignRefusal.FINDINGS_INVALID);
    }
    var steps = new ArrayList<Step<?, ?, ?>>();
    NeedId need = null;
    if (body.submit() != null) {
      need = new NeedId(Ids.derivedBeside(id, "need/of-finding", finding.value()));
      steps.add(findings.submit(need, campaign.community(), way(campaign), body.submit(), ask));
    } else if (body.need() != null) {
      need = findings.known(body.need(), campaign.community());
    }
    steps.addFirst(
        Step.of(
            Campaigns.INSTANCE,
            id,
            new AnswerFinding(
                new CampaignId(id),
                finding,
                body.answer(),
                need,
                findings.sealed(id, finding, body.reason()),
                ask.at())));
    return steps;
  }

  private static Channel way(Planned campaign) {
    return switch (campaign.kind()) {
      case HOUSEHOLD_VISIT -> Channel.HOUSEHOLD_VISIT;
      case NIGHT_CHECK -> Channel.NIGHT_CHECK;
    };
  }

  /**
   * @param after 0 or absent for the beginning
   */
  @GET
  @Path("/{id}/findings")
  @Allowed({GRD, COM})
  @Operation(operationId = "listFindings", summary = "What was found / 走访发现的问题")
  public RestResponse<ShownFindings> list(
      @PathParam("id") UUID id,
      @QueryParam("after") @Min(0) @Nullable Long after,
      @QueryParam("limit") @Min(1) @Max(100) @Nullable Integer limit) {
    door.campaigns().readable(id);
    int most = size.of(limit, FEW);
    List<Recorded<CampaignEvent>> events =
        commands.events(Campaigns.INSTANCE, id, after == null ? 0 : after);
    Map<FindingId, FindingAnswered> answers = new HashMap<>();
    for (Recorded<CampaignEvent> fact : events) {
      if (fact.event() instanceof FindingAnswered e) {
        answers.put(e.finding(), e);
      }
    }
    var items = new ArrayList<ShownFinding>();
    Long next = null;
    long last = 0;
    for (Recorded<CampaignEvent> fact : events) {
      List<ShownFinding> found = found(id, fact.event(), answers);
      if (!found.isEmpty() && items.size() >= most) {
        next = last;
        break;
      }
      items.addAll(found);
      last = fact.version();
    }
    return ResponseBuilder.ok(new ShownFindings(items, next), MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "no-store")
        .build();
  }

  private List<ShownFinding> found(
      UUID id, CampaignEvent event, Map<FindingId, FindingAnswered> answers) {
    if (event instanceof HouseholdVisited e) {
      return e.findings().stream()
          .map(f -> shown(id, f, e.building(), e.door(), answers.get(f.finding())))
          .toList();
    }
    return event instanceof NightChecked e
        ? e.findings().stream()
            .map(f -> shown(id, f, null, null, answers.get(f.finding())))
            .toList()
        : List.of();
  }

  private ShownFinding shown(
      UUID id,
      Finding finding,
      @Nullable String building,
      @Nullable String at,
      @Nullable FindingAnswered later) {
    boolean words = caller.get().readsPersonal();
    NeedId need = later == null ? finding.need() : later.need();
    return new ShownFinding(
        finding.finding().value(),
        finding.kind(),
        building,
        at,
        words ? findings.open(id, finding.note()) : null,
        later == null ? finding.answer() : later.answer(),
        need == null ? null : need.value(),
        words && later != null ? findings.open(id, later.reason()) : null);
  }
}

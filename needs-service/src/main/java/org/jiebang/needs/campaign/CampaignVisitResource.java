package org.jiebang.needs.campaign;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.GRD;
import static org.jiebang.eventsourcing.identity.Role.VOL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.http.Listing;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.needs.campaign.Calls.Call;
import org.jiebang.needs.campaign.Campaign.NotPlanned;
import org.jiebang.needs.campaign.Campaign.Planned;
import org.jiebang.needs.campaign.CampaignCommand.RecordNightCheck;
import org.jiebang.needs.campaign.CampaignCommand.RecordVisit;
import org.jiebang.needs.need.Channel;
import org.jiebang.needs.need.NeedRefusal;
import org.jiebang.needs.need.NeedResource.SubmitRequest;
import org.jiebang.needs.place.PlausibleDay;
import org.jspecify.annotations.Nullable;

/** What happens at the doors and in the nights, over HTTP. */
@Path(CampaignEndpoint.PATH)
@RunOnVirtualThread
@Tag(name = "campaigns", description = "Household visits and night checks / 入户走访与夜查")
public class CampaignVisitResource {

  private final CampaignEndpoint door;
  private final Findings findings;

  CampaignVisitResource(CampaignEndpoint door, Findings findings) {
    this.door = door;
    this.findings = findings;
  }

  /**
   * Something that was found. At most one of {@code fixed}, {@code need} and {@code submit};
   * without any it waits for an answer.
   *
   * @param kind in capitals, {@code GAS_HAZARD}; each once
   * @param note in words; the desk and grid workers read it
   * @param fixed true: put right on the spot
   * @param need of the community, that it belongs to
   * @param submit a need that it becomes, in the same moment
   */
  @Schema(name = "CampaignFindingRequest")
  public record FindingRequest(
      @NotNull @Pattern(regexp = CampaignEndpoint.CODE) String kind,
      @Size(max = 2000) @Nullable String note,
      @NotNull Boolean fixed,
      @Nullable UUID need,
      @Valid @Nullable SubmitRequest submit) {}

  /**
   * A visit at a door.
   *
   * @param door unique in the building, {@code 1-302}
   * @param findings when the outcome is {@code FINDING}
   */
  @Schema(name = "CampaignVisitRequest")
  public record VisitRequest(
      @NotNull @Pattern(regexp = CampaignEndpoint.BUILDING) String building,
      @NotNull @Pattern(regexp = CampaignEndpoint.DOOR) String door,
      @NotNull VisitOutcome outcome,
      @Size(max = 10) @Nullable List<@NotNull @Valid FindingRequest> findings) {}

  /**
   * A night's round.
   *
   * @param present who was there
   * @param buildings that they passed
   */
  public record NightRequest(
      @NotNull @PlausibleDay LocalDate night,
      @NotNull @Size(min = 1, max = 100) List<@NotNull UUID> present,
      @NotNull @Size(max = 200)
          List<@NotNull @Pattern(regexp = CampaignEndpoint.BUILDING) String> buildings,
      @Size(max = 10) @Nullable List<@NotNull @Valid FindingRequest> findings) {}

  /** A door that somebody was at. */
  @Schema(name = "CampaignDoor")
  public record ShownDoor(String door, int visits, VisitOutcome outcome, List<FindingKind> kinds) {}

  /** The doors of one building that somebody was at. */
  @Schema(name = "CampaignDoors")
  public record Doors(String building, int households, List<ShownDoor> items)
      implements Listing<ShownDoor> {}

  @POST
  @Path("/{id}/visit")
  @Allowed({GRD, VOL, COM})
  @Operation(operationId = "recordVisit", summary = "Record a visit at a door / 记录入户走访")
  public RestResponse<ShownCampaign> visit(
      @PathParam("id") UUID id, @NotNull @Valid VisitRequest body) {
    return once(() -> visit(id, body, false));
  }

  @POST
  @Path("/{id}/revisit")
  @Allowed({GRD, VOL, COM})
  @Operation(operationId = "recordRevisit", summary = "Record another visit there / 记录回访")
  public RestResponse<ShownCampaign> revisit(
      @PathParam("id") UUID id, @NotNull @Valid VisitRequest body) {
    return once(() -> visit(id, body, true));
  }

  private RestResponse<ShownCampaign> visit(UUID id, VisitRequest body, boolean again) {
    return door.campaigns()
        .commandWith(id, body, (ask, campaign) -> steps(id, body, again, ask, planned(campaign)));
  }

  private List<Step<?, ?, ?>> steps(
      UUID id, VisitRequest body, boolean again, Ask ask, Planned campaign) {
    Calls calls = campaign.buildings().get(body.building());
    Call last = calls == null ? null : calls.doors().get(body.door());
    boolean further = last == null || again || !last.outcome().met();
    int visit = last == null ? 1 : last.visit() + 1;
    Findings.Made made =
        findings.of(
            id,
            campaign.community(),
            body.building() + "/" + body.door() + "/" + visit,
            Channel.HOUSEHOLD_VISIT,
            body.findings(),
            ask);
    var steps = new ArrayList<Step<?, ?, ?>>();
    steps.add(
        Step.of(
            Campaigns.INSTANCE,
            id,
            new RecordVisit(
                new CampaignId(id),
                body.building(),
                body.door(),
                again,
                body.outcome(),
                made.findings(),
                ask.actor(),
                ask.at())));
    if (further) {
      steps.addAll(made.needs()); // else it is in the book already, and so are its needs
    }
    return steps;
  }

  /**
   * Two visitors may write down one visit in the same moment. Who comes second finds the need made;
   * asked again, they find the visit in the book as well, which is no refusal.
   */
  private static RestResponse<ShownCampaign> once(Supplier<RestResponse<ShownCampaign>> command) {
    try {
      return command.get();
    } catch (Rejected refused) {
      if (!(refused.refusal() instanceof NeedRefusal)) {
        throw refused;
      }
      return command.get();
    }
  }

  @POST
  @Path("/{id}/check-night")
  @Allowed({GRD, VOL, COM})
  @Operation(operationId = "recordNightCheck", summary = "Record a night check / 记录夜查")
  public RestResponse<ShownCampaign> checkNight(
      @PathParam("id") UUID id, @NotNull @Valid NightRequest body) {
    return once(
        () ->
            door.campaigns()
                .commandWith(
                    id, body, (ask, campaign) -> nightSteps(id, body, ask, planned(campaign))));
  }

  private List<Step<?, ?, ?>> nightSteps(UUID id, NightRequest body, Ask ask, Planned campaign) {
    Findings.Made made =
        findings.of(
            id,
            campaign.community(),
            "night/" + body.night(),
            Channel.NIGHT_CHECK,
            body.findings(),
            ask);
    var steps = new ArrayList<Step<?, ?, ?>>();
    steps.add(
        Step.of(
            Campaigns.INSTANCE,
            id,
            new RecordNightCheck(
                new CampaignId(id),
                body.night(),
                body.present().stream().distinct().toList(),
                body.buildings().stream().distinct().toList(),
                made.findings(),
                door.zoneOf(campaign.community().value()),
                ask.actor(),
                ask.at())));
    if (!campaign.nights().containsKey(body.night())) {
      steps.addAll(made.needs());
    }
    return steps;
  }

  static Planned planned(Campaign campaign) {
    return switch (campaign) {
      case Planned planned -> planned;
      case NotPlanned() -> refuse(CampaignRefusal.CAMPAIGN_NOT_FOUND);
    };
  }

  /** For who knocks at the doors. */
  @GET
  @Path("/{id}/doors")
  @Allowed({GRD, VOL, COM})
  @Operation(operationId = "listCampaignDoors", summary = "Doors that were visited / 已走访的住户")
  public RestResponse<Doors> doors(
      @PathParam("id") UUID id, @QueryParam("building") @NotBlank @Size(max = 20) String building) {
    Calls calls = door.visited(id).buildings().get(building);
    if (calls == null) {
      return refuse(CampaignRefusal.BUILDING_NOT_COVERED);
    }
    List<ShownDoor> items =
        calls.doors().entrySet().stream()
            .map(
                e ->
                    new ShownDoor(
                        e.getKey(),
                        e.getValue().visit(),
                        e.getValue().outcome(),
                        List.copyOf(e.getValue().kinds())))
            .sorted(Comparator.comparing(ShownDoor::door))
            .toList();
    return ResponseBuilder.ok(
            new Doors(building, calls.households(), items), MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "no-store")
        .build();
  }
}

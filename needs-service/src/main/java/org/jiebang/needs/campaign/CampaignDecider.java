package org.jiebang.needs.campaign;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.campaign.CampaignRefusal.CAMPAIGN_ALREADY_PLANNED;
import static org.jiebang.needs.campaign.CampaignRefusal.CAMPAIGN_ALREADY_STARTED;
import static org.jiebang.needs.campaign.CampaignRefusal.CAMPAIGN_CLOSED;
import static org.jiebang.needs.campaign.CampaignRefusal.CAMPAIGN_NOT_FOUND;
import static org.jiebang.needs.campaign.CampaignRefusal.CAMPAIGN_NOT_STARTED;
import static org.jiebang.needs.campaign.CampaignRefusal.CAMPAIGN_PERIOD_INVALID;
import static org.jiebang.needs.campaign.CampaignRefusal.CAMPAIGN_TOO_LARGE;
import static org.jiebang.needs.campaign.CampaignRefusal.FINDING_UNANSWERED;
import static org.jiebang.needs.campaign.CampaignRefusal.MORE_DOORS_THAN_HOUSEHOLDS;
import static org.jiebang.needs.campaign.CampaignRefusal.WEEKDAY_REQUIRED;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.campaign.Calls.Call;
import org.jiebang.needs.campaign.Campaign.NotPlanned;
import org.jiebang.needs.campaign.Campaign.Phase;
import org.jiebang.needs.campaign.Campaign.Planned;
import org.jiebang.needs.campaign.CampaignCommand.AnswerFinding;
import org.jiebang.needs.campaign.CampaignCommand.AppointVisitors;
import org.jiebang.needs.campaign.CampaignCommand.CloseCampaign;
import org.jiebang.needs.campaign.CampaignCommand.MissNightCheck;
import org.jiebang.needs.campaign.CampaignCommand.PlanCampaign;
import org.jiebang.needs.campaign.CampaignCommand.RecordNightCheck;
import org.jiebang.needs.campaign.CampaignCommand.RecordVisit;
import org.jiebang.needs.campaign.CampaignCommand.SetBuilding;
import org.jiebang.needs.campaign.CampaignCommand.StartCampaign;
import org.jiebang.needs.campaign.CampaignEvent.CampaignBuildingSet;
import org.jiebang.needs.campaign.CampaignEvent.CampaignClosed;
import org.jiebang.needs.campaign.CampaignEvent.CampaignPlanned;
import org.jiebang.needs.campaign.CampaignEvent.CampaignStarted;
import org.jiebang.needs.campaign.CampaignEvent.CampaignVisitorsAppointed;
import org.jiebang.needs.campaign.CampaignEvent.FindingAnswered;
import org.jiebang.needs.campaign.CampaignEvent.HouseholdVisited;
import org.jiebang.needs.campaign.CampaignEvent.NightCheckMissed;
import org.jiebang.needs.campaign.CampaignEvent.NightChecked;

/** The rules of a campaign. */
final class CampaignDecider implements Decider<CampaignCommand, Campaign, CampaignEvent> {

  private final CampaignPolicy policy;
  private final Visiting visiting;

  CampaignDecider(CampaignPolicy policy) {
    this.policy = policy;
    this.visiting = new Visiting(policy);
  }

  @Override
  public Campaign initial() {
    return new NotPlanned();
  }

  @Override
  public List<CampaignEvent> decide(CampaignCommand command, Campaign state) {
    return switch (command) {
      case PlanCampaign c ->
          switch (state) {
            case NotPlanned() -> plan(c);
            case Planned _ -> refuse(CAMPAIGN_ALREADY_PLANNED);
          };
      case SetBuilding c -> setBuilding(c, notClosed(state));
      case AppointVisitors c ->
          notClosed(state).visitors().equals(Set.copyOf(c.visitors()))
              ? List.of()
              : List.of(new CampaignVisitorsAppointed(c.campaign(), c.visitors(), c.at()));
      case StartCampaign c -> start(c, notClosed(state));
      case RecordVisit c -> visiting.visit(c, running(state));
      case RecordNightCheck c -> visiting.checkNight(c, running(state));
      case MissNightCheck c -> Visiting.miss(c, running(state));
      case AnswerFinding c -> Visiting.answer(c, running(state));
      case CloseCampaign c -> close(c, running(state));
    };
  }

  private List<CampaignEvent> plan(PlanCampaign c) {
    if (c.until().isBefore(c.from()) || c.until().isAfter(c.from().plusYears(1))) {
      return refuse(CAMPAIGN_PERIOD_INVALID);
    }
    if ((c.kind() == CampaignKind.NIGHT_CHECK) != (c.weekday() != null)) {
      return refuse(WEEKDAY_REQUIRED);
    }
    var buildings = new LinkedHashMap<String, Place>();
    c.buildings().forEach(place -> buildings.put(place.building(), place));
    int households = buildings.values().stream().mapToInt(Place::households).sum();
    if (buildings.size() > policy.mostBuildings() || households > policy.mostHouseholds()) {
      return refuse(CAMPAIGN_TOO_LARGE);
    }
    var planned =
        new CampaignPlanned(
            c.campaign(),
            c.community(),
            c.kind(),
            c.purpose(),
            c.title(),
            c.from(),
            c.until(),
            c.weekday(),
            List.copyOf(buildings.values()),
            c.at());
    return c.visitors().isEmpty()
        ? List.of(planned)
        : List.of(planned, new CampaignVisitorsAppointed(c.campaign(), c.visitors(), c.at()));
  }

  private List<CampaignEvent> setBuilding(SetBuilding c, Planned campaign) {
    Place place = c.building();
    Calls before = campaign.buildings().get(place.building());
    if (before != null && before.households() == place.households()) {
      return List.of();
    }
    if (before != null && place.households() < before.doors().size()) {
      return refuse(MORE_DOORS_THAN_HOUSEHOLDS);
    }
    int more = place.households() - (before == null ? 0 : before.households());
    int buildings = campaign.buildings().size() + (before == null ? 1 : 0);
    return buildings > policy.mostBuildings()
            || campaign.households() + more > policy.mostHouseholds()
        ? refuse(CAMPAIGN_TOO_LARGE)
        : List.of(new CampaignBuildingSet(c.campaign(), place, c.at()));
  }

  private List<CampaignEvent> start(StartCampaign c, Planned campaign) {
    if (campaign.phase() != Phase.PLANNED) {
      return refuse(CAMPAIGN_ALREADY_STARTED);
    }
    List<CampaignStarted.Night> nights =
        campaign.weekday() == null
            ? List.of()
            : Nights.between(
                campaign.from(),
                campaign.until(),
                campaign.weekday(),
                c.recordedWithin(),
                c.zone(),
                c.at());
    // A night may still be recorded on the Monday after it.
    Instant end =
        campaign
            .until()
            .plusDays(campaign.weekday() == null ? 1 : 8)
            .atStartOfDay(c.zone())
            .toInstant();
    return List.of(
        new CampaignStarted(c.campaign(), nights, end.isAfter(c.at()) ? end : null, c.at()));
  }

  private static List<CampaignEvent> close(CloseCampaign c, Planned campaign) {
    if (!campaign.open().isEmpty()) {
      return refuse(FINDING_UNANSWERED);
    }
    List<String> nobodyMet =
        campaign.buildings().entrySet().stream()
            .filter(e -> e.getValue().nobodyMet())
            .map(Map.Entry::getKey)
            .toList();
    return List.of(new CampaignClosed(c.campaign(), nobodyMet, c.at()));
  }

  private static Planned planned(Campaign state) {
    return switch (state) {
      case Planned planned -> planned;
      case NotPlanned() -> refuse(CAMPAIGN_NOT_FOUND);
    };
  }

  private static Planned notClosed(Campaign state) {
    Planned campaign = planned(state);
    return campaign.phase() == Phase.CLOSED ? refuse(CAMPAIGN_CLOSED) : campaign;
  }

  private static Planned running(Campaign state) {
    Planned campaign = notClosed(state);
    return campaign.phase() == Phase.RUNNING ? campaign : refuse(CAMPAIGN_NOT_STARTED);
  }

  @Override
  public Campaign evolve(Campaign state, CampaignEvent event) {
    if (event instanceof CampaignPlanned e) {
      var buildings = new LinkedHashMap<String, Calls>();
      e.buildings().forEach(p -> buildings.put(p.building(), new Calls(p.households(), Map.of())));
      return new Planned(
          e.campaign(),
          e.community(),
          e.kind(),
          e.from(),
          e.until(),
          e.weekday(),
          Phase.PLANNED,
          Set.of(),
          Collections.unmodifiableMap(buildings),
          Map.of(),
          Set.of(),
          Map.of());
    }
    Planned campaign = (Planned) state;
    return switch (event) {
      case CampaignPlanned _ -> campaign;
      case CampaignBuildingSet e ->
          campaign.with(
              e.building().building(),
              calls(campaign, e.building().building()).of(e.building().households()));
      case CampaignVisitorsAppointed e -> campaign.visitedBy(Set.copyOf(e.visitors()));
      case CampaignStarted _ -> campaign.in(Phase.RUNNING);
      case HouseholdVisited e ->
          campaign
              .with(
                  e.building(),
                  calls(campaign, e.building())
                      .with(
                          e.door(), new Call(e.visit(), e.outcome(), Visiting.kinds(e.findings()))))
              .found(e.findings());
      case NightChecked e ->
          campaign.checked(e.night(), Set.copyOf(e.present())).found(e.findings());
      case NightCheckMissed _ -> campaign;
      case FindingAnswered e -> campaign.answered(e.finding(), e.answer());
      case CampaignClosed _ -> campaign.in(Phase.CLOSED);
    };
  }

  private static Calls calls(Planned campaign, String building) {
    return campaign.buildings().getOrDefault(building, new Calls(0, Map.of()));
  }
}

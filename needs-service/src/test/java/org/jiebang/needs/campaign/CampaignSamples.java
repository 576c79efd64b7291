package org.jiebang.needs.campaign;

import static org.jiebang.needs.need.NeedSamples.GRID_WORKER;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.TEXT;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.by;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.needs.campaign.CampaignEvent.CampaignClosed;
import org.jiebang.needs.campaign.CampaignEvent.CampaignPlanned;
import org.jiebang.needs.campaign.CampaignEvent.CampaignStarted;
import org.jiebang.needs.campaign.CampaignEvent.CampaignStarted.Night;
import org.jiebang.needs.campaign.CampaignEvent.HouseholdVisited;
import org.jspecify.annotations.Nullable;

/** An inspection of gas and charging in two buildings, and a weekly night check; March 2026. */
final class CampaignSamples {

  static final CampaignId CAMPAIGN =
      new CampaignId(UUID.fromString("01900000-0000-7000-8000-0000000000ca"));
  static final UUID VOLUNTEER = UUID.fromString("01900000-0000-7000-8000-0000000000a7");
  static final FindingId FOUND =
      new FindingId(UUID.fromString("01900000-0000-7000-8000-0000000000f7"));
  static final FindingKind GAS = new FindingKind("GAS_HAZARD");
  static final FindingKind WIRES = new FindingKind("FLY_WIRE_CHARGING");
  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  static final LocalDate FIRST = LocalDate.parse("2026-03-02");
  static final LocalDate LAST = LocalDate.parse("2026-03-31");
  static final Actor GRID = by("GRD", GRID_WORKER);

  private CampaignSamples() {}

  static CampaignPlanned planned() {
    return planned(CampaignKind.HOUSEHOLD_VISIT, null);
  }

  static CampaignPlanned planned(CampaignKind kind, @Nullable DayOfWeek weekday) {
    return new CampaignPlanned(
        CAMPAIGN,
        WUHUAN,
        kind,
        new Purpose("GAS_AND_CHARGING"),
        "燃气与飞线充电排查",
        FIRST,
        LAST,
        weekday,
        List.of(new Place("1幢", 3), new Place("2幢", 2)),
        NINE);
  }

  static CampaignStarted started() {
    return new CampaignStarted(CAMPAIGN, List.of(), Instant.parse("2026-03-31T16:00:00Z"), NINE);
  }

  static CampaignStarted startedNights() {
    return new CampaignStarted(
        CAMPAIGN,
        List.of(new Night(FIRST, Instant.parse("2026-03-09T04:00:00Z"))),
        Instant.parse("2026-04-07T16:00:00Z"),
        NINE);
  }

  static Finding finding(FindingKind kind, @Nullable Answer answer) {
    return new Finding(FOUND, kind, TEXT, answer, answer == Answer.NEED ? NEED : null);
  }

  static HouseholdVisited visited(
      String door, @Nullable VisitOutcome before, VisitOutcome outcome, Finding... findings) {
    return new HouseholdVisited(
        CAMPAIGN,
        "1幢",
        door,
        before == null ? 1 : 2,
        before,
        outcome,
        List.of(findings),
        GRID_WORKER,
        NINE);
  }

  static Map<String, List<CampaignEvent>> histories() {
    var all = new LinkedHashMap<String, List<CampaignEvent>>();
    HouseholdVisited fixed = visited("101", null, VisitOutcome.FINDING, finding(GAS, Answer.FIXED));
    all.put("PLANNED", List.of(planned()));
    all.put("RUNNING", List.of(planned(), started(), fixed));
    all.put(
        "CLOSED",
        List.of(planned(), started(), fixed, new CampaignClosed(CAMPAIGN, List.of("2幢"), NINE)));
    return all;
  }
}

package org.jiebang.needs.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.needs.campaign.CampaignSamples.CAMPAIGN;
import static org.jiebang.needs.campaign.CampaignSamples.FIRST;
import static org.jiebang.needs.campaign.CampaignSamples.FOUND;
import static org.jiebang.needs.campaign.CampaignSamples.GAS;
import static org.jiebang.needs.campaign.CampaignSamples.GRID;
import static org.jiebang.needs.campaign.CampaignSamples.LAST;
import static org.jiebang.needs.campaign.CampaignSamples.SHANGHAI;
import static org.jiebang.needs.campaign.CampaignSamples.VOLUNTEER;
import static org.jiebang.needs.campaign.CampaignSamples.WIRES;
import static org.jiebang.needs.campaign.CampaignSamples.finding;
import static org.jiebang.needs.campaign.CampaignSamples.histories;
import static org.jiebang.needs.campaign.CampaignSamples.planned;
import static org.jiebang.needs.campaign.CampaignSamples.started;
import static org.jiebang.needs.campaign.CampaignSamples.startedNights;
import static org.jiebang.needs.campaign.CampaignSamples.visited;
import static org.jiebang.needs.need.NeedSamples.AUTHOR;
import static org.jiebang.needs.need.NeedSamples.GRID_WORKER;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.TEXT;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.by;
import static org.jiebang.needs.need.NeedSamples.day;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.needs.campaign.CampaignCommand.AnswerFinding;
import org.jiebang.needs.campaign.CampaignCommand.AppointVisitors;
import org.jiebang.needs.campaign.CampaignCommand.CloseCampaign;
import org.jiebang.needs.campaign.CampaignCommand.MissNightCheck;
import org.jiebang.needs.campaign.CampaignCommand.PlanCampaign;
import org.jiebang.needs.campaign.CampaignCommand.RecordNightCheck;
import org.jiebang.needs.campaign.CampaignCommand.RecordVisit;
import org.jiebang.needs.campaign.CampaignCommand.SetBuilding;
import org.jiebang.needs.campaign.CampaignCommand.StartCampaign;
import org.jiebang.needs.campaign.CampaignEvent.CampaignClosed;
import org.jiebang.needs.campaign.CampaignEvent.CampaignStarted;
import org.jiebang.needs.campaign.CampaignEvent.CampaignVisitorsAppointed;
import org.jiebang.needs.campaign.CampaignEvent.FindingAnswered;
import org.jiebang.needs.campaign.CampaignEvent.HouseholdVisited;
import org.jiebang.needs.campaign.CampaignEvent.NightChecked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-19")
class CampaignTest {

  private final DeciderSpec<CampaignCommand, Campaign, CampaignEvent> spec =
      DeciderSpec.of(new CampaignDecider(CampaignPolicy.DEFAULT));

  private final DeciderSpec<CampaignCommand, Campaign, CampaignEvent> running =
      spec.given(planned(), started());

  private final DeciderSpec<CampaignCommand, Campaign, CampaignEvent> nights =
      spec.given(planned(CampaignKind.NIGHT_CHECK, DayOfWeek.MONDAY), startedNights());

  private static PlanCampaign plan(
      LocalDate from,
      LocalDate until,
      CampaignKind kind,
      @Nullable DayOfWeek weekday,
      List<Place> buildings) {
    return new PlanCampaign(
        CAMPAIGN,
        WUHUAN,
        kind,
        new Purpose("GAS_AND_CHARGING"),
        "燃气与飞线充电排查",
        from,
        until,
        weekday,
        buildings,
        List.of(),
        NINE);
  }

  private static PlanCampaign plan(LocalDate from, LocalDate until) {
    return plan(from, until, CampaignKind.HOUSEHOLD_VISIT, null, List.of(new Place("1幢", 3)));
  }

  private static RecordVisit visit(
      String building, String door, Actor by, VisitOutcome outcome, Finding... findings) {
    return new RecordVisit(CAMPAIGN, building, door, false, outcome, List.of(findings), by, NINE);
  }

  private static RecordVisit visit(String door, VisitOutcome outcome, Finding... findings) {
    return visit("1幢", door, GRID, outcome, findings);
  }

  private static RecordVisit revisit(String door, VisitOutcome outcome, Finding... findings) {
    return new RecordVisit(CAMPAIGN, "1幢", door, true, outcome, List.of(findings), GRID, NINE);
  }

  private static RecordNightCheck check(LocalDate night, Instant at, UUID... present) {
    return new RecordNightCheck(
        CAMPAIGN, night, List.of(present), List.of("1幢"), List.of(), SHANGHAI, GRID, at);
  }

  private static AnswerFinding answer(Answer answer) {
    return new AnswerFinding(CAMPAIGN, FOUND, answer, null, null, NINE);
  }

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    Map<String, Function<Campaign, CampaignCommand>> commands = new LinkedHashMap<>();
    commands.put("plan", always(plan(FIRST, LAST)));
    commands.put("buildings", always(new SetBuilding(CAMPAIGN, new Place("3幢", 9), NINE)));
    commands.put("visitors", always(new AppointVisitors(CAMPAIGN, List.of(VOLUNTEER), NINE)));
    commands.put(
        "start", always(new StartCampaign(CAMPAIGN, SHANGHAI, Duration.ofHours(12), NINE)));
    commands.put("visit", always(visit("102", VisitOutcome.NOTHING_FOUND)));
    commands.put("revisit", always(revisit("101", VisitOutcome.NOTHING_FOUND)));
    commands.put("checkNight", always(check(FIRST, day(1), VOLUNTEER)));
    commands.put("missNight", always(new MissNightCheck(CAMPAIGN, FIRST, day(7))));
    commands.put(
        "answer", always(new AnswerFinding(CAMPAIGN, FOUND, Answer.EXPLAINED, null, TEXT, NINE)));
    commands.put("close", always(new CloseCampaign(CAMPAIGN, NINE)));
    new LifecycleWalk<>(Campaigns.INSTANCE, histories(), commands).check();
  }

  @Test
  void a_campaign_ends_after_it_begins_and_within_a_year() {
    spec.when(plan(LAST, FIRST)).thenRefused(CampaignRefusal.CAMPAIGN_PERIOD_INVALID);
    spec.when(plan(FIRST, FIRST.plusYears(1).plusDays(1)))
        .thenRefused(CampaignRefusal.CAMPAIGN_PERIOD_INVALID);
  }

  @Test
  @Tag("M-20")
  void night_checks_have_a_weekday_and_visits_have_none() {
    List<Place> places = List.of(new Place("1幢", 3));
    spec.when(plan(FIRST, LAST, CampaignKind.NIGHT_CHECK, null, places))
        .thenRefused(CampaignRefusal.WEEKDAY_REQUIRED);
    spec.when(plan(FIRST, LAST, CampaignKind.HOUSEHOLD_VISIT, DayOfWeek.MONDAY, places))
        .thenRefused(CampaignRefusal.WEEKDAY_REQUIRED);
  }

  @Test
  void who_takes_part_is_a_fact_of_its_own() {
    spec.when(
            new PlanCampaign(
                CAMPAIGN,
                WUHUAN,
                CampaignKind.HOUSEHOLD_VISIT,
                planned().purpose(),
                planned().title(),
                FIRST,
                LAST,
                null,
                planned().buildings(),
                List.of(VOLUNTEER),
                NINE))
        .then(planned(), new CampaignVisitorsAppointed(CAMPAIGN, List.of(VOLUNTEER), NINE));
  }

  @Test
  void a_campaign_does_not_go_everywhere() {
    List<Place> many = IntStream.range(0, 201).mapToObj(n -> new Place(n + "幢", 1)).toList();
    spec.when(plan(FIRST, LAST, CampaignKind.HOUSEHOLD_VISIT, null, many))
        .thenRefused(CampaignRefusal.CAMPAIGN_TOO_LARGE);
  }

  @Test
  void one_door_written_down_by_two_visitors_is_one_visit() {
    spec.given(
            planned(),
            started(),
            visited("101", null, VisitOutcome.FINDING, finding(GAS, Answer.FIXED)))
        .when(visit("1幢", "101", by("COM", AUTHOR), VisitOutcome.FINDING, finding(GAS, null)))
        .thenNothing();
  }

  @Test
  void two_visitors_who_disagree_are_told_so() {
    var once = spec.given(planned(), started(), visited("101", null, VisitOutcome.NOTHING_FOUND));
    once.when(visit("101", VisitOutcome.REFUSED)).thenRefused(CampaignRefusal.DOOR_ALREADY_VISITED);
    once.when(visit("101", VisitOutcome.FINDING, finding(WIRES, null)))
        .thenRefused(CampaignRefusal.DOOR_ALREADY_VISITED);
  }

  @Test
  void where_nobody_was_in_somebody_may_be_later() {
    spec.given(planned(), started(), visited("101", null, VisitOutcome.NOBODY_IN))
        .when(visit("101", VisitOutcome.NOTHING_FOUND))
        .then(visited("101", VisitOutcome.NOBODY_IN, VisitOutcome.NOTHING_FOUND));
  }

  @Test
  void a_revisit_needs_a_visit() {
    running
        .when(revisit("101", VisitOutcome.NOTHING_FOUND))
        .thenRefused(CampaignRefusal.DOOR_NOT_VISITED);
  }

  @Test
  void a_building_has_no_more_doors_than_households() {
    spec.given(
            planned(),
            started(),
            visited("101", null, VisitOutcome.NOBODY_IN),
            visited("102", null, VisitOutcome.NOBODY_IN),
            visited("103", null, VisitOutcome.NOBODY_IN))
        .when(visit("104", VisitOutcome.NOBODY_IN))
        .thenRefused(CampaignRefusal.MORE_DOORS_THAN_HOUSEHOLDS);
    spec.given(
            planned(),
            visited("101", null, VisitOutcome.NOBODY_IN),
            visited("102", null, VisitOutcome.NOBODY_IN))
        .when(new SetBuilding(CAMPAIGN, new Place("1幢", 1), NINE))
        .thenRefused(CampaignRefusal.MORE_DOORS_THAN_HOUSEHOLDS);
  }

  @Test
  void a_building_that_was_not_planned_is_not_visited() {
    running
        .when(visit("9幢", "101", GRID, VisitOutcome.NOBODY_IN))
        .thenRefused(CampaignRefusal.BUILDING_NOT_COVERED);
  }

  @Test
  void findings_go_with_the_outcome_that_says_so() {
    running.when(visit("101", VisitOutcome.FINDING)).thenRefused(CampaignRefusal.FINDINGS_INVALID);
    running
        .when(visit("101", VisitOutcome.NOBODY_IN, finding(GAS, null)))
        .thenRefused(CampaignRefusal.FINDINGS_INVALID);
    running
        .when(visit("101", VisitOutcome.FINDING, finding(GAS, null), finding(GAS, null)))
        .thenRefused(CampaignRefusal.FINDINGS_INVALID);
  }

  @Test
  void a_volunteer_visits_once_appointed() {
    Actor volunteer = by("VOL", VOLUNTEER);
    running
        .when(visit("1幢", "101", volunteer, VisitOutcome.NOBODY_IN))
        .thenRefused(CampaignRefusal.ROLE_NOT_ALLOWED);
  }

  @Test
  @Tag("N-20")
  void nothing_that_was_found_is_left_without_an_answer() {
    var open =
        spec.given(
            planned(), started(), visited("101", null, VisitOutcome.FINDING, finding(GAS, null)));
    open.when(new CloseCampaign(CAMPAIGN, NINE)).thenRefused(CampaignRefusal.FINDING_UNANSWERED);
    open.when(answer(Answer.EXPLAINED)).thenRefused(CampaignRefusal.REASON_REQUIRED);
    open.when(answer(Answer.NEED)).thenRefused(CampaignRefusal.FINDINGS_INVALID);
    var answered = new FindingAnswered(CAMPAIGN, FOUND, null, Answer.NEED, NEED, null, NINE);
    open.when(new AnswerFinding(CAMPAIGN, FOUND, Answer.NEED, NEED, null, NINE)).then(answered);
    open.given(answered)
        .when(answer(Answer.FIXED))
        .thenRefused(CampaignRefusal.FINDING_ALREADY_ANSWERED);
    open.given(answered)
        .when(new CloseCampaign(CAMPAIGN, NINE))
        .then(new CampaignClosed(CAMPAIGN, List.of("2幢"), NINE));
  }

  @Test
  void what_was_not_found_has_no_answer() {
    running.when(answer(Answer.FIXED)).thenRefused(CampaignRefusal.FINDING_NOT_FOUND);
  }

  @Test
  @Tag("M-31")
  void a_closed_campaign_names_the_buildings_in_which_nobody_was_met() {
    spec.given(planned(), started(), visited("101", null, VisitOutcome.NOBODY_IN))
        .when(new CloseCampaign(CAMPAIGN, NINE))
        .then(new CampaignClosed(CAMPAIGN, List.of("1幢", "2幢"), NINE));
    spec.given(planned(), started(), visited("101", null, VisitOutcome.REFUSED))
        .when(new CloseCampaign(CAMPAIGN, NINE))
        .then(new CampaignClosed(CAMPAIGN, List.of("2幢"), NINE));
  }

  @Test
  @Tag("M-20")
  void a_night_is_checked_once_and_on_time() {
    var checked =
        new NightChecked(
            CAMPAIGN,
            LocalDate.parse("2026-03-04"),
            FIRST,
            List.of(VOLUNTEER, GRID_WORKER),
            List.of("1幢"),
            List.of(),
            day(3));
    LocalDate wednesday = LocalDate.parse("2026-03-04");
    nights.when(check(wednesday, day(3), VOLUNTEER, GRID_WORKER)).then(checked);
    var once = nights.given(checked);
    once.when(check(wednesday, day(4), GRID_WORKER, VOLUNTEER)).thenNothing();
    once.when(check(wednesday, day(4), VOLUNTEER))
        .thenRefused(CampaignRefusal.NIGHT_ALREADY_CHECKED);
    once.when(new MissNightCheck(CAMPAIGN, FIRST, day(7))).thenNothing();
  }

  @Test
  @Tag("M-20")
  void a_night_to_come_or_outside_the_campaign_is_not_checked() {
    nights
        .when(check(LocalDate.parse("2026-03-05"), day(1), VOLUNTEER))
        .thenRefused(CampaignRefusal.NIGHT_OUTSIDE_CAMPAIGN);
    nights
        .when(check(FIRST.minusDays(1), day(1), VOLUNTEER))
        .thenRefused(CampaignRefusal.NIGHT_OUTSIDE_CAMPAIGN);
    nights
        .when(check(LAST.plusDays(1), day(60), VOLUNTEER))
        .thenRefused(CampaignRefusal.NIGHT_OUTSIDE_CAMPAIGN);
  }

  @Test
  @Tag("M-20")
  void today_is_that_of_the_community_not_of_the_clock() {
    // 16:00 UTC is midnight in Shanghai: the third has begun there.
    Instant midnight = Instant.parse("2026-03-02T16:00:00Z");
    LocalDate third = LocalDate.parse("2026-03-03");
    assertThat(nights.when(check(third, midnight, VOLUNTEER)).events()).hasSize(1);
    nights
        .when(check(third, midnight.minusMillis(1), VOLUNTEER))
        .thenRefused(CampaignRefusal.NIGHT_OUTSIDE_CAMPAIGN);
  }

  @Test
  @Tag("M-20")
  void each_week_of_the_campaign_has_its_night() {
    var started =
        (CampaignStarted)
            spec.given(planned(CampaignKind.NIGHT_CHECK, DayOfWeek.FRIDAY))
                .when(new StartCampaign(CAMPAIGN, SHANGHAI, Duration.ofHours(12), NINE))
                .events()
                .getFirst();
    assertThat(started.nights())
        .extracting(CampaignStarted.Night::week)
        .containsExactly(
            LocalDate.parse("2026-03-02"),
            LocalDate.parse("2026-03-09"),
            LocalDate.parse("2026-03-16"),
            LocalDate.parse("2026-03-23"));
    assertThat(started.nights().getFirst().missedAt())
        .isEqualTo(Instant.parse("2026-03-09T04:00:00Z"));
  }

  @Test
  void a_campaign_of_the_past_is_the_desks_to_close() {
    spec.given(planned())
        .when(new StartCampaign(CAMPAIGN, SHANGHAI, Duration.ofHours(12), day(60)))
        .then(new CampaignStarted(CAMPAIGN, List.of(), null, day(60)));
    spec.given(planned())
        .when(new StartCampaign(CAMPAIGN, SHANGHAI, Duration.ofHours(12), NINE))
        .then(started());
  }

  @Test
  void no_more_is_found_than_somebody_can_answer() {
    var full = new ArrayList<CampaignEvent>(List.of(planned(), started()));
    List<Finding> thousand =
        IntStream.range(0, 1000)
            .mapToObj(
                n ->
                    new Finding(
                        new FindingId(new UUID(0, n)), new FindingKind("K" + n), TEXT, null, null))
            .toList();
    for (int i = 0; i < 5; i++) {
      int at = i;
      full.add(
          new HouseholdVisited(
              CAMPAIGN,
              "1幢",
              "10" + i,
              1,
              null,
              VisitOutcome.FINDING,
              thousand.stream()
                  .map(
                      f ->
                          new Finding(
                              new FindingId(
                                  new UUID(at, f.finding().value().getLeastSignificantBits())),
                              f.kind(),
                              null,
                              null,
                              null))
                  .toList(),
              GRID_WORKER,
              NINE));
    }
    spec.given(full)
        .when(visit("2幢", "101", GRID, VisitOutcome.FINDING, finding(GAS, null)))
        .thenRefused(CampaignRefusal.CAMPAIGN_TOO_LARGE);
  }
}

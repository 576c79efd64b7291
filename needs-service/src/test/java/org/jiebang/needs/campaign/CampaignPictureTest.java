package org.jiebang.needs.campaign;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.needs.campaign.CampaignSamples.CAMPAIGN;
import static org.jiebang.needs.campaign.CampaignSamples.FIRST;
import static org.jiebang.needs.campaign.CampaignSamples.FOUND;
import static org.jiebang.needs.campaign.CampaignSamples.GAS;
import static org.jiebang.needs.campaign.CampaignSamples.VOLUNTEER;
import static org.jiebang.needs.campaign.CampaignSamples.finding;
import static org.jiebang.needs.campaign.CampaignSamples.planned;
import static org.jiebang.needs.campaign.CampaignSamples.started;
import static org.jiebang.needs.campaign.CampaignSamples.visited;
import static org.jiebang.needs.need.NeedSamples.GRID_WORKER;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.TEXT;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.needs.campaign.CampaignBody.CheckedNight;
import org.jiebang.needs.campaign.CampaignEvent.CampaignBuildingSet;
import org.jiebang.needs.campaign.CampaignEvent.CampaignClosed;
import org.jiebang.needs.campaign.CampaignEvent.FindingAnswered;
import org.jiebang.needs.campaign.CampaignEvent.NightCheckMissed;
import org.jiebang.needs.campaign.CampaignEvent.NightChecked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CampaignPictureTest {

  private static CampaignBody body(CampaignEvent... events) {
    return ViewSpec.picture(new CampaignPicture(), CAMPAIGN.value(), WUHUAN.value(), events);
  }

  @Test
  @Tag("N-19")
  void coverage_is_by_building_and_names_no_door() throws Exception {
    CampaignBody body =
        body(
            planned(),
            started(),
            visited("101", null, VisitOutcome.FINDING, finding(GAS, null)),
            visited("102", null, VisitOutcome.NOBODY_IN));
    assertThat(body.buildings())
        .containsExactly(
            new Coverage(
                "1幢",
                3,
                2,
                Map.of(VisitOutcome.FINDING, 1, VisitOutcome.NOBODY_IN, 1),
                Map.of(GAS, 1)),
            new Coverage("2幢", 2, 0, Map.of(), Map.of()));
    String json = Json.EVENTS.writeValueAsString(body);
    assertThat(json).doesNotContain("\"101\"").doesNotContain("\"ct\"");
    assertThat(Json.EVENTS.readValue(json, CampaignBody.class)).isEqualTo(body);
  }

  @Test
  @Tag("N-19")
  void a_door_that_opens_the_second_time_is_one_door() {
    CampaignBody body =
        body(
            planned(),
            started(),
            visited("101", null, VisitOutcome.NOBODY_IN),
            visited("101", VisitOutcome.NOBODY_IN, VisitOutcome.NOTHING_FOUND));
    assertThat(body.buildings().getFirst().visited()).isEqualTo(1);
    assertThat(body.buildings().getFirst().outcomes())
        .isEqualTo(Map.of(VisitOutcome.NOTHING_FOUND, 1));
    assertThat(body.visits()).isEqualTo(2);
  }

  @Test
  @Tag("N-20")
  void answers_are_counted_by_kind_and_each_finding_once() {
    CampaignBody body =
        body(
            planned(),
            started(),
            visited("101", null, VisitOutcome.FINDING, finding(GAS, Answer.FIXED)),
            new FindingAnswered(CAMPAIGN, FOUND, Answer.FIXED, Answer.EXPLAINED, null, TEXT, NINE));
    assertThat(body.findings()).isEqualTo(Map.of(GAS, 1));
    assertThat(body.answers()).isEqualTo(Map.of(Answer.EXPLAINED, 1));
  }

  @Test
  @Tag("M-20")
  void nights_count_who_was_there() {
    CampaignBody body =
        body(
            planned(),
            started(),
            new NightChecked(
                CAMPAIGN,
                FIRST,
                FIRST,
                List.of(VOLUNTEER, GRID_WORKER),
                List.of("1幢"),
                List.of(finding(GAS, null)),
                NINE),
            new NightCheckMissed(CAMPAIGN, LocalDate.parse("2026-03-09"), NINE));
    assertThat(body.nights()).containsExactly(new CheckedNight(FIRST, 2, List.of("1幢")));
    assertThat(body.missedWeeks()).containsExactly(LocalDate.parse("2026-03-09"));
    assertThat(body.findings()).isEqualTo(Map.of(GAS, 1));
  }

  @Test
  void buildings_are_taken_in_and_put_right() {
    CampaignBody body =
        body(
            planned(),
            new CampaignBuildingSet(CAMPAIGN, new Place("1幢", 5), NINE),
            new CampaignBuildingSet(CAMPAIGN, new Place("3幢", 9), NINE),
            started(),
            new CampaignClosed(CAMPAIGN, List.of("1幢"), NINE));
    assertThat(body.buildings()).extracting(Coverage::households).containsExactly(5, 2, 9);
    assertThat(body.state()).isEqualTo("CLOSED");
    assertThat(body.nobodyMet()).containsExactly("1幢");
  }

  @Test
  void the_row_has_kind_and_purpose() {
    CampaignRow row =
        requireNonNull(
            ViewSpec.<CampaignRow, CampaignEvent>row(
                new CampaignsView(), CAMPAIGN.value(), WUHUAN.value(), planned()));
    assertThat(row.kind).isEqualTo("HOUSEHOLD_VISIT");
    assertThat(row.purpose).isEqualTo("GAS_AND_CHARGING");
  }
}

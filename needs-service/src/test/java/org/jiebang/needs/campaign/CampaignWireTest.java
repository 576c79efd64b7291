package org.jiebang.needs.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.needs.campaign.CampaignSamples.CAMPAIGN;
import static org.jiebang.needs.campaign.CampaignSamples.FIRST;
import static org.jiebang.needs.campaign.CampaignSamples.FOUND;
import static org.jiebang.needs.campaign.CampaignSamples.GAS;
import static org.jiebang.needs.campaign.CampaignSamples.VOLUNTEER;
import static org.jiebang.needs.campaign.CampaignSamples.finding;
import static org.jiebang.needs.campaign.CampaignSamples.planned;
import static org.jiebang.needs.campaign.CampaignSamples.startedNights;
import static org.jiebang.needs.campaign.CampaignSamples.visited;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.TEXT;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Objects;
import org.jiebang.eventsourcing.testing.WireSpec;
import org.jiebang.needs.NeedsWiring;
import org.jiebang.needs.campaign.CampaignEvent.CampaignBuildingSet;
import org.jiebang.needs.campaign.CampaignEvent.CampaignClosed;
import org.jiebang.needs.campaign.CampaignEvent.CampaignVisitorsAppointed;
import org.jiebang.needs.campaign.CampaignEvent.FindingAnswered;
import org.jiebang.needs.campaign.CampaignEvent.NightCheckMissed;
import org.jiebang.needs.campaign.CampaignEvent.NightChecked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CampaignWireTest {

  @Test
  void every_event_has_a_name_and_every_sample_still_loads() throws Exception {
    new WireSpec(NeedsWiring.wire())
        .names(CampaignEvent.class)
        .samples(
            planned(CampaignKind.NIGHT_CHECK, DayOfWeek.MONDAY),
            new CampaignBuildingSet(CAMPAIGN, new Place("3幢", 9), NINE),
            new CampaignVisitorsAppointed(CAMPAIGN, List.of(VOLUNTEER), NINE),
            startedNights(),
            visited("101", VisitOutcome.NOBODY_IN, VisitOutcome.FINDING, finding(GAS, Answer.NEED)),
            new NightChecked(
                CAMPAIGN,
                FIRST,
                FIRST,
                List.of(VOLUNTEER),
                List.of("1幢"),
                List.of(finding(GAS, null)),
                NINE),
            new NightCheckMissed(CAMPAIGN, FIRST, NINE),
            new FindingAnswered(CAMPAIGN, FOUND, Answer.FIXED, Answer.NEED, NEED, TEXT, NINE),
            new CampaignClosed(CAMPAIGN, List.of("2幢"), NINE))
        .check();
  }

  @Test
  @Tag("N-19")
  void whose_door_was_knocked_at_stays_in_the_house() {
    assertThat(
            Objects.requireNonNull(CampaignWire.wire().byName("campaign-household-visited"))
                .leavesTheHouse())
        .isFalse();
  }
}

package org.jiebang.needs.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.needs.campaign.CampaignSamples.CAMPAIGN;
import static org.jiebang.needs.campaign.CampaignSamples.FIRST;
import static org.jiebang.needs.campaign.CampaignSamples.VOLUNTEER;
import static org.jiebang.needs.campaign.CampaignSamples.started;
import static org.jiebang.needs.campaign.CampaignSamples.startedNights;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.day;

import java.time.Instant;
import java.util.List;
import org.jiebang.eventsourcing.Timers.Change;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.needs.campaign.CampaignCommand.CloseCampaign;
import org.jiebang.needs.campaign.CampaignCommand.MissNightCheck;
import org.jiebang.needs.campaign.CampaignEvent.CampaignClosed;
import org.jiebang.needs.campaign.CampaignEvent.CampaignStarted;
import org.jiebang.needs.campaign.CampaignEvent.NightChecked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-20")
class CampaignTimersTest {

  private final CampaignTimers timers = new CampaignTimers();

  private List<Change> on(CampaignEvent event) {
    return timers.on(ViewSpec.recorded(CAMPAIGN.value(), WUHUAN.value(), 1, event));
  }

  private Object fire(String timer) {
    return timers.fire(CAMPAIGN.value(), timer, day(7), day(7)).getFirst().command();
  }

  @Test
  void each_night_to_come_is_waited_for() {
    assertThat(on(startedNights()))
        .containsExactly(
            new Change.Set("end", Instant.parse("2026-04-07T16:00:00Z")),
            new Change.Set("night/2026-03-02", Instant.parse("2026-03-09T04:00:00Z")));
    assertThat(fire("night/2026-03-02")).isEqualTo(new MissNightCheck(CAMPAIGN, FIRST, day(7)));
  }

  @Test
  void a_night_that_was_checked_is_not() {
    assertThat(
            on(
                new NightChecked(
                    CAMPAIGN,
                    FIRST.plusDays(2),
                    FIRST,
                    List.of(VOLUNTEER),
                    List.of(),
                    List.of(),
                    NINE)))
        .containsExactly(new Change.Clear("night/2026-03-02"));
  }

  @Test
  void a_campaign_ends_by_itself_unless_it_was_over() {
    assertThat(on(started())).hasSize(1);
    assertThat(fire("end")).isEqualTo(new CloseCampaign(CAMPAIGN, day(7)));
    assertThat(on(new CampaignStarted(CAMPAIGN, List.of(), null, NINE))).isEmpty();
    assertThat(on(new CampaignClosed(CAMPAIGN, List.of(), NINE)))
        .containsExactly(new Change.Clear("end"));
  }
}

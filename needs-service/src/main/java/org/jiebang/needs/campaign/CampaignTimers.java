package org.jiebang.needs.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.eventsourcing.Timers.Change.Clear;
import org.jiebang.eventsourcing.Timers.Change.Set;
import org.jiebang.needs.campaign.CampaignCommand.CloseCampaign;
import org.jiebang.needs.campaign.CampaignCommand.MissNightCheck;
import org.jiebang.needs.campaign.CampaignEvent.CampaignBuildingSet;
import org.jiebang.needs.campaign.CampaignEvent.CampaignClosed;
import org.jiebang.needs.campaign.CampaignEvent.CampaignPlanned;
import org.jiebang.needs.campaign.CampaignEvent.CampaignStarted;
import org.jiebang.needs.campaign.CampaignEvent.CampaignVisitorsAppointed;
import org.jiebang.needs.campaign.CampaignEvent.FindingAnswered;
import org.jiebang.needs.campaign.CampaignEvent.HouseholdVisited;
import org.jiebang.needs.campaign.CampaignEvent.NightCheckMissed;
import org.jiebang.needs.campaign.CampaignEvent.NightChecked;

/** The end of a campaign, and the weeks whose night check nobody recorded. */
public final class CampaignTimers implements Timers<CampaignCommand, Campaign, CampaignEvent> {

  static final String END = "end";

  /** And the Monday of the week. */
  static final String NIGHT = "night/";

  @Override
  public Aggregate<CampaignCommand, Campaign, CampaignEvent> aggregate() {
    return Campaigns.INSTANCE;
  }

  @Override
  public List<Change> on(Recorded<CampaignEvent> fact) {
    return switch (fact.event()) {
      case CampaignStarted e -> {
        var changes = new ArrayList<Change>();
        if (e.endsAt() != null) {
          changes.add(new Set(END, e.endsAt()));
        }
        e.nights().forEach(n -> changes.add(new Set(NIGHT + n.week(), n.missedAt())));
        yield changes;
      }
      case NightChecked e -> List.of(new Clear(NIGHT + e.week()));
      case CampaignClosed _ -> List.of(new Clear(END));
      case CampaignPlanned _,
          CampaignBuildingSet _,
          CampaignVisitorsAppointed _,
          HouseholdVisited _,
          NightCheckMissed _,
          FindingAnswered _ ->
          List.of();
    };
  }

  @Override
  public List<? extends Step<?, ?, ?>> fire(UUID stream, String timer, Instant due, Instant now) {
    CampaignId campaign = new CampaignId(stream);
    if (timer.startsWith(NIGHT)) {
      LocalDate week = LocalDate.parse(timer.substring(NIGHT.length()));
      return List.of(Step.of(Campaigns.INSTANCE, stream, new MissNightCheck(campaign, week, now)));
    }
    if (!timer.equals(END)) {
      throw new IllegalArgumentException("no such timer of a campaign: " + timer);
    }
    return List.of(Step.of(Campaigns.INSTANCE, stream, new CloseCampaign(campaign, now)));
  }
}

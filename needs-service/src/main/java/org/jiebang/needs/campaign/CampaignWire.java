package org.jiebang.needs.campaign;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.needs.campaign.CampaignEvent.CampaignBuildingSet;
import org.jiebang.needs.campaign.CampaignEvent.CampaignClosed;
import org.jiebang.needs.campaign.CampaignEvent.CampaignPlanned;
import org.jiebang.needs.campaign.CampaignEvent.CampaignStarted;
import org.jiebang.needs.campaign.CampaignEvent.CampaignVisitorsAppointed;
import org.jiebang.needs.campaign.CampaignEvent.FindingAnswered;
import org.jiebang.needs.campaign.CampaignEvent.HouseholdVisited;
import org.jiebang.needs.campaign.CampaignEvent.NightCheckMissed;
import org.jiebang.needs.campaign.CampaignEvent.NightChecked;

/**
 * The names of a campaign's events on disk and on Kafka. Whose door was knocked at, and what was
 * found behind it, stays in the house.
 */
public final class CampaignWire {

  private CampaignWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("campaign-planned", CampaignPlanned.class)
        .event("campaign-building-set", CampaignBuildingSet.class)
        .withheld("campaign-visitors-appointed", CampaignVisitorsAppointed.class)
        .event("campaign-started", CampaignStarted.class)
        .withheld("campaign-household-visited", HouseholdVisited.class)
        .discreet("campaign-night-checked", NightChecked.class, "present", "findings")
        .event("campaign-night-check-missed", NightCheckMissed.class)
        .forDesk("campaign-finding-answered", 1, FindingAnswered.class)
        .event("campaign-closed", CampaignClosed.class)
        .build();
  }
}

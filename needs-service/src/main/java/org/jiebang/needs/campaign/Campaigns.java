package org.jiebang.needs.campaign;

import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.campaign.Campaign.NotPlanned;
import org.jiebang.needs.campaign.Campaign.Planned;

/** Campaigns as a kind of stream: owned and seen by the community alone. */
public final class Campaigns implements Aggregate<CampaignCommand, Campaign, CampaignEvent> {

  public static final Campaigns INSTANCE = new Campaigns();

  private final CampaignDecider decider = new CampaignDecider(CampaignPolicy.DEFAULT);

  private Campaigns() {}

  @Override
  public String name() {
    return "campaign";
  }

  @Override
  public Class<CampaignEvent> events() {
    return CampaignEvent.class;
  }

  @Override
  public Decider<CampaignCommand, Campaign, CampaignEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Campaign campaign) {
    return switch (campaign) {
      case NotPlanned() -> "NONE";
      case Planned planned -> planned.phase().name();
    };
  }

  @Override
  public UUID tenantOf(Campaign campaign) {
    return ((Planned) campaign).community().value();
  }
}

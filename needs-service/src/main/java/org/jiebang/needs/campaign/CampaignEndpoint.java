package org.jiebang.needs.campaign;

import static org.jiebang.eventsourcing.Rejected.refuse;

import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.UUID;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.needs.campaign.Campaign.NotPlanned;
import org.jiebang.needs.campaign.Campaign.Planned;
import org.jiebang.needs.place.Communities;
import org.jiebang.needs.place.Community;
import org.jiebang.needs.place.CommunityRefusal;

/** What every resource of campaigns hands its requests to. */
@Singleton
public class CampaignEndpoint {

  static final String PATH = "/api/v1/campaigns";

  /**
   * Anything that people write on a wall, but no space and nothing that means something in a path.
   */
  static final String BUILDING = "[^\\s/<>\"'&?%]{1,20}";

  static final String DOOR = "[^\\s/<>\"'&?%]{1,16}";

  /** A word in capitals. */
  static final String CODE = "[A-Z][A-Z0-9_]{1,31}";

  private final Endpoint<CampaignCommand, Campaign, CampaignEvent, CampaignBody, ShownCampaign>
      endpoint;
  private final CommandHandler commands;
  private final CampaignAudience audience;
  private final CurrentCaller caller;

  CampaignEndpoint(
      Endpoints endpoints,
      CommandHandler commands,
      CampaignAudience audience,
      CurrentCaller caller) {
    this.endpoint = endpoints.of(Campaigns.INSTANCE, new CampaignPicture(), PATH, audience);
    this.commands = commands;
    this.audience = audience;
    this.caller = caller;
  }

  Endpoint<CampaignCommand, Campaign, CampaignEvent, CampaignBody, ShownCampaign> campaigns() {
    return endpoint;
  }

  /**
   * @throws org.jiebang.eventsourcing.Rejected COMMUNITY_NOT_FOUND
   */
  ZoneId zoneOf(UUID community) {
    return commands.load(Communities.INSTANCE, community).state()
            instanceof Community.Registered place
        ? place.timeZone()
        : refuse(CommunityRefusal.COMMUNITY_NOT_FOUND);
  }

  /**
   * The campaign, for who goes from door to door.
   *
   * @throws org.jiebang.eventsourcing.Rejected CAMPAIGN_NOT_FOUND, ROLE_NOT_ALLOWED
   */
  Planned visited(UUID campaign) {
    return switch (endpoint.readable(campaign)) {
      case Planned planned when audience.visits(caller.get(), planned) -> planned;
      case Planned _ -> refuse(CampaignRefusal.ROLE_NOT_ALLOWED);
      case NotPlanned() -> refuse(CampaignRefusal.CAMPAIGN_NOT_FOUND);
    };
  }
}

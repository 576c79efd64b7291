package org.jiebang.needs.campaign;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** Names a campaign. */
public record CampaignId(UUID value) implements Id {}

package org.jiebang.needs.campaign;

import org.jiebang.eventsourcing.view.ListView;

/** The list of campaigns. */
public final class CampaignsView extends ListView<CampaignBody, CampaignRow, CampaignEvent> {

  public CampaignsView() {
    super(Campaigns.INSTANCE, new CampaignPicture(), CampaignRow.class, CampaignRow::new);
  }

  @Override
  protected void columns(CampaignRow row, CampaignBody body) {
    row.kind = body.kind().name();
    row.purpose = body.purpose().value();
  }
}

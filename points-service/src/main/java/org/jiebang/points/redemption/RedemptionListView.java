package org.jiebang.points.redemption;

import org.jiebang.eventsourcing.view.ListView;

/** The list of redemptions. */
public final class RedemptionListView
    extends ListView<RedemptionBody, RedemptionRow, RedemptionEvent> {

  public RedemptionListView() {
    super(Redemptions.INSTANCE, new RedemptionPicture(), RedemptionRow.class, RedemptionRow::new);
  }

  @Override
  protected void columns(RedemptionRow row, RedemptionBody body) {
    row.account = body.order().account().value();
    row.reward = body.order().reward().value();
    row.merchant = body.order().merchant();
  }
}

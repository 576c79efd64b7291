package org.jiebang.points.reward;

import org.jiebang.eventsourcing.view.ListView;

/** The list of goods. */
public final class RewardListView extends ListView<RewardBody, RewardRow, RewardEvent> {

  public RewardListView() {
    super(Rewards.INSTANCE, new RewardPicture(), RewardRow.class, RewardRow::new);
  }

  @Override
  protected void columns(RewardRow row, RewardBody body) {
    row.price = body.offer().price();
    row.available = body.stock() > 0;
  }
}

package org.jiebang.needs.ballot;

import org.jiebang.eventsourcing.view.ListView;

/** The list of ballots. */
public final class BallotsView extends ListView<BallotBody, BallotRow, BallotEvent> {

  public BallotsView() {
    super(Ballots.INSTANCE, new BallotPicture(), BallotRow.class, BallotRow::new);
  }

  @Override
  protected void columns(BallotRow row, BallotBody body) {
    row.kind = body.kind().name();
  }
}

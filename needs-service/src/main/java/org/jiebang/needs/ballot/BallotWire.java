package org.jiebang.needs.ballot;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.needs.ballot.BallotEvent.BallotContested;
import org.jiebang.needs.ballot.BallotEvent.BallotDeclared;
import org.jiebang.needs.ballot.BallotEvent.BallotFinalised;
import org.jiebang.needs.ballot.BallotEvent.BallotHanded;
import org.jiebang.needs.ballot.BallotEvent.BallotPrepared;
import org.jiebang.needs.ballot.BallotEvent.BallotRefused;
import org.jiebang.needs.ballot.BallotEvent.BallotReplaced;
import org.jiebang.needs.ballot.BallotEvent.BallotReturned;
import org.jiebang.needs.ballot.BallotEvent.BallotUpheld;
import org.jiebang.needs.ballot.BallotEvent.CollectingClosed;
import org.jiebang.needs.ballot.BallotEvent.CollectingOpened;
import org.jiebang.needs.ballot.BallotEvent.CollectorsAppointed;
import org.jiebang.needs.ballot.BallotEvent.HouseholdsEntitled;
import org.jiebang.needs.ballot.BallotEvent.HouseholdsStruck;
import org.jiebang.needs.ballot.BallotEvent.NewBallotOrdered;
import org.jiebang.needs.ballot.BallotEvent.OpinionRecorded;
import org.jiebang.needs.ballot.BallotEvent.RecountOrdered;
import org.jiebang.needs.ballot.BallotEvent.SheetCounted;

/**
 * The names of a ballot's events on disk and on Kafka. What names a household, and what is counted
 * before the result is declared, stays in the house.
 */
public final class BallotWire {

  private BallotWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("ballot-prepared", BallotPrepared.class)
        .withheld("ballot-collectors-appointed", CollectorsAppointed.class)
        .withheld("ballot-households-entitled", HouseholdsEntitled.class)
        .withheld("ballot-households-struck", HouseholdsStruck.class)
        .event("ballot-collecting-opened", CollectingOpened.class)
        .withheld("ballot-handed", BallotHanded.class)
        .withheld("ballot-replaced", BallotReplaced.class)
        .withheld("ballot-returned", BallotReturned.class)
        .withheld("ballot-refused", BallotRefused.class)
        .withheld("ballot-opinion-recorded", OpinionRecorded.class)
        .event("ballot-collecting-closed", CollectingClosed.class)
        .withheld("ballot-sheet-counted", SheetCounted.class)
        .event("ballot-recount-ordered", RecountOrdered.class)
        .event("ballot-declared", BallotDeclared.class)
        .discreet("ballot-contested", BallotContested.class, "by", "reason")
        .event("ballot-upheld", BallotUpheld.class)
        .event("ballot-new-ordered", NewBallotOrdered.class)
        .event("ballot-finalised", BallotFinalised.class)
        .build();
  }
}

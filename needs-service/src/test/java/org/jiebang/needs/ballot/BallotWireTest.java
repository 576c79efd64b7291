package org.jiebang.needs.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.needs.ballot.BallotSamples.BALLOT;
import static org.jiebang.needs.ballot.BallotSamples.BUILDING;
import static org.jiebang.needs.ballot.BallotSamples.CLOSES;
import static org.jiebang.needs.ballot.BallotSamples.OPINION;
import static org.jiebang.needs.ballot.BallotSamples.VOLUNTEER;
import static org.jiebang.needs.ballot.BallotSamples.closed;
import static org.jiebang.needs.ballot.BallotSamples.contested;
import static org.jiebang.needs.ballot.BallotSamples.counted;
import static org.jiebang.needs.ballot.BallotSamples.declared;
import static org.jiebang.needs.ballot.BallotSamples.entitled;
import static org.jiebang.needs.ballot.BallotSamples.handed;
import static org.jiebang.needs.ballot.BallotSamples.opened;
import static org.jiebang.needs.ballot.BallotSamples.prepared;
import static org.jiebang.needs.ballot.BallotSamples.returned;
import static org.jiebang.needs.need.NeedSamples.GRID_WORKER;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.TEXT;
import static org.jiebang.needs.need.NeedSamples.day;

import java.util.List;
import org.jiebang.eventsourcing.testing.WireSpec;
import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.needs.NeedsWiring;
import org.jiebang.needs.ballot.BallotEvent.BallotFinalised;
import org.jiebang.needs.ballot.BallotEvent.BallotRefused;
import org.jiebang.needs.ballot.BallotEvent.BallotReplaced;
import org.jiebang.needs.ballot.BallotEvent.BallotUpheld;
import org.jiebang.needs.ballot.BallotEvent.CollectorsAppointed;
import org.jiebang.needs.ballot.BallotEvent.HouseholdsStruck;
import org.jiebang.needs.ballot.BallotEvent.NewBallotOrdered;
import org.jiebang.needs.ballot.BallotEvent.OpinionRecorded;
import org.jiebang.needs.ballot.BallotEvent.RecountOrdered;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BallotWireTest {

  @Test
  void every_event_has_a_name_and_every_sample_still_loads() throws Exception {
    var home = new Household(BUILDING, "101");
    new WireSpec(NeedsWiring.wire())
        .names(BallotEvent.class)
        .samples(
            prepared(),
            new CollectorsAppointed(BALLOT, List.of(VOLUNTEER), NINE),
            entitled(),
            new HouseholdsStruck(BALLOT, BUILDING, List.of("101"), NINE),
            opened(),
            handed("101"),
            new BallotReplaced(BALLOT, home, GRID_WORKER, NINE),
            returned("101"),
            new BallotRefused(BALLOT, home, true, GRID_WORKER, NINE),
            new OpinionRecorded(BALLOT, OPINION, TEXT, NINE),
            closed(),
            counted(),
            new RecountOrdered(BALLOT, 2, "再点一次", CLOSES),
            declared(),
            contested(),
            new BallotUpheld(BALLOT, "核对无误", day(12)),
            new NewBallotOrdered(BALLOT, "名册有误", day(12)),
            new BallotFinalised(BALLOT, day(17)))
        .check();
  }

  @Test
  @Tag("N-33")
  void nothing_that_names_a_household_leaves_the_house() {
    for (Wire.EventType type : BallotWire.wire().types()) {
      boolean names =
          List.of(type.type().getRecordComponents()).stream()
              .anyMatch(c -> c.getType() == Household.class || c.getName().equals("doors"));
      assertThat(type.leavesTheHouse() && names).as(type.name()).isFalse();
    }
  }
}

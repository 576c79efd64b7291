package org.jiebang.needs.ballot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.needs.ballot.BallotSamples.BALLOT;
import static org.jiebang.needs.ballot.BallotSamples.BUILDING;
import static org.jiebang.needs.ballot.BallotSamples.CLOSES;
import static org.jiebang.needs.ballot.BallotSamples.OPINION;
import static org.jiebang.needs.ballot.BallotSamples.and;
import static org.jiebang.needs.ballot.BallotSamples.collecting;
import static org.jiebang.needs.ballot.BallotSamples.contested;
import static org.jiebang.needs.ballot.BallotSamples.counted;
import static org.jiebang.needs.ballot.BallotSamples.counting;
import static org.jiebang.needs.ballot.BallotSamples.declared;
import static org.jiebang.needs.ballot.BallotSamples.entitled;
import static org.jiebang.needs.ballot.BallotSamples.prepared;
import static org.jiebang.needs.ballot.BallotSamples.result;
import static org.jiebang.needs.need.NeedSamples.GRID_WORKER;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.TEXT;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.day;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.needs.ballot.BallotEvent.BallotHanded;
import org.jiebang.needs.ballot.BallotEvent.BallotRefused;
import org.jiebang.needs.ballot.BallotEvent.BallotReplaced;
import org.jiebang.needs.ballot.BallotEvent.HouseholdsStruck;
import org.jiebang.needs.ballot.BallotEvent.NewBallotOrdered;
import org.jiebang.needs.ballot.BallotEvent.OpinionRecorded;
import org.jiebang.needs.ballot.BallotEvent.RecountOrdered;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-33")
class BallotPictureTest {

  private static BallotBody body(List<BallotEvent> events) {
    return ViewSpec.picture(
        new BallotPicture(), BALLOT.value(), WUHUAN.value(), events.toArray(new BallotEvent[0]));
  }

  private static BuildingTurnout turnout(int handed, int returned, int refused) {
    return new BuildingTurnout(List.of(BUILDING), 15, handed, returned, refused);
  }

  @Test
  void papers_are_counted_by_building() {
    assertThat(body(collecting()).turnout()).containsExactly(turnout(1, 1, 0));
  }

  @Test
  void a_refusal_taken_back_counts_as_none() {
    var home = new Household(BUILDING, "101");
    var refused = new BallotRefused(BALLOT, home, true, GRID_WORKER, NINE);
    assertThat(body(and(collecting(), refused)).turnout()).containsExactly(turnout(0, 1, 1));
    var again = new BallotHanded(BALLOT, home, true, GRID_WORKER, NINE);
    assertThat(body(and(collecting(), refused, again)).turnout()).containsExactly(turnout(1, 1, 0));
  }

  @Test
  void a_body_says_nothing_of_doors() throws Exception {
    BallotBody body = body(and(counting(), counted(), declared(), contested()));
    String json = Json.EVENTS.writeValueAsString(body);
    assertThat(json).doesNotContain("\"101\"");
    assertThat(Json.EVENTS.readValue(json, BallotBody.class)).isEqualTo(body);
  }

  @Test
  void what_is_spoiled_or_said_at_the_doors_is_counted() {
    BallotBody body =
        body(
            and(
                collecting(),
                new BallotReplaced(BALLOT, new Household(BUILDING, "101"), GRID_WORKER, NINE),
                new OpinionRecorded(BALLOT, OPINION, TEXT, NINE)));
    assertThat(body.replaced()).isEqualTo(1);
    assertThat(body.opinions()).isEqualTo(1);
    assertThat(body.turnout()).containsExactly(turnout(1, 1, 0));
  }

  @Test
  void a_building_without_households_is_none() {
    assertThat(
            body(List.of(
                    prepared(),
                    entitled(),
                    new HouseholdsStruck(BALLOT, BUILDING, BallotSamples.DOORS, NINE)))
                .turnout())
        .isEmpty();
  }

  @Test
  void a_recount_takes_the_result_back() {
    BallotBody body =
        body(
            and(
                counting(),
                counted(),
                declared(),
                contested(),
                new RecountOrdered(BALLOT, 2, "再点一次", CLOSES)));
    assertThat(body.state()).isEqualTo("COUNTING");
    assertThat(body.ending().result()).isNull();
    assertThat(body.counted().sheets()).isEmpty();
    assertThat(body.counted().round()).isEqualTo(2);
  }

  @Test
  void a_new_ballot_leaves_the_old_result_to_be_read() {
    BallotBody body =
        body(
            and(
                counting(),
                counted(),
                declared(),
                contested(),
                new NewBallotOrdered(BALLOT, "名册有误", day(12))));
    assertThat(body.state()).isEqualTo("FINAL");
    assertThat(body.ending().result()).isEqualTo(result());
    assertThat(body.ending().outcome()).isEqualTo("NEW_BALLOT");
  }

  @Test
  void the_row_has_the_kind() {
    BallotRow row =
        requireNonNull(
            ViewSpec.<BallotRow, BallotEvent>row(
                new BallotsView(), BALLOT.value(), WUHUAN.value(), prepared()));
    assertThat(row.kind).isEqualTo("OWNERS_COMMITTEE");
  }

  @Test
  void three_thousand_households_fold_to_what_they_are() {
    var events = new ArrayList<BallotEvent>(List.of(prepared()));
    for (int building = 1; building <= 32; building++) {
      List<String> doors = IntStream.rangeClosed(1, 101).mapToObj(Integer::toString).toList();
      events.add(new BallotEvent.HouseholdsEntitled(BALLOT, building + "幢", doors, NINE));
      for (String door : doors) {
        var home = new Household(building + "幢", door);
        events.add(new BallotHanded(BALLOT, home, false, GRID_WORKER, NINE));
        events.add(new BallotEvent.BallotReturned(BALLOT, home, GRID_WORKER, NINE));
      }
    }
    BallotBody body = body(events);
    assertThat(body.turnout().stream().mapToInt(BuildingTurnout::returned).sum()).isEqualTo(3232);
    var decider = new BallotDecider(BallotPolicy.DEFAULT);
    Ballot state = decider.initial();
    for (BallotEvent event : events) {
      state = decider.evolve(state, event);
    }
    assertThat(((Ballot.Held) state).count(Roll.Standing.RETURNED)).isEqualTo(3232);
  }
}

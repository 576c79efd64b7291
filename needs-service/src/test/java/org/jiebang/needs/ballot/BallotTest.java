package org.jiebang.needs.ballot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.Actor.SYSTEM;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.needs.ballot.BallotSamples.BALLOT;
import static org.jiebang.needs.ballot.BallotSamples.BUILDING;
import static org.jiebang.needs.ballot.BallotSamples.CLOSES;
import static org.jiebang.needs.ballot.BallotSamples.DOORS;
import static org.jiebang.needs.ballot.BallotSamples.GRID;
import static org.jiebang.needs.ballot.BallotSamples.OPENS;
import static org.jiebang.needs.ballot.BallotSamples.OPINION;
import static org.jiebang.needs.ballot.BallotSamples.VOLUNTEER;
import static org.jiebang.needs.ballot.BallotSamples.and;
import static org.jiebang.needs.ballot.BallotSamples.candidates;
import static org.jiebang.needs.ballot.BallotSamples.collecting;
import static org.jiebang.needs.ballot.BallotSamples.counted;
import static org.jiebang.needs.ballot.BallotSamples.counting;
import static org.jiebang.needs.ballot.BallotSamples.declared;
import static org.jiebang.needs.ballot.BallotSamples.entitled;
import static org.jiebang.needs.ballot.BallotSamples.handed;
import static org.jiebang.needs.ballot.BallotSamples.histories;
import static org.jiebang.needs.ballot.BallotSamples.opened;
import static org.jiebang.needs.ballot.BallotSamples.prepared;
import static org.jiebang.needs.ballot.BallotSamples.returned;
import static org.jiebang.needs.ballot.BallotSamples.sheet;
import static org.jiebang.needs.need.NeedSamples.DESK;
import static org.jiebang.needs.need.NeedSamples.GRID_WORKER;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.TEXT;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.by;
import static org.jiebang.needs.need.NeedSamples.day;
import static org.jiebang.needs.need.NeedSamples.desk;
import static org.jiebang.needs.need.NeedSamples.resident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.needs.ballot.BallotCommand.AppointCollectors;
import org.jiebang.needs.ballot.BallotCommand.CloseCollecting;
import org.jiebang.needs.ballot.BallotCommand.ContestBallot;
import org.jiebang.needs.ballot.BallotCommand.CountSheet;
import org.jiebang.needs.ballot.BallotCommand.DeclareBallot;
import org.jiebang.needs.ballot.BallotCommand.EntitleHouseholds;
import org.jiebang.needs.ballot.BallotCommand.FinaliseBallot;
import org.jiebang.needs.ballot.BallotCommand.HandBallots;
import org.jiebang.needs.ballot.BallotCommand.OpenCollecting;
import org.jiebang.needs.ballot.BallotCommand.OrderNewBallot;
import org.jiebang.needs.ballot.BallotCommand.OrderRecount;
import org.jiebang.needs.ballot.BallotCommand.PrepareBallot;
import org.jiebang.needs.ballot.BallotCommand.RecordOpinion;
import org.jiebang.needs.ballot.BallotCommand.RefuseBallot;
import org.jiebang.needs.ballot.BallotCommand.ReplaceBallot;
import org.jiebang.needs.ballot.BallotCommand.ReturnBallots;
import org.jiebang.needs.ballot.BallotCommand.StrikeHouseholds;
import org.jiebang.needs.ballot.BallotCommand.UpholdBallot;
import org.jiebang.needs.ballot.BallotEvent.BallotDeclared;
import org.jiebang.needs.ballot.BallotEvent.BallotHanded;
import org.jiebang.needs.ballot.BallotEvent.BallotRefused;
import org.jiebang.needs.ballot.BallotEvent.CollectingClosed;
import org.jiebang.needs.ballot.BallotEvent.CollectorsAppointed;
import org.jiebang.needs.ballot.BallotEvent.HouseholdsEntitled;
import org.jiebang.needs.ballot.BallotEvent.RecountOrdered;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-33")
class BallotTest {

  private final DeciderSpec<BallotCommand, Ballot, BallotEvent> spec =
      DeciderSpec.of(new BallotDecider(BallotPolicy.DEFAULT));

  private static PrepareBallot prepare(List<Choice> choices, int seats, Instant closesAt) {
    return new PrepareBallot(
        BALLOT,
        WUHUAN,
        BallotKind.OWNERS_COMMITTEE,
        "第四届业主委员会换届",
        "请选出两名委员",
        "每户一票,最多选两人",
        choices,
        seats,
        OPENS,
        closesAt,
        NINE);
  }

  private static HandBallots hand(String... doors) {
    return new HandBallots(BALLOT, BUILDING, List.of(doors), GRID, NINE);
  }

  private static ReturnBallots takeBack(String... doors) {
    return new ReturnBallots(BALLOT, BUILDING, List.of(doors), GRID, NINE);
  }

  private static RefuseBallot refuse(String door) {
    return new RefuseBallot(BALLOT, new Household(BUILDING, door), GRID, NINE);
  }

  private static CountSheet count(Sheet sheet) {
    return new CountSheet(BALLOT, sheet, CLOSES);
  }

  private static Sheet papers(int number, int papers) {
    return new Sheet(number, papers, 0, Map.of());
  }

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    Map<String, Function<Ballot, BallotCommand>> commands = new LinkedHashMap<>();
    commands.put("prepare", always(prepare(candidates(), 2, CLOSES)));
    commands.put("entitle", always(new EntitleHouseholds(BALLOT, "4幢", DOORS, NINE)));
    commands.put("strike", always(new StrikeHouseholds(BALLOT, BUILDING, List.of("101"), NINE)));
    commands.put("collectors", always(new AppointCollectors(BALLOT, List.of(VOLUNTEER), NINE)));
    commands.put("open", always(new OpenCollecting(BALLOT, NINE)));
    commands.put("hand", always(hand("103")));
    commands.put(
        "replace", always(new ReplaceBallot(BALLOT, new Household(BUILDING, "101"), GRID, NINE)));
    commands.put("return", always(takeBack("101")));
    commands.put("refuse", always(refuse("103")));
    commands.put("opinions", always(new RecordOpinion(BALLOT, OPINION, TEXT, GRID, NINE)));
    commands.put("closeCollecting", always(new CloseCollecting(BALLOT, SYSTEM, CLOSES)));
    commands.put("countSheet", always(count(papers(1, 0))));
    commands.put("recount", always(new OrderRecount(BALLOT, "票数不符", by("DIS", DESK), CLOSES)));
    commands.put("declare", always(new DeclareBallot(BALLOT, Duration.ofDays(7), CLOSES)));
    commands.put("contest", always(new ContestBallot(BALLOT, TEXT, resident(), day(11))));
    commands.put("uphold", always(new UpholdBallot(BALLOT, "核对无误", day(12))));
    commands.put("orderNew", always(new OrderNewBallot(BALLOT, "名册有误", day(12))));
    commands.put("finalise", always(new FinaliseBallot(BALLOT, day(17))));
    var histories = histories();
    // Nobody voted: so a count may go on and may be declared in one and the same state.
    histories.put(
        "COUNTING",
        List.of(prepared(), entitled(), opened(), new CollectingClosed(BALLOT, 0, 0, 15, CLOSES)));
    new LifecycleWalk<>(Ballots.INSTANCE, histories, commands).check();
  }

  @Test
  void a_ballot_must_close_after_it_opens() {
    spec.when(prepare(candidates(), 2, OPENS)).thenRefused(BallotRefusal.BALLOT_WINDOW_INVALID);
  }

  @Test
  void an_election_has_candidates_and_no_more_seats_than_these() {
    spec.when(prepare(candidates(), 4, CLOSES)).thenRefused(BallotRefusal.CHOICES_INVALID);
    spec.when(prepare(List.of(new Choice("A", "同意", null, null)), 1, CLOSES))
        .thenRefused(BallotRefusal.CHOICES_INVALID);
    var twice = List.of(candidates().getFirst(), candidates().getFirst());
    spec.when(prepare(twice, 1, CLOSES)).thenRefused(BallotRefusal.CHOICES_INVALID);
  }

  @Test
  void a_household_is_on_the_roll_once() {
    spec.given(prepared(), entitled())
        .when(new EntitleHouseholds(BALLOT, BUILDING, List.of("101", "1601"), NINE))
        .then(new HouseholdsEntitled(BALLOT, BUILDING, List.of("1601"), NINE));
    spec.given(prepared(), entitled())
        .when(new EntitleHouseholds(BALLOT, BUILDING, DOORS, NINE))
        .thenNothing();
  }

  @Test
  void a_ballot_does_not_take_any_number_of_households() {
    var full = new ArrayList<BallotEvent>(List.of(prepared()));
    List<String> thousand = IntStream.range(0, 1000).mapToObj(Integer::toString).toList();
    IntStream.range(0, 20)
        .forEach(n -> full.add(new HouseholdsEntitled(BALLOT, n + "幢", thousand, NINE)));
    spec.given(full)
        .when(new EntitleHouseholds(BALLOT, "21幢", List.of("101"), NINE))
        .thenRefused(BallotRefusal.TOO_MANY_HOUSEHOLDS);
  }

  @Test
  void who_is_not_on_the_roll_cannot_be_struck_off_it() {
    spec.given(prepared(), entitled())
        .when(new StrikeHouseholds(BALLOT, BUILDING, List.of("9999"), NINE))
        .thenRefused(BallotRefusal.HOUSEHOLD_NOT_ENTITLED);
  }

  @Test
  void collecting_opens_with_households_and_in_its_window() {
    spec.given(prepared())
        .when(new OpenCollecting(BALLOT, NINE))
        .thenRefused(BallotRefusal.NO_HOUSEHOLDS);
    spec.given(prepared(), entitled())
        .when(new OpenCollecting(BALLOT, OPENS.minusSeconds(1)))
        .thenRefused(BallotRefusal.COLLECTING_NOT_DUE);
    spec.given(prepared(), entitled())
        .when(new OpenCollecting(BALLOT, CLOSES))
        .thenRefused(BallotRefusal.COLLECTING_CLOSED);
  }

  @Test
  void a_household_that_has_voted_gets_no_other_paper_and_returns_none() {
    spec.given(collecting()).when(hand("102")).thenRefused(BallotRefusal.HOUSEHOLD_ALREADY_VOTED);
    spec.given(collecting())
        .when(takeBack("102"))
        .thenRefused(BallotRefusal.HOUSEHOLD_ALREADY_VOTED);
    spec.given(collecting()).when(refuse("102")).thenRefused(BallotRefusal.HOUSEHOLD_ALREADY_VOTED);
  }

  @Test
  void a_bag_with_one_wrong_paper_goes_back_as_a_whole() {
    spec.given(collecting())
        .when(takeBack("101", "102"))
        .thenRefused(BallotRefusal.HOUSEHOLD_ALREADY_VOTED);
  }

  @Test
  void one_paper_per_household_is_handed_out() {
    spec.given(collecting()).when(hand("101")).thenRefused(BallotRefusal.PAPER_ALREADY_HANDED);
  }

  @Test
  void a_paper_that_was_not_handed_out_does_not_come_back() {
    spec.given(collecting()).when(takeBack("103")).thenRefused(BallotRefusal.PAPER_NOT_HANDED);
    spec.given(collecting())
        .when(new ReplaceBallot(BALLOT, new Household(BUILDING, "103"), GRID, NINE))
        .thenRefused(BallotRefusal.PAPER_NOT_HANDED);
  }

  @Test
  void who_is_not_entitled_gets_no_paper() {
    spec.given(collecting()).when(hand("9999")).thenRefused(BallotRefusal.HOUSEHOLD_NOT_ENTITLED);
    spec.given(collecting()).when(refuse("9999")).thenRefused(BallotRefusal.HOUSEHOLD_NOT_ENTITLED);
  }

  @Test
  void who_wanted_no_paper_may_think_better_of_it() {
    var refused =
        new BallotRefused(BALLOT, new Household(BUILDING, "101"), true, GRID_WORKER, NINE);
    spec.given(collecting()).when(refuse("101")).then(refused);
    spec.given(and(collecting(), refused)).when(refuse("101")).thenNothing();
    spec.given(and(collecting(), refused))
        .when(hand("101"))
        .then(new BallotHanded(BALLOT, new Household(BUILDING, "101"), true, GRID_WORKER, NINE));
  }

  @Test
  void a_volunteer_collects_once_appointed() {
    var byVolunteer = new HandBallots(BALLOT, BUILDING, List.of("103"), by("VOL", VOLUNTEER), NINE);
    spec.given(collecting()).when(byVolunteer).thenRefused(BallotRefusal.ROLE_NOT_ALLOWED);
    spec.given(and(collecting(), new CollectorsAppointed(BALLOT, List.of(VOLUNTEER), NINE)))
        .when(byVolunteer)
        .then(new BallotHanded(BALLOT, new Household(BUILDING, "103"), false, VOLUNTEER, NINE));
  }

  @Test
  void a_paper_after_the_last_minute_is_too_late_even_before_the_clock_says_so() {
    spec.given(collecting())
        .when(new ReturnBallots(BALLOT, BUILDING, List.of("101"), GRID, CLOSES))
        .thenRefused(BallotRefusal.COLLECTING_CLOSED);
  }

  @Test
  void collecting_ends_early_only_when_every_household_has_answered() {
    spec.given(collecting())
        .when(new CloseCollecting(BALLOT, desk(), day(1)))
        .thenRefused(BallotRefusal.COLLECTING_STILL_OPEN);
    spec.given(
            prepared(),
            new HouseholdsEntitled(BALLOT, BUILDING, List.of("101", "102"), NINE),
            opened(),
            handed("101"),
            returned("101"),
            new BallotRefused(BALLOT, new Household(BUILDING, "102"), false, GRID_WORKER, NINE))
        .when(new CloseCollecting(BALLOT, desk(), day(1)))
        .then(new CollectingClosed(BALLOT, 1, 1, 0, day(1)));
  }

  @Test
  void a_sheet_must_add_up() {
    spec.given(counting())
        .when(count(new Sheet(1, 12, 13, Map.of())))
        .thenRefused(BallotRefusal.SHEET_INVALID);
    spec.given(counting())
        .when(count(new Sheet(1, 12, 0, Map.of("D", 1))))
        .thenRefused(BallotRefusal.SHEET_INVALID);
    spec.given(counting())
        .when(count(new Sheet(1, 12, 0, Map.of("A", 12, "B", 12, "C", 1))))
        .thenRefused(BallotRefusal.SHEET_INVALID);
  }

  @Test
  void a_sheet_is_counted_once() {
    spec.given(and(counting(), counted())).when(count(sheet())).thenNothing();
    spec.given(and(counting(), counted()))
        .when(count(papers(1, 12)))
        .thenRefused(BallotRefusal.SHEET_ALREADY_COUNTED);
  }

  @Test
  void no_more_papers_are_counted_than_were_returned_and_no_fewer_declared() {
    spec.given(counting())
        .when(count(papers(1, 13)))
        .thenRefused(BallotRefusal.MORE_PAPERS_THAN_RETURNED);
    spec.given(counting())
        .when(new DeclareBallot(BALLOT, Duration.ofDays(7), CLOSES))
        .thenRefused(BallotRefusal.COUNT_INCOMPLETE);
    spec.given(and(counting(), counted()))
        .when(new DeclareBallot(BALLOT, Duration.ofDays(7), CLOSES))
        .then(declared());
  }

  @Test
  void no_sheet_is_so_small_that_it_tells_who_voted_how() {
    spec.given(counting()).when(count(papers(1, 2))).thenRefused(BallotRefusal.SHEET_TOO_SMALL);
    spec.given(counting()).when(count(papers(1, 10))).thenRefused(BallotRefusal.SHEET_TOO_SMALL);
  }

  @Test
  void a_recount_begins_with_no_sheet() {
    spec.given(and(counting(), counted(), new RecountOrdered(BALLOT, 2, "票数不符", CLOSES)))
        .when(new DeclareBallot(BALLOT, Duration.ofDays(7), CLOSES))
        .thenRefused(BallotRefusal.COUNT_INCOMPLETE);
  }

  @Test
  void who_counted_does_not_decide_on_doubts_about_the_count() {
    spec.given(requireNonNull(histories().get("CONTESTED")))
        .when(new OrderRecount(BALLOT, "再点一次", desk(), day(12)))
        .thenRefused(BallotRefusal.ROLE_NOT_ALLOWED);
  }

  @Test
  void a_result_is_contested_in_time() {
    spec.given(and(counting(), counted(), declared()))
        .when(new ContestBallot(BALLOT, TEXT, resident(), day(17).plusNanos(1000)))
        .thenRefused(BallotRefusal.CONTEST_WINDOW_OVER);
  }

  @Test
  void a_turnout_below_two_thirds_elects_nobody() {
    var few = new ArrayList<BallotEvent>(List.of(prepared(), entitled(), opened()));
    DOORS.subList(0, 9).forEach(door -> few.addAll(List.of(handed(door), returned(door))));
    few.add(new CollectingClosed(BALLOT, 9, 0, 6, CLOSES));
    var sheet = new Sheet(1, 9, 0, Map.of("A", 9));
    var outcome = spec.given(few).given(new BallotEvent.SheetCounted(BALLOT, 1, sheet, CLOSES));
    Result result =
        ((BallotDeclared)
                outcome
                    .when(new DeclareBallot(BALLOT, Duration.ofDays(7), CLOSES))
                    .events()
                    .getFirst())
            .result();
    assertThat(result.valid()).isFalse();
    assertThat(result.chosen()).isEmpty();
    assertThat(result.vacant()).isEqualTo(2);
  }
}

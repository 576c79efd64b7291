package org.jiebang.needs.tripartite;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.tripartite.TripartiteSamples.ID;
import static org.jiebang.needs.tripartite.TripartiteSamples.SEALED;
import static org.jiebang.needs.tripartite.TripartiteSamples.SEWAGE;
import static org.jiebang.needs.tripartite.TripartiteSamples.SHANGHAI;
import static org.jiebang.needs.tripartite.TripartiteSamples.WATER;
import static org.jiebang.needs.tripartite.TripartiteSamples.at;
import static org.jiebang.needs.tripartite.TripartiteSamples.decided;
import static org.jiebang.needs.tripartite.TripartiteSamples.held;
import static org.jiebang.needs.tripartite.TripartiteSamples.hold;
import static org.jiebang.needs.tripartite.TripartiteSamples.missed;
import static org.jiebang.needs.tripartite.TripartiteSamples.raised;
import static org.jiebang.needs.tripartite.TripartiteSamples.solved;
import static org.jiebang.needs.tripartite.TripartiteSamples.started;
import static org.jiebang.needs.tripartite.TripartiteSamples.usual;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jiebang.eventsourcing.Timers.Change;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.needs.body.BodyId;
import org.jiebang.needs.tripartite.TripartiteBody.DutyRecord;
import org.jiebang.needs.tripartite.TripartiteBody.MatterState;
import org.jiebang.needs.tripartite.TripartiteBody.Outcome;
import org.jiebang.needs.tripartite.TripartiteBody.YearCount;
import org.jiebang.needs.tripartite.TripartiteCommand.AgreeDuties;
import org.jiebang.needs.tripartite.TripartiteCommand.CloseDuty;
import org.jiebang.needs.tripartite.TripartiteCommand.CoordinateMatter;
import org.jiebang.needs.tripartite.TripartiteCommand.DecideMatter;
import org.jiebang.needs.tripartite.TripartiteCommand.RaiseMatter;
import org.jiebang.needs.tripartite.TripartiteCommand.SolveMatter;
import org.jiebang.needs.tripartite.TripartiteCommand.Solved;
import org.jiebang.needs.tripartite.TripartiteCommand.StartTripartite;
import org.jiebang.needs.tripartite.TripartiteCommand.SurveyMatter;
import org.jiebang.needs.tripartite.TripartiteEvent.FirstDue;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteDutiesAgreed;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteHeld;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TripartiteTest {

  /** Monday and Sunday of week 10, both at nine in the morning. */
  private static final Instant MONDAY = NINE;

  private static final Instant SUNDAY = at("2026-03-08T01:00:00Z");
  private static final BodyId JOINT = new BodyId(new UUID(9, 9));

  private final DeciderSpec<TripartiteCommand, Tripartite, TripartiteEvent> spec =
      DeciderSpec.of(new TripartiteDecider());

  private static StartTripartite start(
      Map<Duty, Cadence> duties, @Nullable BodyId joint, String from) {
    return new StartTripartite(ID, WUHUAN, SHANGHAI, duties, joint, LocalDate.parse(from), NINE);
  }

  private static SolveMatter solve(MatterId matter) {
    return new SolveMatter(ID, matter, Party.COMMUNITY, SEALED, NINE);
  }

  private static CloseDuty close(String at) {
    return new CloseDuty(ID, Duty.TOUCH_BASE, at(at));
  }

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    Map<String, Function<Tripartite, TripartiteCommand>> commands = new LinkedHashMap<>();
    commands.put("start", always(start(usual(Duty.TOUCH_BASE), null, "2026-03-02")));
    commands.put("agreeDuties", always(agree(NINE, Duty.MEETING)));
    commands.put(
        "raiseMatter",
        always(new RaiseMatter(ID, SEWAGE, Party.COMMUNITY, "消防门", null, false, false, NINE)));
    commands.put("surveyMatter", always(new SurveyMatter(ID, WATER, SEALED, NINE)));
    commands.put("decideMatter", always(new DecideMatter(ID, WATER, true, SEALED, NINE)));
    commands.put("coordinateMatter", always(new CoordinateMatter(ID, WATER, "街道办", null, NINE)));
    commands.put("solveMatter", always(solve(WATER)));
    commands.put("hold", always(hold(Duty.TOUCH_BASE, "2026-03-02", MONDAY)));
    commands.put("closeDuty", always(close("2026-03-08T16:00:00Z")));
    new LifecycleWalk<>(
            Tripartites.INSTANCE,
            Map.of("RUNNING", List.of(started(Duty.TOUCH_BASE), raised(WATER, false, false))),
            commands)
        .check();
  }

  // --- starting

  @Test
  @Tag("N-14")
  void the_four_duties_begin_with_the_periods_of_the_day() {
    spec.when(
            start(
                usual(Duty.APPRAISAL, Duty.TOUCH_BASE, Duty.BULLETIN, Duty.MEETING),
                null,
                "2026-03-02"))
        .then(started(Duty.TOUCH_BASE, Duty.MEETING, Duty.BULLETIN, Duty.APPRAISAL));
  }

  @Test
  void a_joint_conference_needs_a_joint_meeting_and_nothing_else_does() {
    spec.when(start(usual(Duty.JOINT_CONFERENCE), null, "2026-03-02"))
        .thenRefused(TripartiteRefusal.JOINT_MEETING_REQUIRED);
    spec.when(start(usual(Duty.MEETING), JOINT, "2026-03-02"))
        .thenRefused(TripartiteRefusal.JOINT_MEETING_REQUIRED);
  }

  @Test
  void duties_begin_within_the_last_twelve_months() {
    spec.when(start(usual(Duty.MEETING), null, "2025-03-01"))
        .thenRefused(TripartiteRefusal.FROM_TOO_EARLY);
  }

  @Test
  void a_community_has_one_coordination() {
    spec.given(started(Duty.MEETING))
        .when(start(usual(Duty.MEETING), null, "2026-03-02"))
        .thenRefused(TripartiteRefusal.TRIPARTITE_EXISTS);
    assertThat(TripartiteId.of(WUHUAN)).isEqualTo(ID);
    spec.when(solve(WATER)).thenRefused(TripartiteRefusal.TRIPARTITE_NOT_FOUND);
  }

  // --- duties

  @Test
  @Tag("N-14")
  void a_touch_base_is_kept_once_a_week() {
    var first = held(Duty.TOUCH_BASE, "2026-W10", "2026-03-02", "2026-03-15T16:00:00Z", MONDAY);
    spec.given(started(Duty.TOUCH_BASE))
        .when(hold(Duty.TOUCH_BASE, "2026-03-02", MONDAY))
        .then(first);
    spec.given(started(Duty.TOUCH_BASE), first)
        .when(hold(Duty.TOUCH_BASE, "2026-03-08", SUNDAY))
        .thenRefused(TripartiteRefusal.ALREADY_HELD);
  }

  @Test
  void what_is_not_agreed_on_or_not_yet_so_is_not_recorded() {
    spec.given(started(Duty.TOUCH_BASE))
        .when(hold(Duty.MEETING, "2026-03-02", MONDAY))
        .thenRefused(TripartiteRefusal.DUTY_NOT_KEPT);
    spec.given(started(Duty.TOUCH_BASE))
        .when(hold(Duty.TOUCH_BASE, "2026-03-03", MONDAY))
        .thenRefused(TripartiteRefusal.NOT_HELD_YET);
    spec.given(started(Duty.TOUCH_BASE))
        .when(hold(Duty.TOUCH_BASE, "2026-03-01", MONDAY))
        .thenRefused(TripartiteRefusal.DUTY_NOT_BEGUN);
    spec.given(started(Duty.TOUCH_BASE))
        .when(hold(Duty.TOUCH_BASE, "2026-03-02", MONDAY, List.of(WATER), List.of(), null))
        .thenRefused(TripartiteRefusal.MATTER_NOT_FOUND);
  }

  @Test
  @Tag("N-14")
  void a_week_is_over_at_midnight_in_the_community_not_in_greenwich() {
    var week10 =
        missed(Duty.TOUCH_BASE, "2026-W10", "2026-03-15T16:00:00Z", at("2026-03-08T16:00:00Z"));
    spec.given(started(Duty.TOUCH_BASE)).when(close("2026-03-08T15:59:59.999999Z")).thenNothing();
    spec.given(started(Duty.TOUCH_BASE)).when(close("2026-03-08T16:00:00Z")).then(week10);
    spec.given(started(Duty.TOUCH_BASE), week10).when(close("2026-03-09T00:00:00Z")).thenNothing();
  }

  @Test
  void the_day_it_is_held_is_the_communitys_too() {
    // 16:00 UTC on Sunday is Monday in Shanghai, the first day of week 11.
    Instant midnight = at("2026-03-08T16:00:00Z");
    spec.given(started(Duty.TOUCH_BASE))
        .when(hold(Duty.TOUCH_BASE, "2026-03-09", midnight))
        .then(
            missed(Duty.TOUCH_BASE, "2026-W10", "2026-03-15T16:00:00Z", midnight),
            held(Duty.TOUCH_BASE, "2026-W11", "2026-03-09", "2026-03-22T16:00:00Z", midnight));
    spec.given(started(Duty.TOUCH_BASE))
        .when(hold(Duty.TOUCH_BASE, "2026-03-09", midnight.minusSeconds(1)))
        .thenRefused(TripartiteRefusal.NOT_HELD_YET);
  }

  @Test
  void what_was_kept_is_not_missed() {
    spec.given(
            started(Duty.TOUCH_BASE),
            held(Duty.TOUCH_BASE, "2026-W10", "2026-03-02", "2026-03-15T16:00:00Z", MONDAY))
        .when(close("2026-03-08T16:00:00Z"))
        .thenNothing();
  }

  @Test
  void what_is_recorded_late_was_reported_missed_first_whoever_comes_first() {
    Instant tuesday = at("2026-03-10T01:00:00Z");
    var week10 = missed(Duty.TOUCH_BASE, "2026-W10", "2026-03-15T16:00:00Z", tuesday);
    var late = held(Duty.TOUCH_BASE, "2026-W10", "2026-03-06", null, tuesday);
    spec.given(started(Duty.TOUCH_BASE))
        .when(hold(Duty.TOUCH_BASE, "2026-03-06", tuesday))
        .then(week10, late);
    spec.given(started(Duty.TOUCH_BASE), week10)
        .when(hold(Duty.TOUCH_BASE, "2026-03-06", tuesday))
        .then(late);
    spec.given(started(Duty.TOUCH_BASE), week10, late)
        .when(hold(Duty.TOUCH_BASE, "2026-03-06", tuesday))
        .thenRefused(TripartiteRefusal.ALREADY_HELD);
  }

  @Test
  void after_a_long_standstill_the_clock_goes_on_in_pieces() {
    var first = spec.given(started(Duty.TOUCH_BASE)).when(close("2028-03-08T16:00:00Z")).events();
    assertThat(first).hasSize(Duties.AT_ONCE);
    var second =
        spec.given(started(Duty.TOUCH_BASE))
            .given(first)
            .when(close("2028-03-08T16:00:00Z"))
            .events();
    assertThat(second).hasSize(105 - Duties.AT_ONCE);
  }

  @Test
  @Tag("N-15")
  void the_joint_conference_is_led_by_whoever_is_in_the_chair_that_day() {
    var joint =
        new TripartiteEvent.TripartiteStarted(
            ID, WUHUAN, "Asia/Shanghai", started(Duty.JOINT_CONFERENCE).duties(), JOINT, NINE);
    UUID chair = new UUID(3, 3);
    spec.given(joint)
        .when(hold(Duty.JOINT_CONFERENCE, "2026-03-02", MONDAY))
        .thenRefused(TripartiteRefusal.CHAIR_MISSING);
    spec.given(joint)
        .when(hold(Duty.JOINT_CONFERENCE, "2026-03-02", MONDAY, List.of(), List.of(), chair))
        .then(
            new TripartiteHeld(
                ID,
                WUHUAN,
                Duty.JOINT_CONFERENCE,
                "2026-03",
                LocalDate.parse("2026-03-02"),
                List.of(),
                List.of(),
                chair,
                false,
                at("2026-04-30T16:00:00Z"),
                MONDAY));
  }

  private static AgreeDuties agree(Instant at, Duty... duties) {
    return new AgreeDuties(ID, usual(duties), null, at);
  }

  private static TripartiteDutiesAgreed agreed(
      Instant at, List<FirstDue> duties, List<Duty> dropped) {
    return new TripartiteDutiesAgreed(ID, duties, dropped, null, at);
  }

  /** LIFECYCLES, "cadence by policy": the period's text says how long it is, also later. */
  @Test
  @Tag("N-14")
  void how_often_a_duty_is_due_is_for_the_community_to_decide() {
    var monthly = new FirstDue(Duty.TOUCH_BASE, "2026-03", at("2026-03-31T16:00:00Z"));
    var started =
        new TripartiteEvent.TripartiteStarted(
            ID, WUHUAN, "Asia/Shanghai", List.of(monthly), null, NINE);
    spec.when(start(Map.of(Duty.TOUCH_BASE, Cadence.MONTH), null, "2026-03-02")).then(started);
    TripartiteHeld held =
        held(Duty.TOUCH_BASE, "2026-03", "2026-03-08", "2026-04-30T16:00:00Z", SUNDAY);
    spec.given(started).when(hold(Duty.TOUCH_BASE, "2026-03-08", SUNDAY)).then(held);
    spec.given(started)
        .when(close("2026-03-31T16:00:00Z"))
        .then(
            missed(Duty.TOUCH_BASE, "2026-03", "2026-04-30T16:00:00Z", at("2026-03-31T16:00:00Z")));
    // Whoever drops it and takes it up again has it as often as is decided by then.
    var dropped = agreed(SUNDAY, List.of(), List.of(Duty.TOUCH_BASE));
    var weekly = new FirstDue(Duty.TOUCH_BASE, "2026-W10", at("2026-03-08T16:00:00Z"));
    spec.given(started, held, dropped)
        .when(agree(SUNDAY, Duty.TOUCH_BASE))
        .then(agreed(SUNDAY, List.of(weekly), List.of()));
  }

  @Test
  void what_is_agreed_on_later_begins_with_the_present_period() {
    var touchBase = new FirstDue(Duty.TOUCH_BASE, "2026-W10", at("2026-03-08T16:00:00Z"));
    var meeting = new FirstDue(Duty.MEETING, "2026-03", at("2026-03-31T16:00:00Z"));
    var both = agreed(MONDAY, List.of(touchBase, meeting), List.of());
    spec.given(started(Duty.TOUCH_BASE))
        .when(agree(MONDAY, Duty.TOUCH_BASE, Duty.MEETING))
        .then(both);
    spec.given(started(Duty.TOUCH_BASE), both)
        .when(agree(MONDAY, Duty.MEETING, Duty.TOUCH_BASE))
        .thenNothing();
    spec.given(started(Duty.TOUCH_BASE))
        .when(agree(MONDAY, Duty.JOINT_CONFERENCE))
        .thenRefused(TripartiteRefusal.JOINT_MEETING_REQUIRED);
    assertThat(body(started(Duty.TOUCH_BASE), both).duties()).hasSize(2);
    var dropped = agreed(MONDAY, List.of(meeting), List.of(Duty.TOUCH_BASE));
    assertThat(new TripartiteTimers().on(recorded(dropped)))
        .containsExactly(
            new Change.Set("MEETING", at("2026-03-31T16:00:00Z")), new Change.Clear("TOUCH_BASE"));
  }

  @Test
  void what_was_due_before_is_said_before_it_is_dropped() {
    Instant midnight = at("2026-03-08T16:00:00Z");
    var week10 = missed(Duty.TOUCH_BASE, "2026-W10", "2026-03-15T16:00:00Z", midnight);
    var meeting = new FirstDue(Duty.MEETING, "2026-03", at("2026-03-31T16:00:00Z"));
    var dropped = agreed(midnight, List.of(meeting), List.of(Duty.TOUCH_BASE));
    spec.given(started(Duty.TOUCH_BASE)).when(agree(midnight, Duty.MEETING)).then(week10, dropped);
    spec.given(started(Duty.TOUCH_BASE), week10, dropped)
        .when(close("2026-04-30T16:00:00Z"))
        .thenNothing();
  }

  @Test
  void a_duty_that_was_kept_and_dropped_is_not_due_again_in_the_same_period() {
    var held = held(Duty.TOUCH_BASE, "2026-W10", "2026-03-02", "2026-03-15T16:00:00Z", MONDAY);
    var meeting = new FirstDue(Duty.MEETING, "2026-03", at("2026-03-31T16:00:00Z"));
    var dropped = agreed(MONDAY, List.of(meeting), List.of(Duty.TOUCH_BASE));
    spec.given(started(Duty.TOUCH_BASE), held, dropped)
        .when(agree(MONDAY, Duty.TOUCH_BASE))
        .then(
            agreed(
                MONDAY,
                List.of(new FirstDue(Duty.TOUCH_BASE, "2026-W11", at("2026-03-15T16:00:00Z"))),
                List.of(Duty.MEETING)));
  }

  // --- matters

  @Test
  @Tag("N-36")
  void what_is_for_the_owners_is_solved_after_their_decision() {
    spec.given(started(Duty.MEETING), raised(WATER, true, false))
        .when(solve(WATER))
        .thenRefused(TripartiteRefusal.MATTER_NOT_DECIDED);
    spec.given(started(Duty.MEETING), raised(WATER, true, false), decided(WATER, true))
        .when(solve(WATER))
        .then(solved(WATER, false, NINE));
    spec.given(started(Duty.MEETING), raised(WATER, false, false))
        .when(solve(WATER))
        .then(solved(WATER, false, NINE));
  }

  @Test
  @Tag("N-36")
  void the_owners_decide_once_and_their_no_closes_the_matter() {
    var no = decided(WATER, false);
    spec.given(started(Duty.MEETING), raised(WATER, true, false), decided(WATER, true))
        .when(new DecideMatter(ID, WATER, false, null, NINE))
        .thenRefused(TripartiteRefusal.MATTER_ALREADY_DECIDED);
    spec.given(started(Duty.MEETING), raised(WATER, true, false), no)
        .when(solve(WATER))
        .thenRefused(TripartiteRefusal.MATTER_REJECTED);
  }

  @Test
  void a_matter_is_solved_once_and_with_evidence() {
    spec.given(started(Duty.MEETING), raised(WATER, false, false))
        .when(new SolveMatter(ID, WATER, Party.COMMUNITY, null, NINE))
        .thenRefused(TripartiteRefusal.EVIDENCE_REQUIRED);
    spec.given(started(Duty.MEETING), raised(WATER, false, false), solved(WATER, false, NINE))
        .when(solve(WATER))
        .thenRefused(TripartiteRefusal.MATTER_ALREADY_SOLVED);
    spec.given(started(Duty.MEETING))
        .when(solve(WATER))
        .thenRefused(TripartiteRefusal.MATTER_NOT_FOUND);
  }

  @Test
  @Tag("N-14")
  void a_meeting_solves_matters_with_their_evidence() {
    var outcome =
        spec.given(started(Duty.MEETING), raised(WATER, false, false))
            .when(
                hold(
                    Duty.MEETING,
                    "2026-03-02",
                    MONDAY,
                    List.of(WATER),
                    List.of(new Solved(WATER, SEALED)),
                    null));
    outcome.then(
        solved(WATER, false, MONDAY),
        new TripartiteHeld(
            ID,
            WUHUAN,
            Duty.MEETING,
            "2026-03",
            LocalDate.parse("2026-03-02"),
            List.of(WATER),
            List.of(WATER),
            null,
            false,
            at("2026-04-30T16:00:00Z"),
            MONDAY));
    spec.given(started(Duty.MEETING), raised(WATER, false, false))
        .when(
            hold(
                Duty.MEETING,
                "2026-03-02",
                MONDAY,
                List.of(),
                List.of(new Solved(WATER, SEALED), new Solved(WATER, SEALED)),
                null))
        .thenRefused(TripartiteRefusal.MATTER_ALREADY_SOLVED);
  }

  @Test
  void there_is_an_end_to_open_matters() {
    var past = new ArrayList<TripartiteEvent>(List.of(started(Duty.MEETING)));
    for (int i = 0; i < Matters.MOST_OPEN; i++) {
      past.add(raised(new MatterId(new UUID(1, i)), false, false));
    }
    var one = new RaiseMatter(ID, WATER, Party.COMMUNITY, "消防门", null, false, false, NINE);
    spec.given(past).when(one).thenRefused(TripartiteRefusal.MATTERS_FULL);
    past.add(solved(new MatterId(new UUID(1, 0)), false, NINE));
    assertThat(spec.given(past).when(one).refusal()).isNull();
  }

  @Test
  void each_party_speaks_for_itself() {
    assertThat(Party.of("OWN")).isEqualTo(Party.OWNERS_COMMITTEE);
    assertThat(Party.of("PRO")).isEqualTo(Party.PROPERTY_COMPANY);
    assertThat(Party.of("COM")).isEqualTo(Party.COMMUNITY);
    assertThat(Party.of("DIS")).isEqualTo(Party.COMMUNITY);
  }

  // --- timers

  @Test
  void each_duty_has_a_timer_at_the_end_of_its_period() {
    var timers = new TripartiteTimers();
    assertThat(timers.on(recorded(started(Duty.TOUCH_BASE, Duty.MEETING))))
        .containsExactly(
            new Change.Set("TOUCH_BASE", at("2026-03-08T16:00:00Z")),
            new Change.Set("MEETING", at("2026-03-31T16:00:00Z")));
    assertThat(
            timers.on(
                recorded(
                    held(
                        Duty.TOUCH_BASE,
                        "2026-W10",
                        "2026-03-02",
                        "2026-03-15T16:00:00Z",
                        MONDAY))))
        .containsExactly(new Change.Set("TOUCH_BASE", at("2026-03-15T16:00:00Z")));
    assertThat(timers.on(recorded(held(Duty.TOUCH_BASE, "2026-W10", "2026-03-02", null, MONDAY))))
        .isEmpty();
    assertThat(timers.on(recorded(raised(WATER, true, false)))).isEmpty();
    assertThat(timers.fire(ID.value(), "TOUCH_BASE", NINE, NINE).getFirst().command())
        .isEqualTo(new CloseDuty(ID, Duty.TOUCH_BASE, NINE));
  }

  private static org.jiebang.eventsourcing.Recorded<TripartiteEvent> recorded(
      TripartiteEvent event) {
    return ViewSpec.recorded(ID.value(), WUHUAN.value(), 1, event);
  }

  // --- what is shown

  private static TripartiteBody body(TripartiteEvent... events) {
    return ViewSpec.picture(new TripartitePicture(), ID.value(), WUHUAN.value(), events);
  }

  @Test
  @Tag("N-14")
  void over_twenty_matters_are_solved_this_year_and_the_sewage_case_stands_apart() {
    var events = new ArrayList<TripartiteEvent>(List.of(started(Duty.MEETING)));
    for (int i = 0; i < 21; i++) {
      var matter = new MatterId(new UUID(1, i));
      events.add(raised(matter, false, false));
      events.add(solved(matter, false, NINE));
    }
    events.add(raised(SEWAGE, false, true));
    events.add(solved(SEWAGE, true, NINE));
    TripartiteBody body = body(events.toArray(TripartiteEvent[]::new));
    assertThat(body.years()).containsExactly(new YearCount(2026, 22, 21, 1, 0, 0));
  }

  @Test
  void a_matter_solved_after_midnight_of_new_years_eve_counts_in_the_new_year() {
    TripartiteBody body =
        body(
            started(Duty.MEETING),
            raised(WATER, false, false),
            raised(SEWAGE, false, false),
            solved(WATER, false, at("2026-12-31T15:59:59Z")),
            solved(SEWAGE, false, at("2026-12-31T16:00:00Z")));
    assertThat(body.years())
        .containsExactly(new YearCount(2027, 0, 1, 0, 0, 0), new YearCount(2026, 2, 1, 0, 0, 0));
  }

  @Test
  void records_say_what_was_kept_and_what_was_not() throws Exception {
    TripartiteBody body =
        body(
            started(Duty.TOUCH_BASE),
            held(Duty.TOUCH_BASE, "2026-W10", "2026-03-02", "2026-03-15T16:00:00Z", MONDAY),
            missed(
                Duty.TOUCH_BASE, "2026-W11", "2026-03-22T16:00:00Z", at("2026-03-15T16:00:00Z")));
    assertThat(body.records())
        .containsExactly(
            new DutyRecord(Duty.TOUCH_BASE, "2026-W11", Outcome.MISSED, null, 0, 0, null),
            new DutyRecord(
                Duty.TOUCH_BASE,
                "2026-W10",
                Outcome.HELD,
                LocalDate.parse("2026-03-02"),
                0,
                0,
                null));
    assertThat(body.duties().getFirst().period()).isEqualTo("2026-W12");
    assertThat(body.years()).containsExactly(new YearCount(2026, 0, 0, 0, 1, 1));
    assertThat(Json.EVENTS.readValue(Json.EVENTS.writeValueAsString(body), TripartiteBody.class))
        .isEqualTo(body);
    TripartiteBody recordedLate =
        body(
            started(Duty.TOUCH_BASE),
            missed(Duty.TOUCH_BASE, "2026-W10", "2026-03-15T16:00:00Z", SUNDAY),
            held(Duty.TOUCH_BASE, "2026-W10", "2026-03-06", null, SUNDAY));
    assertThat(recordedLate.records())
        .extracting(DutyRecord::outcome)
        .containsExactly(Outcome.HELD_LATE);
    assertThat(recordedLate.duties().getFirst().period()).isEqualTo("2026-W11");
  }

  @Test
  void a_matter_shows_what_each_party_did() {
    TripartiteBody body =
        body(
            started(Duty.MEETING),
            raised(WATER, true, false),
            new TripartiteEvent.TripartiteMatterSurveyed(ID, WATER, SEALED, NINE),
            new TripartiteEvent.TripartiteMatterCoordinated(ID, WATER, "水务公司", SEALED, NINE),
            decided(WATER, true),
            solved(WATER, false, NINE),
            raised(SEWAGE, true, true),
            decided(SEWAGE, false));
    var water = body.matters().getFirst();
    assertThat(water.state()).isEqualTo(MatterState.SOLVED);
    assertThat(water.findings()).hasSize(1);
    assertThat(water.offices()).containsExactly("水务公司");
    assertThat(water.approved()).isTrue();
    assertThat(water.solvedBy()).isEqualTo(Party.COMMUNITY);
    assertThat(body.matters().get(1).state()).isEqualTo(MatterState.REJECTED);
  }

  @Test
  void closed_matters_make_room_and_open_ones_stay() {
    var events = new ArrayList<TripartiteEvent>(List.of(started(Duty.MEETING)));
    events.add(raised(WATER, false, false));
    for (int i = 0; i < TripartitePicture.CLOSED_SHOWN + 5; i++) {
      var matter = new MatterId(new UUID(1, i));
      events.add(raised(matter, false, false));
      events.add(solved(matter, false, NINE.plusSeconds(i)));
    }
    events.add(raised(SEWAGE, false, false));
    TripartiteBody body = body(events.toArray(TripartiteEvent[]::new));
    assertThat(body.matters()).hasSize(TripartitePicture.CLOSED_SHOWN + 2);
    assertThat(body.matters().getFirst().id()).isEqualTo(WATER.value());
  }

  @Test
  void the_row_lies_in_the_community() {
    TripartiteRow row =
        requireNonNull(
            ViewSpec.<TripartiteRow, TripartiteEvent>row(
                new TripartitesView(), ID.value(), WUHUAN.value(), started(Duty.MEETING)));
    assertThat(row.state).isEqualTo("RUNNING");
    assertThat(row.tenant).isEqualTo(WUHUAN.value());
  }
}

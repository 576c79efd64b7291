package org.jiebang.needs.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.Actor.SYSTEM;
import static org.jiebang.needs.body.BodySamples.ANN;
import static org.jiebang.needs.body.BodySamples.BO;
import static org.jiebang.needs.body.BodySamples.BODY;
import static org.jiebang.needs.body.BodySamples.CAI;
import static org.jiebang.needs.body.BodySamples.ELECTED;
import static org.jiebang.needs.body.BodySamples.ROTATING;
import static org.jiebang.needs.body.BodySamples.appointed;
import static org.jiebang.needs.body.BodySamples.day;
import static org.jiebang.needs.body.BodySamples.desk;
import static org.jiebang.needs.body.BodySamples.established;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jiebang.eventsourcing.Timers.Change;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.needs.body.Body.Established;
import org.jiebang.needs.body.BodyCommand.AgreePolicy;
import org.jiebang.needs.body.BodyCommand.ElectChair;
import org.jiebang.needs.body.BodyCommand.EndTerm;
import org.jiebang.needs.body.BodyCommand.RotateChair;
import org.jiebang.needs.body.BodyEvent.BodyChairElected;
import org.jiebang.needs.body.BodyEvent.BodyChairRotated;
import org.jiebang.needs.body.BodyEvent.BodyDissolved;
import org.jiebang.needs.body.BodyEvent.BodyEstablished;
import org.jiebang.needs.body.BodyEvent.BodyMemberAppointed;
import org.jiebang.needs.body.BodyEvent.BodyPolicyAgreed;
import org.jiebang.needs.body.BodyEvent.BodyTermEnded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ChairTest {

  private static final BodyEstablished COUNCIL = established(BodyKind.COUNCIL, ELECTED);
  private static final BodyEstablished JOINT = established(BodyKind.JOINT_MEETING, ROTATING);
  private static final BodyMemberAppointed ANN_IN = appointed(ANN, "2026-01-01", null);
  private static final BodyMemberAppointed BO_IN = appointed(BO, "2026-01-01", null);
  private static final BodyMemberAppointed CAI_IN = appointed(CAI, "2026-01-01", null);

  private final DeciderSpec<BodyCommand, Body, BodyEvent> spec = DeciderSpec.of(new BodyDecider());

  private static ElectChair elect(UUID person, String from, @Nullable String until) {
    return new ElectChair(BODY, person, day(from), until == null ? null : day(until), desk(), NINE);
  }

  private static RotateChair rotate(@Nullable String from) {
    return new RotateChair(BODY, from == null ? null : day(from), desk(), NINE);
  }

  private static BodyChairRotated rotated(UUID person, String from, String until) {
    Instant next = day(until).plusDays(1).atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant();
    return new BodyChairRotated(BODY, person, person.toString(), day(from), day(until), next, NINE);
  }

  private static @Nullable UUID chair(Body body, String on) {
    Member chair = ((Established) body).chairOn(day(on));
    return chair == null ? null : chair.person();
  }

  // --- elected

  @Test
  void a_member_is_elected_to_the_chair() {
    spec.given(COUNCIL, ANN_IN)
        .when(elect(ANN, "2026-03-01", null))
        .then(new BodyChairElected(BODY, ANN, day("2026-03-01"), null, NINE));
    spec.given(COUNCIL, ANN_IN)
        .when(elect(BO, "2026-03-01", null))
        .thenRefused(BodyRefusal.PERSON_NOT_IN_OFFICE);
    spec.given(COUNCIL, appointed(ANN, "2026-01-01", "2026-06-30"))
        .when(elect(ANN, "2026-03-01", "2026-07-01"))
        .thenRefused(BodyRefusal.PERSON_NOT_IN_OFFICE);
    spec.given(COUNCIL, ANN_IN)
        .when(elect(ANN, "2026-03-01", "2026-02-28"))
        .thenRefused(BodyRefusal.TERM_BACKWARDS);
  }

  @Test
  void there_is_one_chair_a_day() {
    var annFirst = new BodyChairElected(BODY, ANN, day("2026-03-01"), null, NINE);
    var boNext = new BodyChairElected(BODY, BO, day("2026-05-01"), null, NINE);
    spec.given(COUNCIL, ANN_IN, BO_IN, annFirst).when(elect(BO, "2026-05-01", null)).then(boNext);
    Body body = spec.given(COUNCIL, ANN_IN, BO_IN, annFirst, boNext).state();
    assertThat(chair(body, "2026-02-28")).isNull();
    assertThat(chair(body, "2026-04-30")).isEqualTo(ANN);
    assertThat(chair(body, "2026-05-01")).isEqualTo(BO);
    spec.given(COUNCIL, ANN_IN, BO_IN, annFirst, boNext)
        .when(elect(ANN, "2026-04-15", null))
        .thenRefused(BodyRefusal.CHAIR_TAKEN);
  }

  @Test
  void who_is_no_member_any_more_is_not_in_the_chair() {
    Body body =
        spec.given(
                COUNCIL,
                ANN_IN,
                new BodyChairElected(BODY, ANN, day("2026-03-01"), null, NINE),
                new BodyTermEnded(BODY, ANN, day("2026-01-01"), day("2026-06-30"), null, NINE))
            .state();
    assertThat(chair(body, "2026-06-30")).isEqualTo(ANN);
    assertThat(chair(body, "2026-07-01")).isNull();
  }

  @Test
  void an_elected_chair_does_not_go_round_nor_a_rotating_one_by_election() {
    spec.given(COUNCIL, ANN_IN).when(rotate(null)).thenRefused(BodyRefusal.CHAIR_IS_ELECTED);
    spec.given(JOINT, ANN_IN)
        .when(elect(ANN, "2026-03-01", null))
        .thenRefused(BodyRefusal.CHAIR_ROTATES);
  }

  // --- in turn

  @Test
  @Tag("N-15")
  void the_chair_goes_round_in_the_order_of_appointment() {
    DeciderSpec<BodyCommand, Body, BodyEvent> joint = spec.given(JOINT, ANN_IN, BO_IN, CAI_IN);
    joint.when(rotate("2026-03-01")).then(rotated(ANN, "2026-03-01", "2026-03-31"));
    joint = joint.given(rotated(ANN, "2026-03-01", "2026-03-31"));
    joint.when(rotate(null)).then(rotated(BO, "2026-04-01", "2026-04-30"));
    joint = joint.given(rotated(BO, "2026-04-01", "2026-04-30"));
    joint = joint.given(rotated(CAI, "2026-05-01", "2026-05-31"));
    joint.when(rotate(null)).then(rotated(ANN, "2026-06-01", "2026-06-30"));
  }

  @Test
  void who_comes_later_has_their_first_turn_before_anybodys_second() {
    spec.given(
            JOINT,
            ANN_IN,
            BO_IN,
            rotated(ANN, "2026-03-01", "2026-03-31"),
            rotated(BO, "2026-04-01", "2026-04-30"),
            appointed(CAI, "2026-04-15", null))
        .when(rotate(null))
        .then(rotated(CAI, "2026-05-01", "2026-05-31"));
  }

  @Test
  @Tag("N-15")
  void in_a_joint_meeting_the_turn_is_the_sides_not_the_persons() {
    var party = appointed(ANN, Side.PARTY_ORGANISATION, "2026-01-01", "2026-03-31");
    var league = appointed(BO, Side.LEAGUE_ORGANISATION, "2026-01-01", null);
    var partyNext = appointed(CAI, Side.PARTY_ORGANISATION, "2026-04-01", null);
    var march =
        new BodyChairRotated(
            BODY, ANN, "PARTY_ORGANISATION", day("2026-03-01"), day("2026-03-31"), NINE, NINE);
    Established joint = (Established) spec.given(JOINT, party, league, partyNext, march).state();
    // The newcomer speaks for the side that has just had its turn.
    assertThat(ChairTurns.next(joint, day("2026-04-01")))
        .extracting(m -> m == null ? null : m.person())
        .isEqualTo(BO);
  }

  @Test
  void a_time_in_the_chair_ends_with_the_term() {
    spec.given(JOINT, appointed(ANN, "2026-01-01", "2026-03-15"))
        .when(rotate("2026-03-01"))
        .then(rotated(ANN, "2026-03-01", "2026-03-15"));
  }

  @Test
  void the_chair_is_not_given_twice_nor_to_nobody() {
    spec.given(JOINT, ANN_IN, BO_IN, rotated(ANN, "2026-03-01", "2026-03-31"))
        .when(rotate("2026-03-31"))
        .thenRefused(BodyRefusal.CHAIR_TAKEN);
    spec.given(JOINT).when(rotate("2026-03-01")).thenRefused(BodyRefusal.NOBODY_IN_TURN);
  }

  @Test
  void when_the_chair_leaves_the_next_one_follows_the_next_day() {
    var past = List.of(JOINT, ANN_IN, BO_IN, rotated(ANN, "2026-03-01", "2026-03-31"));
    Instant free = Instant.parse("2026-03-10T16:00:00Z");
    var left = new BodyTermEnded(BODY, ANN, day("2026-01-01"), day("2026-03-10"), free, NINE);
    spec.given(past).when(new EndTerm(BODY, ANN, day("2026-03-10"), desk(), NINE)).then(left);
    spec.given(past)
        .given(left)
        .when(new RotateChair(BODY, null, SYSTEM, free))
        .then(
            new BodyChairRotated(
                BODY,
                BO,
                BO.toString(),
                day("2026-03-11"),
                day("2026-04-10"),
                Instant.parse("2026-04-10T16:00:00Z"),
                free));
  }

  @Test
  void the_chair_goes_round_on_a_leap_day_as_well() {
    var past = List.of(JOINT, ANN_IN, BO_IN, rotated(ANN, "2028-01-29", "2028-02-28"));
    spec.given(past).when(rotate(null)).then(rotated(BO, "2028-02-29", "2028-03-28"));
    spec.given(JOINT, ANN_IN, BO_IN)
        .when(rotate("2028-01-31"))
        .then(rotated(ANN, "2028-01-31", "2028-02-29"));
  }

  @Test
  void the_clock_does_not_give_the_chair_before_its_time() {
    spec.given(JOINT, ANN_IN, BO_IN, rotated(ANN, "2026-03-01", "2026-03-31"))
        .when(new RotateChair(BODY, null, SYSTEM, Instant.parse("2026-03-31T15:59:59Z")))
        .thenNothing();
  }

  @Test
  void the_next_one_is_due_when_the_day_is_over_where_the_body_is() {
    var timers = new BodyTimers();
    assertThat(timers.on(recorded(rotated(ANN, "2026-03-01", "2026-03-31"))))
        .containsExactly(new Change.Set("rotate", Instant.parse("2026-03-31T16:00:00Z")));
    assertThat(timers.on(recorded(new BodyDissolved(BODY, day("2026-03-02"), "换届", NINE))))
        .containsExactly(new Change.Clear("rotate"));
    assertThat(timers.on(recorded(ANN_IN))).isEmpty();
    assertThat(timers.fire(BODY.value(), "rotate", NINE, NINE).getFirst().command())
        .isEqualTo(new RotateChair(BODY, null, SYSTEM, NINE));
  }

  private static org.jiebang.eventsourcing.Recorded<BodyEvent> recorded(BodyEvent event) {
    return ViewSpec.recorded(BODY.value(), WUHUAN.value(), 1, event);
  }

  @Test
  void a_body_may_agree_that_its_chair_goes_round_from_now_on() {
    var past =
        List.of(
            COUNCIL, ANN_IN, BO_IN, new BodyChairElected(BODY, ANN, day("2026-01-01"), null, NINE));
    var agreed = new BodyPolicyAgreed(BODY, ROTATING, NINE);
    spec.given(past).when(new AgreePolicy(BODY, ROTATING, desk(), NINE)).then(agreed);
    spec.given(past).when(new AgreePolicy(BODY, ELECTED, desk(), NINE)).thenNothing();
    spec.given(past).given(agreed).when(rotate("2026-01-01")).thenRefused(BodyRefusal.CHAIR_TAKEN);
    var turn = rotated(BO, "2026-03-02", "2026-04-01");
    spec.given(past).given(agreed).when(rotate(null)).then(turn);
    Body body = spec.given(past).given(agreed, turn).state();
    assertThat(chair(body, "2026-03-01")).isEqualTo(ANN);
    assertThat(chair(body, "2026-03-02")).isEqualTo(BO);
  }

  /**
   * Ten years of people who come and go: whoever reads the events finds the same order, by a way of
   * their own.
   */
  @Test
  @Tag("N-15")
  void the_order_of_chairs_recomputed_from_the_events_equals_what_was_shown() {
    for (long seed = 1; seed <= 20; seed++) {
      var random = new Random(seed);
      var decider = new BodyDecider();
      var log = new ArrayList<BodyEvent>(List.of(JOINT, ANN_IN));
      Body state = decider.initial();
      for (BodyEvent e : log) {
        state = decider.evolve(state, e);
      }
      for (int month = 0; month < 120; month++) {
        LocalDate first = day("2026-03-01").plusMonths(month);
        Instant now = first.atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant();
        var commands = new ArrayList<BodyCommand>();
        if (random.nextInt(3) == 0) {
          commands.add(BodySamples.appoint(new UUID(seed, month + 1L), first.toString(), null));
        }
        List<Member> members = ((Established) state).membersOn(first);
        if (members.size() > 2 && random.nextInt(4) == 0) {
          Member leaver = members.get(random.nextInt(members.size()));
          commands.add(new EndTerm(BODY, leaver.person(), first, desk(), now));
        }
        commands.add(new RotateChair(BODY, null, SYSTEM, now));
        for (BodyCommand command : commands) {
          for (BodyEvent e : decider.decide(command, state)) {
            log.add(e);
            state = decider.evolve(state, e);
          }
        }
      }
      List<UUID> shown = ((Established) state).chairs().stream().map(ChairTerm::person).toList();
      assertThat(shown).hasSizeGreaterThan(60);
      assertThat(recomputed(log)).isEqualTo(shown);
    }
  }

  /** Nothing of the room but the events themselves. */
  private static List<UUID> recomputed(List<BodyEvent> log) {
    Map<UUID, LocalDate> from = new LinkedHashMap<>();
    Map<UUID, LocalDate> until = new HashMap<>();
    Map<UUID, LocalDate> lastTurn = new HashMap<>();
    var order = new ArrayList<UUID>();
    var chairs = new ArrayList<UUID>();
    for (BodyEvent event : log) {
      if (event instanceof BodyMemberAppointed e) {
        from.put(e.person(), e.from());
        order.add(e.person());
      } else if (event instanceof BodyTermEnded e) {
        until.put(e.person(), e.lastDay());
        lastTurn.computeIfPresent(
            e.person(), (_, last) -> last.isAfter(e.lastDay()) ? e.lastDay() : last);
      } else if (event instanceof BodyChairRotated e) {
        UUID next =
            order.stream()
                .filter(p -> !e.from().isBefore(from.get(p)))
                .filter(p -> until.get(p) == null || !e.from().isAfter(until.get(p)))
                .min(
                    Comparator.comparing((UUID p) -> lastTurn.getOrDefault(p, LocalDate.MIN))
                        .thenComparing(order::indexOf))
                .orElseThrow();
        chairs.add(next);
        lastTurn.put(next, e.until());
      }
    }
    return chairs;
  }
}

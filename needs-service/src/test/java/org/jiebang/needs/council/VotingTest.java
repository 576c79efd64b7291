package org.jiebang.needs.council;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.Actor.SYSTEM;
import static org.jiebang.needs.council.AgendaItemRefusal.ALREADY_VOTED;
import static org.jiebang.needs.council.AgendaItemRefusal.CHOICE_NOT_OFFERED;
import static org.jiebang.needs.council.AgendaItemRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.needs.council.AgendaItemRefusal.NOT_PRESENT;
import static org.jiebang.needs.council.AgendaItemRefusal.NO_QUORUM;
import static org.jiebang.needs.council.AgendaItemRefusal.ROLE_NOT_ALLOWED;
import static org.jiebang.needs.council.AgendaItemRefusal.VOTE_ALREADY_CLOSED;
import static org.jiebang.needs.council.AgendaItemRefusal.VOTE_CLOSED;
import static org.jiebang.needs.council.AgendaItemRefusal.VOTE_IS_OPEN;
import static org.jiebang.needs.council.AgendaItemRefusal.VOTE_IS_SECRET;
import static org.jiebang.needs.council.AgendaItemRefusal.VOTE_RULES_INCOMPLETE;
import static org.jiebang.needs.council.AgendaItemRefusal.VOTE_STILL_OPEN;
import static org.jiebang.needs.council.CouncilSamples.ANN;
import static org.jiebang.needs.council.CouncilSamples.BO;
import static org.jiebang.needs.council.CouncilSamples.CAI;
import static org.jiebang.needs.council.CouncilSamples.CHAIR;
import static org.jiebang.needs.council.CouncilSamples.ITEM;
import static org.jiebang.needs.council.CouncilSamples.OLD;
import static org.jiebang.needs.council.CouncilSamples.SECRET;
import static org.jiebang.needs.council.CouncilSamples.VOTE;
import static org.jiebang.needs.council.CouncilSamples.YES_NO;
import static org.jiebang.needs.council.CouncilSamples.and;
import static org.jiebang.needs.council.CouncilSamples.attendance;
import static org.jiebang.needs.council.CouncilSamples.chair;
import static org.jiebang.needs.council.CouncilSamples.items;
import static org.jiebang.needs.council.CouncilSamples.member;
import static org.jiebang.needs.council.CouncilSamples.minute;
import static org.jiebang.needs.council.CouncilSamples.quorate;
import static org.jiebang.needs.council.CouncilSamples.roster;
import static org.jiebang.needs.council.CouncilSamples.voting;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.needs.council.AgendaItemCommand.CastVote;
import org.jiebang.needs.council.AgendaItemCommand.CloseVote;
import org.jiebang.needs.council.AgendaItemCommand.DecideTie;
import org.jiebang.needs.council.AgendaItemCommand.IssueBallotPaper;
import org.jiebang.needs.council.AgendaItemCommand.OpenVote;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemDecided;
import org.jiebang.needs.council.AgendaItemEvent.BallotPaperIssued;
import org.jiebang.needs.council.AgendaItemEvent.VoteCast;
import org.jiebang.needs.council.AgendaItemEvent.VoteClosed;
import org.jiebang.needs.council.AgendaItemEvent.VoteOpened;
import org.jiebang.needs.council.Choice.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("N-09")
class VotingTest {

  private static final VoteRules CHANGING =
      new VoteRules(VoteMethod.YES_NO, List.of(), null, null, true, false);
  private static final VoteRules SCORES =
      new VoteRules(VoteMethod.SCORE_1_10, List.of(), 65, null, false, false);
  private static final VoteRules RANKS =
      new VoteRules(VoteMethod.RANK, List.of("甲", "乙", "丙", "丁"), null, 2, false, false);

  private final DeciderSpec<AgendaItemCommand, AgendaItem, AgendaItemEvent> spec =
      DeciderSpec.of(new AgendaItemDecider());

  private static OpenVote open(VoteRules rules, Attendance attendance) {
    return new OpenVote(
        ITEM, roster(), attendance, VOTE, rules, minute(60), null, null, chair(), NINE);
  }

  private static CastVote cast(UUID who, Choice choice, int at) {
    return new CastVote(ITEM, quorate(), choice, member(who), minute(at));
  }

  private static VoteCast voted(UUID who, Choice choice) {
    return new VoteCast(ITEM, VOTE, who, choice, minute(1));
  }

  private static CloseVote close() {
    return new CloseVote(ITEM, roster(), List.of(), chair(), minute(2));
  }

  private static final Choice YES = Choice.of(Answer.YES);
  private static final Choice NO = Choice.of(Answer.NO);

  @Test
  void without_a_quorum_nothing_is_voted_on() {
    spec.given(discussing()).when(open(YES_NO, attendance(CHAIR, ANN))).thenRefused(NO_QUORUM);
  }

  private static List<AgendaItemEvent> discussing() {
    return requireNonNull(items().get("DISCUSSING"));
  }

  @Test
  void only_the_chair_opens_a_vote() {
    spec.given(discussing())
        .when(
            new OpenVote(
                ITEM, roster(), quorate(), VOTE, YES_NO, minute(60), null, null, member(ANN), NINE))
        .thenRefused(ROLE_NOT_ALLOWED);
  }

  @Test
  void rules_say_what_their_method_asks_for_and_no_more() {
    for (VoteRules rules :
        List.of(
            new VoteRules(VoteMethod.YES_NO, List.of("甲", "乙"), null, null, false, false),
            new VoteRules(VoteMethod.YES_NO, List.of(), 60, null, false, false),
            new VoteRules(VoteMethod.SCORE_1_10, List.of(), null, null, false, false),
            new VoteRules(VoteMethod.SCORE_1_10, List.of(), 60, 1, false, false),
            new VoteRules(VoteMethod.RANK, List.of("甲", "乙"), null, null, false, false),
            new VoteRules(VoteMethod.RANK, List.of("甲", "乙"), null, 2, false, false),
            new VoteRules(VoteMethod.RANK, List.of("甲", "甲"), null, 1, false, false))) {
      spec.given(discussing()).when(open(rules, quorate())).thenRefused(VOTE_RULES_INCOMPLETE);
    }
    spec.given(discussing())
        .when(open(RANKS, quorate()))
        .then(new VoteOpened(ITEM, VOTE, RANKS, minute(60), null, null, NINE));
  }

  @Test
  void a_member_votes_once() {
    spec.given(voting(YES_NO)).when(cast(ANN, YES, 1)).then(voted(ANN, YES));
    spec.given(and(voting(YES_NO), voted(ANN, YES)))
        .when(cast(ANN, NO, 1))
        .thenRefused(ALREADY_VOTED);
  }

  @Test
  void where_changes_are_allowed_the_last_vote_counts() {
    List<AgendaItemEvent> past = and(voting(CHANGING), voted(ANN, YES));
    spec.given(past).when(cast(ANN, YES, 1)).thenNothing();
    spec.given(past).when(cast(ANN, NO, 1)).then(voted(ANN, NO));
    spec.given(and(past, voted(ANN, NO)))
        .when(close())
        .then(
            new VoteClosed(ITEM, VOTE, List.of(), Tally.of(CHANGING, List.of(NO)), minute(2)),
            new AgendaItemDecided(ITEM, Outcome.REJECTED, List.of(), null, minute(2)));
  }

  @Test
  void who_is_not_present_does_not_vote() {
    spec.given(voting(YES_NO)).when(cast(CAI, YES, 1)).thenRefused(NOT_PRESENT);
  }

  /** Turned 46 the day before: not let in, so not present. */
  @Test
  void who_is_too_old_does_not_vote() {
    spec.given(voting(YES_NO)).when(cast(OLD, YES, 1)).thenRefused(NOT_PRESENT);
  }

  @Test
  void a_vote_takes_nothing_after_its_end_even_while_nobody_has_closed_it() {
    spec.given(voting(YES_NO)).when(cast(ANN, YES, 60)).thenRefused(VOTE_CLOSED);
  }

  @Test
  void only_what_is_offered_can_be_voted() {
    for (Choice choice :
        List.of(Choice.of(7), new Choice(null, null, null), new Choice(Answer.YES, 7, null))) {
      spec.given(voting(YES_NO)).when(cast(ANN, choice, 1)).thenRefused(CHOICE_NOT_OFFERED);
    }
    spec.given(voting(SCORES)).when(cast(ANN, YES, 1)).thenRefused(CHOICE_NOT_OFFERED);
    for (List<String> ranking : List.of(List.of("戊"), List.of("甲", "甲"), List.<String>of())) {
      spec.given(voting(RANKS))
          .when(cast(ANN, Choice.of(ranking), 1))
          .thenRefused(CHOICE_NOT_OFFERED);
    }
  }

  @Test
  void before_its_end_only_the_chair_closes_a_vote() {
    List<AgendaItemEvent> past = and(voting(YES_NO), voted(ANN, YES));
    spec.given(past)
        .when(new CloseVote(ITEM, roster(), List.of(), member(ANN), minute(59)))
        .thenRefused(VOTE_STILL_OPEN);
    spec.given(past)
        .when(new CloseVote(ITEM, null, List.of(), SYSTEM, minute(59)))
        .thenRefused(VOTE_STILL_OPEN);
    VoteResult result = Tally.of(YES_NO, List.of(YES));
    spec.given(past)
        .when(new CloseVote(ITEM, null, List.of(), SYSTEM, minute(60)))
        .then(
            new VoteClosed(ITEM, VOTE, List.of(), result, minute(60)),
            new AgendaItemDecided(ITEM, Outcome.ADOPTED, List.of(), null, minute(60)));
  }

  @Test
  void a_tie_is_the_chairs_to_decide_with_a_reason() {
    List<AgendaItemEvent> votes = and(voting(YES_NO), voted(ANN, YES), voted(BO, NO));
    VoteResult result = Tally.of(YES_NO, List.of(YES, NO));
    var closed = new VoteClosed(ITEM, VOTE, List.of(), result, minute(2));
    spec.given(votes).when(close()).then(closed);
    List<AgendaItemEvent> tied = and(votes, closed);
    spec.given(tied).when(close()).thenRefused(VOTE_ALREADY_CLOSED);
    spec.given(tied).when(cast(CHAIR, YES, 3)).thenRefused(VOTE_CLOSED);
    spec.given(tied)
        .when(new DecideTie(ITEM, roster(), List.of("YES"), "供水不能等", member(ANN), minute(3)))
        .thenRefused(ROLE_NOT_ALLOWED);
    for (List<String> picks : List.of(List.of("YES", "NO"), List.of("ABSTAIN"))) {
      spec.given(tied)
          .when(new DecideTie(ITEM, roster(), picks, "供水不能等", chair(), minute(3)))
          .thenRefused(CHOICE_NOT_OFFERED);
    }
    spec.given(tied)
        .when(new DecideTie(ITEM, roster(), List.of("YES"), "供水不能等", chair(), minute(3)))
        .then(new AgendaItemDecided(ITEM, Outcome.ADOPTED, List.of(), "供水不能等", minute(3)));
    spec.given(tied)
        .when(new DecideTie(ITEM, roster(), List.of("NO"), "经费不足", chair(), minute(3)))
        .then(new AgendaItemDecided(ITEM, Outcome.REJECTED, List.of(), "经费不足", minute(3)));
  }

  @Test
  void without_a_tie_there_is_nothing_to_decide() {
    VoteResult result = new VoteResult(1, Map.of(), true, List.of(), List.of(), 0);
    spec.given(and(voting(YES_NO), new VoteClosed(ITEM, VOTE, List.of(), result, minute(2))))
        .when(new DecideTie(ITEM, roster(), List.of("YES"), "急", chair(), minute(3)))
        .thenRefused(ILLEGAL_TRANSITION);
  }

  @Test
  void of_tied_options_the_chair_fills_the_places_that_are_left() {
    List<AgendaItemEvent> votes =
        and(
            voting(RANKS),
            voted(ANN, Choice.of(List.of("甲", "乙"))),
            voted(BO, Choice.of(List.of("甲", "丙"))));
    VoteResult result =
        Tally.of(RANKS, List.of(Choice.of(List.of("甲", "乙")), Choice.of(List.of("甲", "丙"))));
    assertThat(result.winners()).containsExactly("甲");
    assertThat(result.tied()).containsExactly("乙", "丙");
    spec.given(and(votes, new VoteClosed(ITEM, VOTE, List.of(), result, minute(2))))
        .when(new DecideTie(ITEM, roster(), List.of("丙"), "更省钱", chair(), minute(3)))
        .then(new AgendaItemDecided(ITEM, Outcome.ADOPTED, List.of("甲", "丙"), "更省钱", minute(3)));
  }

  @ParameterizedTest
  @CsvSource({"2,1,0,true,false", "1,1,5,false,true", "1,2,0,false,false", "0,0,3,false,true"})
  void more_yes_than_no_among_the_votes_cast_adopts(
      int yes, int no, int abstain, boolean adopted, boolean tied) {
    List<Choice> votes = new ArrayList<>(Collections.nCopies(yes, YES));
    votes.addAll(Collections.nCopies(no, NO));
    votes.addAll(Collections.nCopies(abstain, Choice.of(Answer.ABSTAIN)));
    VoteResult result = Tally.of(YES_NO, votes);
    assertThat(result.adopted()).isEqualTo(adopted);
    assertThat(result.isTied()).isEqualTo(tied);
    assertThat(result.cast()).isEqualTo(yes + no + abstain);
  }

  @Test
  void where_nobody_votes_nothing_is_adopted() {
    for (VoteRules rules : List.of(YES_NO, SCORES, RANKS)) {
      VoteResult result = Tally.of(rules, List.of());
      assertThat(result.adopted()).isFalse();
      assertThat(result.isTied()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"6,7,true", "6,6,false", "10,3,true", "10,2,false"})
  void a_mean_of_six_and_a_half_adopts(int one, int other, boolean adopted) {
    assertThat(Tally.of(SCORES, List.of(Choice.of(one), Choice.of(other))).adopted())
        .isEqualTo(adopted);
  }

  @Test
  void the_first_by_borda_count_are_adopted() {
    VoteResult result =
        Tally.of(
            RANKS,
            List.of(
                Choice.of(List.of("甲", "乙", "丙", "丁")),
                Choice.of(List.of("乙", "丙", "甲", "丁")),
                Choice.of(List.of("乙"))));
    assertThat(result.counts()).isEqualTo(Map.of("甲", 4, "乙", 8, "丙", 3, "丁", 0));
    assertThat(result.winners()).containsExactly("乙", "甲");
    assertThat(result.adopted()).isTrue();
  }

  /** Counted once more from the events alone, by hand and not by the code that counted first. */
  @Test
  void a_result_is_reproducible_from_the_events() {
    var random = new Random(20260302);
    for (int round = 0; round < 200; round++) {
      VoteRules rules = List.of(CHANGING, SCORES, RANKS).get(round % 3);
      var events = new ArrayList<>(voting(rules));
      for (int i = 0; i < 5 + random.nextInt(40); i++) {
        UUID who = new UUID(5, rules.changes() ? random.nextInt(12) : i);
        events.add(voted(who, any(rules, random)));
      }
      var outcome = spec.given(events).when(close());
      events.addAll(outcome.events());
      VoteClosed frozen =
          (VoteClosed)
              events.stream().filter(VoteClosed.class::isInstance).findFirst().orElseThrow();
      assertThat(recount(events)).isEqualTo(frozen.result().counts());
      assertThat(adopted(events)).isEqualTo(frozen.result().adopted());
    }
  }

  private static Choice any(VoteRules rules, Random random) {
    return switch (rules.method()) {
      case YES_NO -> Choice.of(Answer.values()[random.nextInt(3)]);
      case SCORE_1_10 -> Choice.of(1 + random.nextInt(10));
      case RANK -> {
        var options = new ArrayList<>(rules.options());
        Collections.shuffle(options, random);
        yield Choice.of(List.copyOf(options.subList(0, 1 + random.nextInt(options.size()))));
      }
    };
  }

  private static List<Choice> ballots(List<AgendaItemEvent> events) {
    var last = new LinkedHashMap<UUID, Choice>();
    var ballots = new ArrayList<Choice>();
    for (AgendaItemEvent event : events) {
      if (event instanceof VoteCast e) {
        last.put(e.member(), e.choice());
      } else if (event instanceof VoteClosed e) {
        ballots.addAll(e.ballots());
      }
    }
    ballots.addAll(last.values());
    return ballots;
  }

  private static VoteRules rules(List<AgendaItemEvent> events) {
    return events.stream()
        .filter(VoteOpened.class::isInstance)
        .map(e -> ((VoteOpened) e).rules())
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Integer> recount(List<AgendaItemEvent> events) {
    VoteRules rules = rules(events);
    var counts = new HashMap<String, Integer>();
    switch (rules.method()) {
      case YES_NO -> List.of("YES", "NO", "ABSTAIN").forEach(a -> counts.put(a, 0));
      case SCORE_1_10 -> {
        for (int i = 1; i <= 10; i++) {
          counts.put(Integer.toString(i), 0);
        }
      }
      case RANK -> rules.options().forEach(o -> counts.put(o, 0));
    }
    for (Choice ballot : ballots(events)) {
      switch (rules.method()) {
        case YES_NO -> counts.merge(requireNonNull(ballot.answer()).name(), 1, Integer::sum);
        case SCORE_1_10 -> counts.merge(String.valueOf(ballot.score()), 1, Integer::sum);
        case RANK -> {
          List<String> ranking = requireNonNull(ballot.ranking());
          for (int i = 0; i < ranking.size(); i++) {
            counts.merge(ranking.get(i), rules.options().size() - 1 - i, Integer::sum);
          }
        }
      }
    }
    return counts;
  }

  private static boolean adopted(List<AgendaItemEvent> events) {
    Map<String, Integer> counts = recount(events);
    VoteRules rules = rules(events);
    return switch (rules.method()) {
      case YES_NO -> requireNonNull(counts.get("YES")) > requireNonNull(counts.get("NO"));
      case SCORE_1_10 ->
          ballots(events).stream().mapToInt(b -> requireNonNull(b.score())).average().orElse(0)
              >= 6.5;
      case RANK -> {
        // Adopted at once when the second place is not shared with the third.
        List<Integer> points = counts.values().stream().sorted().toList().reversed();
        yield points.get(1) > points.get(2);
      }
    };
  }

  @Test
  void a_secret_vote_gives_each_member_one_paper() {
    var paper = new BallotPaperIssued(ITEM, VOTE, ANN, "h1", minute(1));
    spec.given(voting(SECRET)).when(ask(ANN, "h1")).then(paper);
    spec.given(and(voting(SECRET), paper)).when(ask(ANN, "h1")).thenNothing();
    spec.given(and(voting(SECRET), paper)).when(ask(ANN, "h2")).thenRefused(ALREADY_VOTED);
    spec.given(voting(SECRET)).when(ask(CAI, "h3")).thenRefused(NOT_PRESENT);
    spec.given(voting(YES_NO)).when(ask(ANN, "h1")).thenRefused(VOTE_IS_OPEN);
    spec.given(voting(SECRET)).when(cast(ANN, YES, 1)).thenRefused(VOTE_IS_SECRET);
  }

  private static IssueBallotPaper ask(UUID who, String paper) {
    return new IssueBallotPaper(ITEM, quorate(), paper, member(who), minute(1));
  }

  @Test
  void secret_ballots_are_counted_in_an_order_that_says_nothing() {
    List<Choice> ballots = List.of(YES, NO, YES);
    var outcome =
        spec.given(voting(SECRET)).when(new CloseVote(ITEM, roster(), ballots, chair(), minute(2)));
    outcome.then(
        new VoteClosed(ITEM, VOTE, List.of(NO, YES, YES), Tally.of(SECRET, ballots), minute(2)),
        new AgendaItemDecided(ITEM, Outcome.ADOPTED, List.of(), null, minute(2)));
  }

  @Test
  void the_picture_counts_papers_and_shows_no_votes_of_a_secret_vote() {
    AgendaItemBody body =
        ViewSpec.picture(
            new AgendaItemPicture(),
            ITEM.value(),
            WUHUAN.value(),
            and(
                    voting(SECRET),
                    new BallotPaperIssued(ITEM, VOTE, ANN, "h1", minute(1)),
                    new BallotPaperIssued(ITEM, VOTE, BO, "h2", minute(1)))
                .toArray(AgendaItemEvent[]::new));
    assertThat(requireNonNull(body.vote()).turnout()).isEqualTo(2);
    assertThat(body.vote().votes()).isEmpty();
    assertThat(body.toString()).doesNotContain(ANN.toString() + ", choice");
  }
}

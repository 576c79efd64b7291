package org.jiebang.needs.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiebang.eventsourcing.Actor.SYSTEM;
import static org.jiebang.needs.council.CouncilSamples.ITEM;
import static org.jiebang.needs.council.CouncilSamples.MEETING;
import static org.jiebang.needs.council.CouncilSamples.OTHER_ITEM;
import static org.jiebang.needs.council.CouncilSamples.OTHER_MEETING;
import static org.jiebang.needs.council.CouncilSamples.SECRET;
import static org.jiebang.needs.council.CouncilSamples.VOTE;
import static org.jiebang.needs.council.CouncilSamples.YES_NO;
import static org.jiebang.needs.council.CouncilSamples.and;
import static org.jiebang.needs.council.CouncilSamples.decided;
import static org.jiebang.needs.council.CouncilSamples.items;
import static org.jiebang.needs.council.CouncilSamples.minute;
import static org.jiebang.needs.council.CouncilSamples.voting;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.OTHER;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers.Change;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.needs.Streams;
import org.jiebang.needs.council.AgendaItemCommand.CloseVote;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemDeferred;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemReturned;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemScheduled;
import org.jiebang.needs.council.AgendaItemEvent.VoteClosed;
import org.jiebang.needs.council.Choice.Answer;
import org.jiebang.needs.need.NeedCommand.Council;
import org.jiebang.needs.need.NeedCommand.TakeNeedOffAgenda;
import org.jiebang.needs.need.NeedEvent;
import org.jiebang.needs.need.NeedEvent.NeedPutOnAgenda;
import org.jiebang.needs.need.NeedId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-08")
class AgendaItemTimersTest {

  private final Streams streams = new Streams();
  private final AgendaItemTimers timers =
      new AgendaItemTimers(
          () -> streams,
          () -> {
            throw new AssertionError("an open vote has no box");
          });

  @BeforeEach
  void bothNeedsAreOnTheAgenda() {
    streams.put(NEED.value(), onAgenda(NEED, ITEM));
    streams.put(OTHER.value(), onAgenda(OTHER, ITEM));
  }

  private static List<NeedEvent> onAgenda(NeedId need, AgendaItemId item) {
    var events = new ArrayList<>(history("LISTED"));
    events.add(new NeedPutOnAgenda(need, item.value(), NINE));
    return events;
  }

  private List<Change> after(AgendaItemEvent event) {
    return timers.on(ViewSpec.recorded(ITEM.value(), WUHUAN.value(), 1, event));
  }

  private List<Object> fired(String timer) {
    return timers.fire(ITEM.value(), timer, minute(60), minute(60)).stream()
        .map(s -> (Object) s.command())
        .toList();
  }

  @Test
  void an_open_vote_closes_at_its_end() {
    assertThat(after(voting(YES_NO).getLast()))
        .containsExactly(new Change.Set("close-vote", minute(60)));
    streams.put(ITEM.value(), voting(YES_NO));
    assertThat(fired("close-vote"))
        .containsExactly(new CloseVote(ITEM, null, List.of(), SYSTEM, minute(60)));
  }

  @Test
  void what_a_secret_vote_was_made_with_goes_when_it_is_counted_or_a_day_later() {
    String shred = "s/" + VOTE;
    assertThat(shred.length()).isLessThanOrEqualTo(40);
    assertThat(after(voting(SECRET).getLast()))
        .contains(new Change.Set(shred, minute(60).plus(Duration.ofDays(1))));
    VoteResult result = Tally.of(SECRET, List.of(Choice.of(Answer.YES)));
    assertThat(after(new VoteClosed(ITEM, VOTE, List.of(Choice.of(Answer.YES)), result, minute(2))))
        .containsExactly(new Change.Clear("close-vote"), new Change.Set(shred, minute(2)));
  }

  @Test
  void nothing_is_shredded_before_it_is_counted() {
    streams.put(ITEM.value(), voting(SECRET));
    assertThatThrownBy(() -> fired("s/" + VOTE))
        .isInstanceOfSatisfying(
            Rejected.class,
            e -> assertThat(e.refusal()).isEqualTo(AgendaItemRefusal.VOTE_STILL_OPEN));
  }

  @Test
  void a_vote_that_came_to_no_end_is_not_closed() {
    assertThat(after(new AgendaItemReturned(ITEM, MEETING, NINE)))
        .containsExactly(new Change.Clear("close-vote"));
  }

  @Test
  void what_is_rejected_deferred_or_withdrawn_takes_its_needs_off_the_agenda() {
    for (String state : List.of("REJECTED", "DEFERRED", "WITHDRAWN")) {
      List<AgendaItemEvent> past = Objects.requireNonNull(items().get(state));
      assertThat(after(past.getLast())).contains(new Change.Set("off-agenda", NINE));
      streams.put(ITEM.value(), past);
      assertThat(fired("off-agenda"))
          .containsExactly(
              new TakeNeedOffAgenda(NEED, ITEM.value(), state, SYSTEM, minute(60)),
              new TakeNeedOffAgenda(OTHER, ITEM.value(), state, SYSTEM, minute(60)));
    }
    assertThat(after(decided(Outcome.ADOPTED).getLast())).isEmpty();
  }

  /** Bound to the version that was read, so that a need which moves on is looked at again. */
  @Test
  void a_need_comes_off_at_the_version_that_was_read() {
    streams.put(ITEM.value(), Objects.requireNonNull(items().get("REJECTED")));
    assertThat(timers.fire(ITEM.value(), "off-agenda", NINE, NINE))
        .extracting(Step::expectedVersion)
        .containsExactly(4L, 4L);
  }

  @Test
  void a_need_that_has_moved_on_or_come_back_with_another_item_stays() {
    streams.put(ITEM.value(), Objects.requireNonNull(items().get("REJECTED")));
    streams.put(NEED.value(), history("PLANNED"));
    streams.put(OTHER.value(), onAgenda(OTHER, OTHER_ITEM));
    assertThat(fired("off-agenda")).isEmpty();
  }

  @Test
  void an_item_that_is_scheduled_again_keeps_its_needs() {
    streams.put(
        ITEM.value(),
        and(
            voting(YES_NO),
            new AgendaItemDeferred(ITEM, "资料不足", NINE),
            new AgendaItemScheduled(ITEM, OTHER_MEETING, 30, NINE)));
    assertThat(fired("off-agenda")).isEmpty();
  }

  @Test
  void the_council_has_decided_when_the_item_of_a_need_was_adopted() {
    var decisions = new AgendaDecisions(streams);
    assertThat(decisions.on(NEED)).isEqualTo(Council.UNDECIDED);
    items()
        .forEach(
            (state, past) -> {
              streams.put(ITEM.value(), past);
              boolean adopted = List.of("ADOPTED", "EXECUTING", "ACCOUNTED").contains(state);
              assertThat(decisions.on(NEED))
                  .as(state)
                  .isEqualTo(adopted ? Council.ADOPTED : Council.UNDECIDED);
            });
    streams.put(NEED.value(), history("LISTED"));
    assertThat(decisions.on(NEED)).isEqualTo(Council.UNDECIDED);
  }
}

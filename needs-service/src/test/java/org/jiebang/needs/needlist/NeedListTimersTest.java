package org.jiebang.needs.needlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.Actor.SYSTEM;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.OTHER;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.day;
import static org.jiebang.needs.need.NeedSamples.history;
import static org.jiebang.needs.needlist.ListSamples.ITEM;
import static org.jiebang.needs.needlist.ListSamples.MARCH_ID;
import static org.jiebang.needs.needlist.ListSamples.WEEK_ID;
import static org.jiebang.needs.needlist.ListSamples.closed;
import static org.jiebang.needs.needlist.ListSamples.opened;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Outcome;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers.Change;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.need.NeedCommand.RollUpNeed;
import org.jiebang.needs.need.Stage;
import org.jiebang.needs.needlist.NeedListCommand.CloseList;
import org.jiebang.needs.needlist.NeedListCommand.TakeOverFromChild;
import org.jiebang.needs.needlist.NeedListEvent.NeedAddedToList;
import org.jiebang.needs.needlist.NeedListEvent.NeedListClosed;
import org.jiebang.needs.needlist.NeedListEvent.NeedListOpened;
import org.junit.jupiter.api.Test;

class NeedListTimersTest {

  private static final NeedListOpened WEEK_OPENED =
      new NeedListOpened(WEEK_ID, WUHUAN, ListLevel.WEEKLY, "2026-W10", day(7), NINE);

  /** Streams in a map; nothing is handled. */
  private static final class Streams implements CommandHandler {

    private final Map<UUID, List<?>> events = new HashMap<>();

    @Override
    public Outcome handle(Ask ask, List<? extends Step<?, ?, ?>> steps) {
      throw new AssertionError("a timer only says what to do");
    }

    @Override
    @SuppressWarnings("unchecked") // the test puts the right events in
    public <C, S, E> Folded<S> load(Aggregate<C, S, E> aggregate, UUID stream) {
      S state = aggregate.decider().initial();
      List<E> past = (List<E>) events.getOrDefault(stream, List.of());
      for (E event : past) {
        state = aggregate.decider().evolve(state, event);
      }
      return new Folded<>(state, past.size());
    }

    @Override
    public <C, S, E> List<Recorded<E>> events(Aggregate<C, S, E> aggregate, UUID stream) {
      throw new AssertionError("not needed here");
    }
  }

  private final Streams streams = new Streams();
  private final NeedListTimers timers = new NeedListTimers(() -> streams);

  private List<Change> on(NeedListId list, NeedListEvent event) {
    return timers.on(ViewSpec.recorded(list.value(), WUHUAN.value(), 1, event));
  }

  @Test
  void a_list_closes_by_itself_at_its_cut_off() {
    assertThat(on(WEEK_ID, WEEK_OPENED))
        .containsExactly(
            new Change.Set("cut-off", day(7)),
            new Change.Set("cut-off-again", day(7).plus(Duration.ofMinutes(5))));
  }

  @Test
  void one_opened_late_is_the_desks_to_close() {
    assertThat(on(MARCH_ID, opened())).isEmpty();
  }

  @Test
  void what_is_still_only_listed_rolls_up_when_a_week_closes() {
    var planned = new ListItem(OTHER, 4, Stage.PLANNED, Category.CLEAN_HOME);
    var closed = new NeedListClosed(WEEK_ID, List.of(ITEM, planned), "h", MARCH_ID, day(7));
    assertThat(on(WEEK_ID, closed))
        .containsExactly(
            new Change.Clear("cut-off"),
            new Change.Clear("cut-off-again"),
            new Change.Set("up/" + NEED.value(), day(7)));
  }

  @Test
  void the_names_of_timers_fit_their_column() {
    var names = new ArrayList<String>();
    on(WEEK_ID, WEEK_OPENED).forEach(c -> names.add(c.timer()));
    on(WEEK_ID, new NeedListClosed(WEEK_ID, List.of(ITEM), "h", MARCH_ID, day(7)))
        .forEach(c -> names.add(c.timer()));
    assertThat(names).hasSize(5).allMatch(n -> n.length() <= 40);
  }

  @Test
  void nothing_rolls_up_from_a_month() {
    assertThat(on(MARCH_ID, closed())).noneMatch(c -> c instanceof Change.Set);
  }

  @Test
  void the_cut_off_closes_the_week_and_hands_over_to_the_month() {
    streams.events.put(
        WEEK_ID.value(), List.of(WEEK_OPENED, new NeedAddedToList(WEEK_ID, NEED, NINE)));
    streams.events.put(NEED.value(), history("LISTED"));
    List<? extends Step<?, ?, ?>> steps = timers.fire(WEEK_ID.value(), "cut-off", day(7), day(7));
    assertThat(steps.getFirst().command()).isEqualTo(new CloseList(WEEK_ID, List.of(ITEM), day(7)));
    assertThat(steps.getFirst().expectedVersion()).isEqualTo(2);
    assertThat(steps.getLast().stream()).isEqualTo(MARCH_ID.value());
    assertThat(steps.getLast().command())
        .isEqualTo(new TakeOverFromChild(MARCH_ID, WEEK_ID, List.of(NEED), day(7)));
  }

  @Test
  void a_rolled_up_need_hears_of_its_new_list() {
    streams.events.put(WEEK_ID.value(), List.of(WEEK_OPENED));
    List<? extends Step<?, ?, ?>> steps =
        timers.fire(WEEK_ID.value(), "up/" + NEED.value(), day(7), day(7));
    assertThat(steps).hasSize(1);
    assertThat(steps.getFirst().stream()).isEqualTo(NEED.value());
    assertThat(steps.getFirst().command())
        .isEqualTo(new RollUpNeed(NEED, MARCH_ID, ListLevel.MONTHLY, SYSTEM, day(7)));
  }
}

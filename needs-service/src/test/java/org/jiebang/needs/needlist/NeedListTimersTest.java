package org.jiebang.needs.needlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.Actor.SYSTEM;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.OTHER;
import static org.jiebang.needs.need.NeedSamples.TEXT;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.day;
import static org.jiebang.needs.need.NeedSamples.history;
import static org.jiebang.needs.needlist.ListSamples.ITEM;
import static org.jiebang.needs.needlist.ListSamples.MARCH_ID;
import static org.jiebang.needs.needlist.ListSamples.WEEK_ID;
import static org.jiebang.needs.needlist.ListSamples.closed;
import static org.jiebang.needs.needlist.ListSamples.opened;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Meta;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers.Change;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.needs.Streams;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.need.NeedCommand.ListNeed;
import org.jiebang.needs.need.NeedCommand.PutNeedOnAgenda;
import org.jiebang.needs.need.NeedCommand.RollUpNeed;
import org.jiebang.needs.need.NeedEvent;
import org.jiebang.needs.need.NeedEvent.NeedDeclined;
import org.jiebang.needs.need.NeedEvent.NeedHeld;
import org.jiebang.needs.need.NeedEvent.NeedResumed;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Needs;
import org.jiebang.needs.need.Stage;
import org.jiebang.needs.needlist.NeedListCommand.AddNeed;
import org.jiebang.needs.needlist.NeedListCommand.CloseList;
import org.jiebang.needs.needlist.NeedListCommand.TakeOverFromChild;
import org.jiebang.needs.needlist.NeedListEvent.NeedAddedToList;
import org.jiebang.needs.needlist.NeedListEvent.NeedListClosed;
import org.jiebang.needs.needlist.NeedListEvent.NeedListOpened;
import org.jiebang.needs.place.CommunityEvent.CommunityRegistered;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NeedListTimersTest {

  private static final NeedListOpened WEEK_OPENED =
      new NeedListOpened(WEEK_ID, WUHUAN, ListLevel.WEEKLY, "2026-W10", day(7), NINE);

  private final Streams streams = new Streams();
  private final List<NeedId> verified = new ArrayList<>();
  private final NeedListTimers timers =
      new NeedListTimers(
          () -> streams,
          () -> (community, after) -> after == null ? verified : List.of(),
          () ->
              (list, need, now) ->
                  List.of(
                      Step.of(
                          Needs.INSTANCE,
                          need.value(),
                          new PutNeedOnAgenda(need, list.list().value(), SYSTEM, now))));

  @BeforeEach
  void aWeekIsOpen() {
    streams.put(
        WUHUAN.value(),
        List.of(new CommunityRegistered(WUHUAN, "五环社区", new UUID(5, 5), "Asia/Shanghai", NINE)));
    streams.put(WEEK_ID.value(), List.of(WEEK_OPENED));
  }

  private NeedId verified(NeedId need, NeedEvent... more) {
    var events = new ArrayList<NeedEvent>(history("VERIFIED"));
    events.addAll(List.of(more));
    streams.put(need.value(), events);
    verified.add(need);
    return need;
  }

  private List<Object> atCutOff(NeedListId list) {
    return timers.fire(list.value(), "cut-off", day(7), day(7)).stream()
        .<Object>map(Step::command)
        .toList();
  }

  private static ListNeed listed(NeedId need) {
    return new ListNeed(need, WEEK_ID, ListLevel.WEEKLY, SYSTEM, day(7));
  }

  private static AddNeed added(NeedId need) {
    return new AddNeed(WEEK_ID, WUHUAN, need, day(7));
  }

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
    var planned = new ListItem(OTHER, 4, Stage.PLANNED, Category.CLEAN_HOME, false);
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
    assertThat(on(MARCH_ID, closed())).noneMatch(c -> c.timer().startsWith("up/"));
  }

  @Test
  @Tag("N-08")
  void what_is_left_of_a_month_is_looked_at_for_the_council() {
    String topic = "mt/" + NEED.value();
    assertThat(topic.length()).isLessThanOrEqualTo(40);
    assertThat(on(MARCH_ID, closed())).contains(new Change.Set(topic, NINE));
    streams.put(MARCH_ID.value(), List.of(opened(), closed()));
    assertThat(timers.fire(MARCH_ID.value(), topic, NINE, NINE))
        .extracting(s -> (Object) s.command())
        .containsExactly(new PutNeedOnAgenda(NEED, MARCH_ID.value(), SYSTEM, NINE));
  }

  @Test
  void the_cut_off_closes_the_week_and_hands_over_to_the_month() {
    streams.put(WEEK_ID.value(), List.of(WEEK_OPENED, new NeedAddedToList(WEEK_ID, NEED, NINE)));
    streams.put(NEED.value(), history("LISTED"));
    List<? extends Step<?, ?, ?>> steps = timers.fire(WEEK_ID.value(), "cut-off", day(7), day(7));
    assertThat(steps.getFirst().command()).isEqualTo(new CloseList(WEEK_ID, List.of(ITEM), day(7)));
    assertThat(steps.getFirst().expectedVersion()).isEqualTo(2);
    assertThat(steps.getLast().stream()).isEqualTo(MARCH_ID.value());
    assertThat(steps.getLast().command())
        .isEqualTo(new TakeOverFromChild(MARCH_ID, WEEK_ID, List.of(NEED), day(7)));
  }

  @Test
  void what_is_verified_is_listed_before_the_list_closes() {
    verified(NEED);
    List<? extends Step<?, ?, ?>> steps = timers.fire(WEEK_ID.value(), "cut-off", day(7), day(7));
    assertThat(steps).hasSize(2);
    assertThat(steps.getFirst().stream()).isEqualTo(WEEK_ID.value());
    assertThat(steps.getFirst().command()).isEqualTo(added(NEED));
    assertThat(steps.getLast().stream()).isEqualTo(NEED.value());
    assertThat(steps.getLast().command()).isEqualTo(listed(NEED));
    assertThat(steps.getLast().expectedVersion()).isEqualTo(2);
  }

  @Test
  void seven_needs_are_listed_in_one_command() {
    for (int i = 1; i <= 9; i++) {
      verified(new NeedId(new UUID(1, i)));
    }
    List<Object> commands = atCutOff(WEEK_ID);
    assertThat(commands).hasSize(14).contains(listed(verified.get(6)), added(verified.get(6)));
    assertThat(commands).doesNotContain(listed(verified.get(7)));
  }

  @Test
  void a_need_that_has_moved_on_does_not_keep_others_off_the_list() {
    verified(NEED, new NeedDeclined(NEED, "NOT_OURS", TEXT, day(1)));
    verified(OTHER);
    assertThat(atCutOff(WEEK_ID)).containsExactly(added(OTHER), listed(OTHER));
  }

  @Test
  void a_need_on_hold_is_not_listed() {
    verified(NEED, new NeedHeld(NEED, TEXT, day(1)));
    assertThat(atCutOff(WEEK_ID).getFirst()).isInstanceOf(CloseList.class);
  }

  @Test
  void a_need_verified_after_the_week_is_left_for_the_next_one() {
    Instant sunday = Instant.parse("2026-03-08T15:59:59Z");
    Instant monday = Instant.parse("2026-03-08T16:00:00Z");
    verified(
        NEED,
        new NeedHeld(NEED, TEXT, day(1)),
        new NeedResumed(NEED, Stage.VERIFIED, day(9), monday));
    assertThat(atCutOff(WEEK_ID).getFirst()).isInstanceOf(CloseList.class);
    verified(
        OTHER,
        new NeedHeld(OTHER, TEXT, day(1)),
        new NeedResumed(OTHER, Stage.VERIFIED, day(9), sunday));
    assertThat(atCutOff(WEEK_ID)).containsExactly(added(OTHER), listed(OTHER));
  }

  @Test
  void a_month_leaves_it_to_the_open_week_of_its_last_day() {
    verified(NEED);
    streams.put(MARCH_ID.value(), List.of(opened()));
    assertThat(atCutOff(MARCH_ID).getFirst()).isInstanceOf(AddNeed.class);
    NeedListId week = NeedListId.of(WUHUAN, new ListPeriod(ListLevel.WEEKLY, "2026-W14"));
    streams.put(
        week.value(),
        List.of(new NeedListOpened(week, WUHUAN, ListLevel.WEEKLY, "2026-W14", null, NINE)));
    assertThat(atCutOff(MARCH_ID).getFirst()).isInstanceOf(CloseList.class);
  }

  @Test
  void after_listing_some_the_clock_looks_for_more() {
    var byDesk =
        ViewSpec.<NeedListEvent>recorded(
            WEEK_ID.value(), WUHUAN.value(), 2, new NeedAddedToList(WEEK_ID, NEED, day(7)));
    var meta = new Meta(null, "SYS", null, null, WEEK_ID.value(), Set.of(), null, null);
    var byClock =
        new Recorded<>(
            WEEK_ID.value(),
            2,
            2,
            WUHUAN.value(),
            byDesk.type(),
            1,
            byDesk.at(),
            meta,
            byDesk.event());
    assertThat(timers.on(byDesk)).isEmpty();
    assertThat(timers.on(byClock)).containsExactly(new Change.Set("cut-off", day(7)));
  }

  @Test
  void a_rolled_up_need_hears_of_its_new_list() {
    streams.put(WEEK_ID.value(), List.of(WEEK_OPENED));
    List<? extends Step<?, ?, ?>> steps =
        timers.fire(WEEK_ID.value(), "up/" + NEED.value(), day(7), day(7));
    assertThat(steps).hasSize(1);
    assertThat(steps.getFirst().stream()).isEqualTo(NEED.value());
    assertThat(steps.getFirst().command())
        .isEqualTo(new RollUpNeed(NEED, MARCH_ID, ListLevel.MONTHLY, SYSTEM, day(7)));
  }
}

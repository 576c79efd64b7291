package org.jiebang.needs.needlist;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.OTHER;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.needlist.ListSamples.HASH_1;
import static org.jiebang.needs.needlist.ListSamples.ITEM;
import static org.jiebang.needs.needlist.ListSamples.MARCH;
import static org.jiebang.needs.needlist.ListSamples.MARCH_ID;
import static org.jiebang.needs.needlist.ListSamples.WEEK;
import static org.jiebang.needs.needlist.ListSamples.WEEK_ID;
import static org.jiebang.needs.needlist.ListSamples.added;
import static org.jiebang.needs.needlist.ListSamples.histories;
import static org.jiebang.needs.needlist.ListSamples.opened;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.needs.need.Stage;
import org.jiebang.needs.needlist.NeedListCommand.AddNeed;
import org.jiebang.needs.needlist.NeedListCommand.CloseList;
import org.jiebang.needs.needlist.NeedListCommand.CorrectList;
import org.jiebang.needs.needlist.NeedListCommand.ExpectChild;
import org.jiebang.needs.needlist.NeedListCommand.OpenList;
import org.jiebang.needs.needlist.NeedListCommand.PublishList;
import org.jiebang.needs.needlist.NeedListCommand.TakeOverFromChild;
import org.jiebang.needs.needlist.NeedListEvent.ChildListOpened;
import org.jiebang.needs.needlist.NeedListEvent.ChildListRolledUp;
import org.jiebang.needs.needlist.NeedListEvent.NeedListClosed;
import org.jiebang.needs.needlist.NeedListEvent.NeedListCorrected;
import org.jiebang.needs.needlist.NeedListEvent.NeedListOpened;
import org.jiebang.needs.place.CommunityId;
import org.junit.jupiter.api.Test;

class NeedListTest {

  private final DeciderSpec<NeedListCommand, NeedList, NeedListEvent> spec =
      DeciderSpec.of(new NeedListDecider());

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    Map<String, Function<NeedList, NeedListCommand>> commands = new LinkedHashMap<>();
    commands.put("open", always(new OpenList(MARCH_ID, WUHUAN, MARCH, null, NINE)));
    commands.put(
        "expectChild", always(new ExpectChild(MARCH_ID, WUHUAN, MARCH, null, WEEK_ID, NINE)));
    commands.put("addNeed", always(new AddNeed(MARCH_ID, WUHUAN, OTHER, NINE)));
    commands.put("close", always(new CloseList(MARCH_ID, List.of(ITEM), NINE)));
    commands.put(
        "takeOverFromChild", always(new TakeOverFromChild(MARCH_ID, WEEK_ID, List.of(NEED), NINE)));
    commands.put("publish", always(new PublishList(MARCH_ID, NINE)));
    commands.put(
        "correct", always(new CorrectList(MARCH_ID, List.of(), List.of(NEED), "重复", NINE)));
    new LifecycleWalk<>(NeedLists.INSTANCE, histories(), commands).check();
  }

  @Test
  void a_closed_list_is_frozen_with_its_hash() {
    spec.given(opened(), added())
        .when(new CloseList(MARCH_ID, List.of(ITEM), NINE))
        .then(new NeedListClosed(MARCH_ID, List.of(ITEM), HASH_1, null, NINE));
  }

  @Test
  void the_hash_is_over_the_lines_that_its_description_names() {
    // printf '…|MONTHLY|2026-03|1\n…|3|LISTED|CHILD_CARE\n' | sha256sum
    assertThat(ListHash.of(MARCH_ID, MARCH, 1, List.of(ITEM))).isEqualTo(HASH_1);
  }

  @Test
  void the_hash_does_not_depend_on_the_order() {
    var second = new ListItem(OTHER, 4, Stage.PLANNED, ITEM.category(), false);
    assertThat(ListHash.of(MARCH_ID, MARCH, 1, List.of(ITEM, second)))
        .isEqualTo(ListHash.of(MARCH_ID, MARCH, 1, List.of(second, ITEM)));
  }

  @Test
  void a_second_list_of_the_same_period_is_refused() {
    spec.given(opened())
        .when(new OpenList(MARCH_ID, WUHUAN, MARCH, null, NINE))
        .thenRefused(NeedListRefusal.LIST_EXISTS);
  }

  @Test
  void a_need_is_on_a_list_once() {
    spec.given(opened(), added()).when(new AddNeed(MARCH_ID, WUHUAN, NEED, NINE)).thenNothing();
  }

  @Test
  void a_closed_list_takes_no_need() {
    spec.given(past("CLOSED"))
        .when(new AddNeed(MARCH_ID, WUHUAN, OTHER, NINE))
        .thenRefused(NeedListRefusal.LIST_CLOSED);
  }

  @Test
  void a_list_of_another_community_does_not_exist_for_a_need() {
    spec.given(opened())
        .when(new AddNeed(MARCH_ID, new CommunityId(new UUID(8, 8)), NEED, NINE))
        .thenRefused(NeedListRefusal.NEED_LIST_NOT_FOUND);
  }

  @Test
  void a_month_is_not_closed_before_its_weeks() {
    spec.given(opened(), new ChildListOpened(MARCH_ID, WEEK_ID, NINE))
        .when(new CloseList(MARCH_ID, List.of(), NINE))
        .thenRefused(NeedListRefusal.CHILD_LIST_OPEN);
  }

  @Test
  void it_is_closed_after_the_last_of_them() {
    var outcome =
        spec.given(
                opened(),
                new ChildListOpened(MARCH_ID, WEEK_ID, NINE),
                new ChildListRolledUp(MARCH_ID, WEEK_ID, List.of(NEED), NINE))
            .when(new CloseList(MARCH_ID, List.of(ITEM), NINE));
    outcome.then(new NeedListClosed(MARCH_ID, List.of(ITEM), HASH_1, null, NINE));
  }

  @Test
  void opening_a_week_opens_its_month() {
    spec.when(new ExpectChild(MARCH_ID, WUHUAN, MARCH, null, WEEK_ID, NINE))
        .then(opened(), new ChildListOpened(MARCH_ID, WEEK_ID, NINE));
  }

  @Test
  void a_week_of_a_closed_month_is_not_opened() {
    spec.given(past("CLOSED"))
        .when(new ExpectChild(MARCH_ID, WUHUAN, MARCH, null, WEEK_ID, NINE))
        .thenRefused(NeedListRefusal.LIST_CLOSED);
  }

  @Test
  void a_closed_week_rolls_up_to_its_month() {
    spec.given(new NeedListOpened(WEEK_ID, WUHUAN, ListLevel.WEEKLY, "2026-W10", null, NINE))
        .when(new CloseList(WEEK_ID, List.of(), NINE))
        .then(
            new NeedListClosed(
                WEEK_ID, List.of(), ListHash.of(WEEK_ID, WEEK, 1, List.of()), MARCH_ID, NINE));
  }

  @Test
  void a_correction_without_a_reason_is_refused() {
    spec.given(past("CLOSED"))
        .when(new CorrectList(MARCH_ID, List.of(), List.of(NEED), " ", NINE))
        .thenRefused(NeedListRefusal.REASON_REQUIRED);
  }

  @Test
  void a_correction_is_a_version_with_a_hash_of_its_own() {
    spec.given(past("CLOSED"))
        .when(new CorrectList(MARCH_ID, List.of(), List.of(NEED), "重复", NINE))
        .then(
            new NeedListCorrected(
                MARCH_ID,
                2,
                List.of(),
                List.of(NEED),
                "重复",
                ListHash.of(MARCH_ID, MARCH, 2, List.of()),
                NINE));
  }

  @Test
  void a_correction_that_changes_nothing_is_none() {
    spec.given(past("CLOSED"))
        .when(new CorrectList(MARCH_ID, List.of(ITEM), List.of(OTHER), "重复", NINE))
        .thenNothing();
  }

  @Test
  void everybody_sees_a_published_list_and_nobody_else_an_open_one() {
    assertThat(parties("OPEN")).isEmpty();
    assertThat(parties("CLOSED")).isEmpty();
    assertThat(parties("PUBLISHED")).containsExactly(Aggregate.EVERYONE);
  }

  private java.util.Set<UUID> parties(String state) {
    return NeedLists.INSTANCE.partiesOf(spec.given(past(state)).state());
  }

  private static List<NeedListEvent> past(String state) {
    return requireNonNull(histories().get(state));
  }
}

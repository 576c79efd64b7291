package org.jiebang.needs.search;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.histories;
import static org.jiebang.needs.need.NeedSamples.history;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.needs.need.NeedEvent;
import org.jiebang.needs.search.NeedCourseRow.Told;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-05")
class NeedCoursesViewTest {

  private static @Nullable NeedCourseRow row(List<NeedEvent> events) {
    return ViewSpec.row(
        new NeedCoursesView(), NEED.value(), WUHUAN.value(), events.toArray(NeedEvent[]::new));
  }

  /** The last word on each stay. */
  private static Map<Integer, Told> stays(List<NeedEvent> events) {
    var stays = new TreeMap<Integer, Told>();
    requireNonNull(row(events)).told.forEach(told -> stays.put(told.stay().number(), told));
    return stays;
  }

  @Test
  void each_stay_begins_where_the_one_before_ends() {
    List<Told> stays = List.copyOf(stays(history("RESOLVED")).values());
    assertThat(stays.stream().map(t -> t.stay().state()))
        .containsExactly(
            "SUBMITTED", "VERIFIED", "LISTED", "PLANNED", "IN_SERVICE", "DELIVERED", "RESOLVED");
    for (int i = 1; i < stays.size(); i++) {
      assertThat(stays.get(i - 1).untilMicros())
          .isEqualTo(org.jiebang.eventsourcing.store.Columns.micros(stays.get(i).stay().from()));
    }
    assertThat(stays.getLast().untilMicros()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void a_need_lies_in_no_grid_until_it_is_verified() {
    assertThat(stays(history("VERIFIED")).values().stream().map(t -> t.stay().grid()))
        .containsExactly("", "3");
  }

  @Test
  void what_changes_no_state_begins_no_stay() {
    var events = new java.util.ArrayList<>(history("VERIFIED"));
    events.add(
        new NeedEvent.NeedSupported(NEED, new java.util.UUID(7, 7), java.time.Instant.EPOCH));
    assertThat(stays(events)).hasSize(2);
  }

  @Test
  void a_draft_does_not_count() {
    assertThat(row(history("DRAFT"))).isNull();
  }

  @Test
  void the_row_is_at_the_state_that_the_list_shows() {
    histories()
        .forEach(
            (state, events) -> {
              if (!state.equals("DRAFT")) {
                assertThat(requireNonNull(row(events)).state).isEqualTo(state);
              }
            });
  }
}

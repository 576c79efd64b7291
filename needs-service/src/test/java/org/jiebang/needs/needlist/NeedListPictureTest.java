package org.jiebang.needs.needlist;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.OTHER;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.needlist.ListSamples.HASH_1;
import static org.jiebang.needs.needlist.ListSamples.ITEM;
import static org.jiebang.needs.needlist.ListSamples.MARCH_ID;
import static org.jiebang.needs.needlist.ListSamples.WEEK_ID;
import static org.jiebang.needs.needlist.ListSamples.added;
import static org.jiebang.needs.needlist.ListSamples.closed;
import static org.jiebang.needs.needlist.ListSamples.opened;

import java.util.List;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.needs.needlist.NeedListBody.Version;
import org.jiebang.needs.needlist.NeedListEvent.ChildListOpened;
import org.jiebang.needs.needlist.NeedListEvent.ChildListRolledUp;
import org.jiebang.needs.needlist.NeedListEvent.NeedListCorrected;
import org.jiebang.needs.needlist.NeedListEvent.NeedListPublished;
import org.junit.jupiter.api.Test;

class NeedListPictureTest {

  private static NeedListBody body(NeedListEvent... events) {
    return ViewSpec.picture(new NeedListPicture(), MARCH_ID.value(), WUHUAN.value(), events);
  }

  @Test
  void a_closed_list_says_what_it_froze() throws Exception {
    NeedListBody body = body(opened(), added(), closed());
    assertThat(body.state()).isEqualTo("CLOSED");
    assertThat(body.items()).containsExactly(ITEM);
    assertThat(body.hash()).isEqualTo(HASH_1);
    assertThat(body.versions()).containsExactly(new Version(1, HASH_1, null, NINE));
    assertThat(Json.EVENTS.readValue(Json.EVENTS.writeValueAsString(body), NeedListBody.class))
        .isEqualTo(body);
  }

  @Test
  void a_correction_adds_a_version_and_keeps_the_first() {
    NeedListBody body =
        body(
            opened(),
            added(),
            closed(),
            new NeedListPublished(MARCH_ID, NINE),
            new NeedListCorrected(MARCH_ID, 2, List.of(), List.of(NEED), "重复", "h2", NINE));
    assertThat(body.state()).isEqualTo("PUBLISHED");
    assertThat(body.items()).isEmpty();
    assertThat(body.hash()).isEqualTo("h2");
    assertThat(body.versions())
        .containsExactly(new Version(1, HASH_1, null, NINE), new Version(2, "h2", "重复", NINE));
  }

  @Test
  void what_rolls_up_is_there_once() {
    NeedListBody body =
        body(
            opened(),
            added(),
            new ChildListOpened(MARCH_ID, WEEK_ID, NINE),
            new ChildListRolledUp(MARCH_ID, WEEK_ID, List.of(NEED, OTHER), NINE));
    assertThat(body.needs()).containsExactly(NEED, OTHER);
    assertThat(body.openChildren()).isEmpty();
  }

  @Test
  void an_open_list_knows_what_it_waits_for() {
    assertThat(body(opened(), new ChildListOpened(MARCH_ID, WEEK_ID, NINE)).openChildren())
        .containsExactly(WEEK_ID);
  }

  @Test
  void the_row_has_the_columns_of_the_list() {
    NeedListRow row =
        requireNonNull(
            ViewSpec.<NeedListRow, NeedListEvent>row(
                new NeedListsView(), MARCH_ID.value(), WUHUAN.value(), opened()));
    assertThat(row.level).isEqualTo("MONTHLY");
    assertThat(row.period).isEqualTo("2026-03");
    assertThat(row.tenant).isEqualTo(WUHUAN.value());
  }
}

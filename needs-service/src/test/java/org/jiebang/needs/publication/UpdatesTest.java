package org.jiebang.needs.publication;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.needs.need.NeedSamples.DAY;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.TEXT;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.submitted;
import static org.jiebang.needs.need.NeedSamples.verified;

import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.needs.need.NeedEvent.NeedDeclined;
import org.jiebang.needs.needlist.NeedListEvent.NeedListPublished;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-31")
class UpdatesTest {

  private final UpdatesView view = new UpdatesView();

  @Test
  void what_the_public_is_told_is_a_line_of_its_own() throws Exception {
    Recorded<Object> fact = ViewSpec.recorded(NEED.value(), WUHUAN.value(), 2, verified());
    UpdateRow row = requireNonNull(view.evolve(null, fact));
    Update update = Json.EVENTS.readValue(row.body, Update.class);
    assertThat(update.what()).isEqualTo(UpdateKind.VERIFIED);
    assertThat(update.need()).isEqualTo(NEED.value());
    assertThat(update.about()).isNull();
    assertThat(update.at()).isEqualTo(fact.at());
    assertThat(update.id()).isEqualTo(view.key(fact));
    assertThat(row.tenant).isEqualTo(WUHUAN.value());
  }

  @Test
  void a_published_list_is_told_of_the_community_as_a_whole() throws Exception {
    Recorded<Object> fact =
        ViewSpec.recorded(DAY.value(), WUHUAN.value(), 7, new NeedListPublished(DAY, NINE));
    UpdateRow row = requireNonNull(view.evolve(null, fact));
    Update update = Json.EVENTS.readValue(row.body, Update.class);
    assertThat(update.about()).isEqualTo(DAY.value());
    assertThat(row.need).isNull();
  }

  @Test
  void what_only_some_are_told_has_no_line() {
    Recorded<Object> submitted = ViewSpec.recorded(NEED.value(), WUHUAN.value(), 1, submitted());
    Recorded<Object> declined =
        ViewSpec.recorded(
            NEED.value(), WUHUAN.value(), 2, new NeedDeclined(NEED, "NOT_OURS", TEXT, NINE));
    assertThat(view.evolve(null, submitted)).isNull();
    assertThat(view.evolve(null, declined)).isNull();
    assertThat(view.key(submitted)).isEqualTo(view.key(declined));
  }
}

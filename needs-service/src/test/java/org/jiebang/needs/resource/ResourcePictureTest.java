package org.jiebang.needs.resource;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.resource.ResourceSamples.FIRST;
import static org.jiebang.needs.resource.ResourceSamples.HOME;
import static org.jiebang.needs.resource.ResourceSamples.MORNING;
import static org.jiebang.needs.resource.ResourceSamples.SECOND;
import static org.jiebang.needs.resource.ResourceSamples.allocated;
import static org.jiebang.needs.resource.ResourceSamples.drafted;
import static org.jiebang.needs.resource.ResourceSamples.march;
import static org.jiebang.needs.resource.ResourceSamples.published;
import static org.jiebang.needs.resource.ResourceSamples.terms;

import java.util.List;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.needs.resource.Availability.Day;
import org.jiebang.needs.resource.Resource.Drafted;
import org.jiebang.needs.resource.ResourceEvent.ResourceAmended;
import org.jiebang.needs.resource.ResourceEvent.ResourceReleased;
import org.jiebang.needs.resource.ResourceEvent.ResourceResumed;
import org.jiebang.needs.resource.ResourceEvent.ResourceSuspended;
import org.junit.jupiter.api.Test;

class ResourcePictureTest {

  private static ResourceBody body(ResourceEvent... events) {
    return ViewSpec.picture(new ResourcePicture(), HOME.value(), WUHUAN.value(), events);
  }

  @Test
  void a_resource_says_what_it_was_amended_to_and_who_uses_it() throws Exception {
    ResourceBody body =
        body(
            drafted(),
            published(),
            allocated(FIRST, 2, march(1), march(2)),
            allocated(SECOND, 1, march(1), march(2)),
            new ResourceReleased(HOME, FIRST, NINE),
            new ResourceAmended(HOME, 2, terms(5, null), NINE));
    assertThat(body.state()).isEqualTo("PUBLISHED");
    assertThat(body.edition()).isEqualTo(2);
    assertThat(body.terms().capacity()).isEqualTo(5);
    assertThat(body.allocations()).containsExactly(new Allocation(SECOND, 1, march(1), march(2)));
    assertThat(Json.EVENTS.readValue(Json.EVENTS.writeValueAsString(body), ResourceBody.class))
        .isEqualTo(body);
  }

  @Test
  void a_reason_is_gone_with_what_it_was_for() {
    var suspended = new ResourceSuspended(HOME, "装修", NINE);
    assertThat(body(drafted(), published(), suspended).why()).isEqualTo("装修");
    ResourceBody resumed = body(drafted(), published(), suspended, new ResourceResumed(HOME, NINE));
    assertThat(resumed.state()).isEqualTo("PUBLISHED");
    assertThat(resumed.why()).isNull();
  }

  @Test
  void what_is_left_is_counted_day_by_day() {
    Resource used =
        DeciderSpec.of(new ResourceDecider(ResourcePolicy.DEFAULT))
            .given(drafted(), published(), allocated(FIRST, 2, march(7), march(7)))
            .state();
    Availability left = Availability.of((Drafted) used, march(7), march(8));
    assertThat(left.left()).isEqualTo(1);
    assertThat(left.days())
        .containsExactly(new Day(march(7), List.of(MORNING), 1), new Day(march(8), List.of(), 3));
  }

  @Test
  void the_row_has_the_columns_of_the_list() {
    ResourceRow row =
        requireNonNull(
            ViewSpec.<ResourceRow, ResourceEvent>row(
                new ResourcesView(), HOME.value(), WUHUAN.value(), drafted(), published()));
    assertThat(row.kind).isEqualTo("VENUE");
    assertThat(row.onList).isEqualTo("RESOURCES");
    assertThat(row.published).isTrue();
  }
}

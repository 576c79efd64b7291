package org.jiebang.needs.place;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.needs.need.NeedSamples.ESTATE;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.needs.place.CommunityBody.EstateBody;
import org.jiebang.needs.place.CommunityCommand.AddEstate;
import org.jiebang.needs.place.CommunityCommand.CloseCommunity;
import org.jiebang.needs.place.CommunityCommand.RegisterCommunity;
import org.jiebang.needs.place.CommunityCommand.ReopenCommunity;
import org.jiebang.needs.place.CommunityEvent.CommunityClosed;
import org.jiebang.needs.place.CommunityEvent.CommunityRegistered;
import org.jiebang.needs.place.CommunityEvent.CommunityReopened;
import org.jiebang.needs.place.CommunityEvent.EstateAdded;
import org.junit.jupiter.api.Test;

class CommunityTest {

  private static final UUID DISTRICT = UUID.fromString("01900000-0000-7000-8000-0000000000f1");
  private static final CommunityRegistered REGISTERED =
      new CommunityRegistered(WUHUAN, "五环社区", DISTRICT, "Asia/Shanghai", NINE);
  private static final EstateAdded YARD = new EstateAdded(WUHUAN, ESTATE, "五环家园", NINE);
  private static final CommunityClosed CLOSED = new CommunityClosed(WUHUAN, "搬迁", NINE);

  private final DeciderSpec<CommunityCommand, Community, CommunityEvent> spec =
      DeciderSpec.of(new CommunityDecider());

  private static AddEstate add(String name) {
    return new AddEstate(WUHUAN, ESTATE, name, NINE);
  }

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    new LifecycleWalk<>(
            Communities.INSTANCE,
            Map.of("OPEN", List.of(REGISTERED), "CLOSED", List.of(REGISTERED, CLOSED)),
            Map.of(
                "register",
                always(new RegisterCommunity(WUHUAN, "五环社区", DISTRICT, "Asia/Shanghai", NINE)),
                "addEstate",
                always(add("五环家园")),
                "close",
                always(new CloseCommunity(WUHUAN, "搬迁", NINE)),
                "reopen",
                always(new ReopenCommunity(WUHUAN, NINE))))
        .check();
  }

  @Test
  void an_estate_is_added() {
    spec.given(REGISTERED).when(add("五环家园")).then(YARD);
  }

  @Test
  void a_second_estate_of_the_same_name_is_refused() {
    spec.given(REGISTERED, YARD).when(add("五环家园")).thenRefused(CommunityRefusal.ESTATE_EXISTS);
  }

  @Test
  void everybody_sees_a_community() {
    Community state = spec.given(REGISTERED).state();
    assertThat(Communities.INSTANCE.partiesOf(state)).containsExactly(Aggregate.EVERYONE);
    assertThat(Communities.INSTANCE.tenantOf(state)).isEqualTo(WUHUAN.value());
  }

  @Test
  void the_body_tells_estates_and_why_it_is_closed() {
    CommunityBody body =
        ViewSpec.<CommunityBody, CommunityEvent>picture(
            new CommunityPicture(), WUHUAN.value(), WUHUAN.value(), REGISTERED, YARD, CLOSED);
    assertThat(body)
        .isEqualTo(
            new CommunityBody(
                WUHUAN.value(),
                "CLOSED",
                "五环社区",
                DISTRICT,
                "Asia/Shanghai",
                List.of(new EstateBody(ESTATE.value(), "五环家园")),
                "搬迁"));
  }

  @Test
  void the_row_follows() {
    CommunityRow row =
        requireNonNull(
            ViewSpec.<CommunityRow, CommunityEvent>row(
                new CommunitiesView(),
                WUHUAN.value(),
                WUHUAN.value(),
                REGISTERED,
                CLOSED,
                new CommunityReopened(WUHUAN, NINE)));
    assertThat(row.state).isEqualTo("OPEN");
    assertThat(row.district).isEqualTo(DISTRICT);
    assertThat(row.version).isEqualTo(3);
  }
}

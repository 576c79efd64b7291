package org.jiebang.matching.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.local.LocalServers;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Facts in, rows out, on a real database. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "matching"))
@NullUnmarked // set by Quarkus
class InboundNeedsIT {

  private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");

  @Inject EntityManager rows;
  @Inject KnownNeeds known;
  @Inject Hierarchy hierarchy;

  private final InboundNeeds view = new InboundNeeds();
  private final UUID community = UUID.randomUUID();
  private final UUID need = UUID.randomUUID();
  private final UUID author = UUID.randomUUID();

  private void apply(NeedFact... facts) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              for (NeedFact fact : facts) {
                view.apply(rows, ViewSpec.recorded(need, community, 1, fact));
              }
            });
  }

  private InboundNeed row() {
    return Objects.requireNonNull(known.need(need));
  }

  @Test
  void a_need_is_followed_as_far_as_it_matters_here() {
    apply(
        new NeedFact.NeedSubmitted(need, community, "CHILD_CARE", author, AT),
        new NeedFact.NeedVerified(need, "GENERAL", AT));
    assertThat(row().planned()).isFalse();
    assertThat(row().urgency).isEqualTo("GENERAL");
    assertThat(row().author).isEqualTo(author);

    apply(new NeedFact.NeedPlanned(need, community, AT));
    assertThat(row().planned()).isTrue();
    apply(new NeedFact.NeedHeld(need, AT));
    assertThat(row().planned()).isFalse();
    apply(new NeedFact.NeedResumed(need, "PLANNED", AT));
    assertThat(row().planned()).isTrue();
    apply(new NeedFact.NeedServiceStarted(need, AT), new NeedFact.NeedDelivered(need, AT));
    assertThat(row().state).isEqualTo("DELIVERED");
    apply(new NeedFact.NeedInRework(need, AT), new NeedFact.NeedBackToPlanned(need, AT));
    assertThat(row().state).isEqualTo("PLANNED");
    apply(new NeedFact.NeedUnplanned(need, AT));
    assertThat(row().state).isEqualTo("LISTED");
    apply(new NeedFact.NeedResolved(need, AT));
    assertThat(row().state).isEqualTo("RESOLVED");
    apply(new NeedFact.NeedReopened(need, AT), new NeedFact.NeedAuthorAnonymised(need, AT));
    assertThat(row().state).isEqualTo("VERIFIED");
    assertThat(row().author).isNull();
  }

  @Test
  void a_fact_about_a_need_that_was_never_submitted_stops_the_view() {
    assertThatThrownBy(() -> apply(new NeedFact.NeedPlanned(need, community, AT)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_community_lies_in_its_district() {
    UUID district = UUID.randomUUID();
    assertThat(hierarchy.above(community)).isNull();
    apply(new NeedFact.CommunityRegistered(community, "五环社区", district, "Asia/Shanghai", AT));
    assertThat(hierarchy.above(community)).isEqualTo(district);
    assertThat(hierarchy.covers(district, community)).isTrue();
  }

  @Test
  void a_community_that_moves_lies_in_the_other_district() {
    UUID other = UUID.randomUUID();
    apply(
        new NeedFact.CommunityRegistered(community, "五环社区", UUID.randomUUID(), "Asia/Shanghai", AT),
        new NeedFact.CommunityClosed(community, AT),
        new NeedFact.CommunityMoved(community, other, AT));
    InboundCommunity row = Objects.requireNonNull(known.community(community));
    assertThat(row.district).isEqualTo(other);
    assertThat(row.closed).isTrue();
    assertThat(hierarchy.covers(other, community)).isTrue();
  }

  @Test
  void rights_follow_a_move_within_moments() {
    UUID other = UUID.randomUUID();
    apply(
        new NeedFact.CommunityRegistered(
            community, "五环社区", UUID.randomUUID(), "Asia/Shanghai", AT));
    assertThat(hierarchy.covers(other, community)).isFalse();
    apply(new NeedFact.CommunityMoved(community, other, AT));
    await().atMost(Duration.ofMinutes(2)).until(() -> hierarchy.covers(other, community));
  }
}

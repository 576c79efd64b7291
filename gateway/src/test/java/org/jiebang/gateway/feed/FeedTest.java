package org.jiebang.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.Meta;
import org.jiebang.eventsourcing.Reaction.Consequence;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.gateway.feed.FeedEntryCommand.FeedFact;
import org.jiebang.gateway.feed.FeedEntryEvent.FactFed;
import org.jiebang.gateway.reactions.WhenFactPublishedFeedIt;
import org.junit.jupiter.api.Test;

class FeedTest {

  private static final UUID NEED = new UUID(1, 17);
  private static final UUID WUHUAN = new UUID(2, 1);
  private static final UUID AUTHOR = new UUID(9, 1);
  private static final Instant AT = Instant.parse("2025-03-01T04:00:00.123456Z");

  @Test
  void every_cell_of_the_lifecycle_holds() {
    new LifecycleWalk<>(
            FeedEntries.INSTANCE,
            Map.of("FED", history(new FactFed(fact(4711)))),
            Map.of("feed", always(new FeedFact(fact(4711)))))
        .check();
  }

  @Test
  void a_fact_that_comes_twice_is_in_the_feed_once() {
    DeciderSpec.of(FeedEntries.INSTANCE.decider())
        .given(new FactFed(fact(4711)))
        .when(new FeedFact(fact(4711)))
        .thenNothing();
  }

  @Test
  void the_same_record_has_the_same_place_and_every_place_is_in_the_feeds_part() {
    assertThat(fact(4711).entry()).isEqualTo(fact(4711).entry());
    assertThat(fact(4711).entry()).isNotEqualTo(fact(4712).entry());
    assertThat(Ids.part(fact(4711).entry().value())).isEqualTo(FeedEntryId.PART);
  }

  @Test
  void a_place_belongs_to_whom_the_fact_belongs() {
    var state = DeciderSpec.of(FeedEntries.INSTANCE.decider()).given(new FactFed(fact(1))).state();
    assertThat(FeedEntries.INSTANCE.tenantOf(state)).isEqualTo(WUHUAN);
    assertThat(FeedEntries.INSTANCE.correlationOf(state)).isEqualTo(NEED);
    assertThat(FeedEntries.INSTANCE.partiesOf(state)).containsExactly(AUTHOR);
  }

  @Test
  void whatever_is_published_is_fed() throws Exception {
    var meta = new Meta(AUTHOR, "RES", "app-1", null, NEED, Set.of(AUTHOR), null, null);
    var payload = (ObjectNode) Json.EVENTS.readTree("{\"need\":\"n\",\"minutes\":90}");
    List<Consequence> commands =
        new WhenFactPublishedFeedIt("needs")
            .on(new Recorded<>(NEED, 1, 4711, WUHUAN, "need-dreamt-up", 3, AT, meta, payload));
    assertThat(commands)
        .containsExactly(
            Consequence.of(
                FeedEntries.INSTANCE,
                fact(4711).entry().value(),
                new FeedFact(
                    new PublishedFact(
                        "needs",
                        Ids.part(NEED),
                        4711,
                        "need-dreamt-up",
                        3,
                        NEED,
                        1,
                        WUHUAN,
                        NEED,
                        List.of(AUTHOR),
                        AUTHOR,
                        "RES",
                        "app-1",
                        null,
                        AT,
                        Map.of("need", "n", "minutes", 90)))));
  }

  @Test
  void a_row_carries_the_story_and_no_envelope_at_any_depth() {
    Map<String, Object> sealed = Map.of("sub", "s", "kid", 1, "iv", "i", "ct", "secret");
    FeedRow row =
        Objects.requireNonNull(
            ViewSpec.row(
                new FeedView(),
                fact(1).entry().value(),
                WUHUAN,
                new FactFed(
                    fact(
                        1,
                        Map.of("text", sealed, "bids", List.of(sealed, Map.of("bid", sealed)))))));
    assertThat(row.position).isEqualTo(1);
    assertThat(row.correlation).isEqualTo(NEED);
    assertThat(row.tenant).isEqualTo(WUHUAN);
    assertThat(row.body).contains("\"payload\":{\"bids\":[{}]}").doesNotContain("secret");
  }

  private static PublishedFact fact(long pos) {
    return fact(pos, Map.of("need", NEED.toString()));
  }

  private static PublishedFact fact(long pos, Map<String, Object> payload) {
    return new PublishedFact(
        "needs",
        Ids.part(NEED),
        pos,
        "need-submitted",
        1,
        NEED,
        1,
        WUHUAN,
        NEED,
        List.of(AUTHOR),
        AUTHOR,
        "RES",
        null,
        null,
        AT,
        payload);
  }
}

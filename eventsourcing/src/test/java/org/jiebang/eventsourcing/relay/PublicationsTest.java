package org.jiebang.eventsourcing.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.store.StoredEvent;
import org.jiebang.eventsourcing.wire.Wire;
import org.junit.jupiter.api.Test;

class PublicationsTest {

  /** Stands for any event: the relay looks at names only. */
  record Thing() {}

  private static final UUID STREAM = PublishingLog.stream(17, 1);
  private static final String SEALED =
      "{\"sub\":\"" + STREAM + "\",\"kid\":1,\"iv\":\"aaaa\",\"ct\":\"bbbb\"}";

  private final PublishingLog log = new PublishingLog();
  private final Publications publications =
      new Publications(
          "needs",
          Wire.named()
              .event("thing-made", Thing.class)
              .discreet("bid-made", String.class, "bidder")
              .withheld("ballot-cast", Object.class)
              .forDesk("thing-listed", 1, Integer.class)
              .build());

  private Publication published(String type, String payload) {
    StoredEvent event = log.append(STREAM, type, payload);
    return publications.of(event, log.hashAt(event.part(), event.pos() - 1));
  }

  @Test
  void headers_say_what_happened_and_where_it_stands() {
    Publication first = published("thing-made", "{\"n\":1}");
    Publication second = published("thing-made", "{\"n\":2}");

    assertThat(second.headers())
        .containsEntry("ce_specversion", "1.0")
        .containsEntry("ce_id", "needs/17/2")
        .containsEntry("ce_source", "/needs")
        .containsEntry("ce_type", "org.jiebang.needs.thing-made.v1")
        .containsEntry("ce_time", "2026-03-01T08:00:02.000001Z")
        .containsEntry("ce_at", "2026-03-01T08:00:02.000001Z")
        .containsEntry("ce_subject", STREAM.toString())
        .containsEntry("ce_stream", STREAM.toString())
        .containsEntry("ce_part", "17")
        .containsEntry("ce_pos", "2")
        .containsEntry("ce_version", "2")
        .containsEntry("ce_tenant", PublishingLog.TENANT.toString())
        .containsEntry("ce_schema", "1")
        .containsEntry("ce_role", "COM")
        .containsEntry("ce_correlation", PublishingLog.STORY.toString())
        .containsEntry("ce_parties", PublishingLog.TENANT.toString())
        .containsEntry("ce_prevhash", first.required("ce_hash"))
        .containsEntry("ce_hash", HexFormat.of().formatHex(log.hashAt(17, 2)))
        .containsEntry("content-type", "application/json");
    assertThat(first.header("ce_prevhash")).isEqualTo("0".repeat(64));
    assertThat(second.payload()).isEqualTo("{\"n\":2}");
  }

  @Test
  void envelopes_are_stripped_at_any_depth_and_nothing_else() {
    String payload =
        "{\"name\":%s,\"n\":1,\"list\":[%s,{\"phone\":%s,\"kept\":true}],\"ct\":\"a plain field\"}"
            .formatted(SEALED, SEALED, SEALED);

    assertThat(published("thing-made", payload).payload())
        .isEqualTo("{\"n\":1,\"list\":[{\"kept\":true}],\"ct\":\"a plain field\"}");
  }

  @Test
  void what_is_for_the_desk_says_so_beside_whoever_else_it_concerns() {
    assertThat(published("thing-listed", "{\"n\":1}").header("ce_parties"))
        .isEqualTo(Aggregate.DESK + "," + PublishingLog.TENANT);
  }

  @Test
  void a_discreet_event_shows_that_it_happened_but_not_who_did_it() {
    Publication bid = published("bid-made", "{\"task\":\"t\",\"bidder\":\"b\"}");

    assertThat(bid.payload()).isEqualTo("{\"task\":\"t\"}");
    assertThat(bid.headers()).containsKeys("ce_stream", "ce_role").doesNotContainKey("ce_actor");
    assertThat(published("thing-made", "{\"n\":1}").headers()).containsKey("ce_actor");
  }

  @Test
  void a_withheld_event_shows_its_place_in_the_chain_and_nothing_else() {
    Publication ballot = published("ballot-cast", "{\"vote\":\"yes\"}");

    assertThat(ballot.payload()).isNull();
    assertThat(ballot.headers())
        .containsOnlyKeys(
            "ce_specversion",
            "ce_id",
            "ce_source",
            "ce_type",
            "ce_part",
            "ce_pos",
            "ce_hash",
            "ce_prevhash",
            "ce_withheld")
        .containsEntry("ce_type", "org.jiebang.needs.withheld.v1")
        .containsEntry("ce_withheld", "true");
  }

  @Test
  void an_event_without_a_wire_name_is_never_skipped() {
    assertThatThrownBy(() -> published("nobody-knows", "{}"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("needs/17/1");
  }

  @Test
  void json_and_back_is_the_same_publication() {
    Publication made = published("thing-made", "{\"n\":1}");
    Publication ballot = published("ballot-cast", "{}");

    assertThat(Publication.of(made.toJson())).isEqualTo(made);
    assertThat(Publication.of(ballot.toJson())).isEqualTo(ballot);
  }
}

package org.jiebang.eventsourcing.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Meta;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.eventsourcing.wire.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code asOf}, {@code /diff} and {@code /events} are made of. */
class HistoryPartsTest {

  private static final UUID STREAM = new UUID(1, 1);
  private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");

  record Told(String what, Envelope by, List<Envelope> heardBy) {}

  record Whispered(String what) {}

  private static final Wire WIRE =
      Wire.named().event("told", Told.class).withheld("whispered", Whispered.class).build();

  private static Recorded<Object> recorded(long version, Object event) {
    return new Recorded<>(
        STREAM,
        version,
        version,
        new UUID(2, 2),
        "told",
        1,
        NINE.plusSeconds(version),
        new Meta(new UUID(3, 3), "GRD", null, null, STREAM, Set.of(), null, null),
        event);
  }

  private static String diff(String before, String after) throws Exception {
    return Json.EVENTS.writeValueAsString(
        JsonDiff.of(Json.EVENTS.readTree(before), Json.EVENTS.readTree(after)));
  }

  @Test
  void a_diff_goes_down_to_the_leaves() throws Exception {
    assertThat(diff("{\"a\":{\"b\":1,\"c\":2},\"d\":[1,2]}", "{\"a\":{\"b\":1,\"c\":3},\"d\":[1]}"))
        .isEqualTo(
            "[{\"path\":\"/a/c\",\"before\":2,\"after\":3},{\"path\":\"/d/1\",\"before\":2}]");
  }

  @Test
  void a_diff_of_equals_is_empty() throws Exception {
    assertThat(diff("{\"a\":[{\"b\":1}]}", "{\"a\":[{\"b\":1}]}")).isEqualTo("[]");
  }

  @Test
  void a_diff_escapes_names_as_json_pointers_do() throws Exception {
    assertThat(diff("{}", "{\"a/b~c\":1}")).contains("\"path\":\"/a~1b~0c\"");
  }

  @Test
  void personal_fields_of_an_event_are_withheld() {
    var envelope = new Envelope(new UUID(9, 9), 1, "iv", "ct");
    ShownEvent shown =
        ShownEvent.of(recorded(1, new Told("news", envelope, List.of(envelope))), WIRE);
    assertThat(String.valueOf(shown.payload()))
        .isEqualTo("{\"what\":\"news\",\"by\":\"withheld\",\"heardBy\":[\"withheld\"]}");
    assertThat(shown.role()).isEqualTo("GRD");
  }

  @Test
  void an_event_that_stays_in_the_house_shows_only_that_it_is_there() {
    assertThat(ShownEvent.of(recorded(4, new Whispered("x")), WIRE))
        .isEqualTo(new ShownEvent(4, "withheld", null, null, null, null, null, null, null));
  }

  @Test
  void a_moment_is_a_version_or_an_instant() {
    List<Recorded<Object>> events =
        List.of(recorded(1, new Whispered("a")), recorded(2, new Whispered("b")));
    assertThat(Moment.parse("asOf", "0").countOf(events)).isZero();
    assertThat(Moment.parse("asOf", "1").countOf(events)).isEqualTo(1);
    assertThat(Moment.parse("asOf", "2026-03-01T09:00:01Z").countOf(events)).isEqualTo(1);
    assertThat(Moment.parse("asOf", "2026-03-01T17:00:02+08:00").countOf(events)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "now", "2026-03-01", "1234567890123456789012"})
  void any_other_moment_is_refused(String text) {
    assertThatThrownBy(() -> Moment.parse("asOf", text)).isInstanceOf(Rejected.class);
  }
}

package org.jiebang.eventsourcing.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jiebang.eventsourcing.Outcome.Position;
import org.jiebang.eventsourcing.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

  @Test
  void positions_are_merged_to_the_furthest_of_each_part() {
    assertThat(MinPositions.parse(List.of("needs/3/5, needs/3/9", "points/3/1")))
        .containsExactly(new Position("needs", 3, 9), new Position("points", 3, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"needs/64/1", "needs/1", "Needs/1/1", "needs/1/-1", "needs/1/1/1", "x"})
  void a_malformed_position_is_refused(String text) {
    assertThatThrownBy(() -> MinPositions.parse(List.of(text))).isInstanceOf(Rejected.class);
  }

  @Test
  void more_than_64_positions_are_refused() {
    String many =
        IntStream.range(0, 65).mapToObj(i -> "needs/1/" + i).collect(Collectors.joining(","));
    assertThatThrownBy(() -> MinPositions.parse(List.of(many))).isInstanceOf(Rejected.class);
  }

  @Test
  void a_version_is_expected_by_its_strong_tag() {
    assertThat(CommandHeaders.of("k", "\"7\"").expectedVersion()).isEqualTo(7);
    assertThat(CommandHeaders.of("k", "*").expectedVersion()).isNull();
    assertThat(CommandHeaders.of("k", null).expectedVersion()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "W/\"7\"", "\"7\", \"8\"", "\"x\"", "\"\""})
  void any_other_tag_is_refused(String tag) {
    assertThatThrownBy(() -> CommandHeaders.of("k", tag)).isInstanceOf(Rejected.class);
  }

  @Test
  void the_time_of_a_command_is_that_of_a_uuid_v7_key() {
    assertThat(CommandHeaders.of("0190aaaa-0000-7000-8000-000000000001", null).epochMillis())
        .isEqualTo(0x0190aaaa0000L);
    assertThat(CommandHeaders.of("0190aaaa-0000-4000-8000-000000000001", null).epochMillis())
        .isZero();
    assertThat(CommandHeaders.of("order-1", null).epochMillis()).isZero();
  }

  @Test
  void a_key_has_at_most_128_characters() {
    assertThat(CommandHeaders.of("x".repeat(128), null).key()).hasSize(128);
    assertThatThrownBy(() -> CommandHeaders.of("x".repeat(129), null)).isInstanceOf(Rejected.class);
  }

  @Test
  void a_trace_is_the_callers_or_a_new_one() {
    assertThat(Trace.id("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"))
        .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(Trace.id(null)).matches("[0-9a-f]{32}");
    assertThat(Trace.id("00-" + "0".repeat(32) + "-00f067aa0ba902b7-01")).doesNotMatch("0{32}");
  }

  @Test
  void a_known_version_is_not_sent_again() {
    assertThat(EntityTags.noneMatchNames("\"3\", W/\"4\"", 4)).isTrue();
    assertThat(EntityTags.noneMatchNames("*", 4)).isTrue();
    assertThat(EntityTags.noneMatchNames("\"3\"", 4)).isFalse();
    assertThat(EntityTags.noneMatchNames(null, 4)).isFalse();
  }
}

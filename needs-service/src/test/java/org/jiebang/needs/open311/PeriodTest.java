package org.jiebang.needs.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.jiebang.eventsourcing.Rejected;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

  private static final Instant NOW = Instant.parse("2026-06-30T08:00:00Z");

  private static Period of(@Nullable String start, @Nullable String end) {
    return Period.of(start, end, NOW);
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  @Test
  void without_an_end_it_is_ninety_days() {
    assertThat(of(null, null))
        .isEqualTo(new Period(at("2026-04-01T08:00:00Z"), NOW.plusSeconds(1)));
    assertThat(of("2026-01-01T08:00:00+08:00", null).until()).isEqualTo(at("2026-04-01T00:00:01Z"));
    assertThat(of(null, "2026-04-01T00:00:00Z").from()).isEqualTo(at("2026-01-01T00:00:00Z"));
  }

  @Test
  void a_plus_that_nobody_escaped_is_understood() {
    assertThat(of("2026-06-01T08:00:00 08:00", null).from()).isEqualTo(at("2026-06-01T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T00:00:00Z, 2026-04-01T00:00:01Z",
    "2026-02-01T00:00:00Z, 2026-01-01T00:00:00Z",
    "2026-02-01, 2026-02-02",
    "yesterday,"
  })
  void anything_else_is_refused(String start, @Nullable String end) {
    assertThatThrownBy(() -> of(start, end)).isInstanceOf(Rejected.class);
  }
}

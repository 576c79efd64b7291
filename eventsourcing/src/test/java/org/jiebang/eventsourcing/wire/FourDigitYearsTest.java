package org.jiebang.eventsourcing.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests do not bring days that nothing can keep; what was stored once always loads. */
class FourDigitYearsTest {

  private record Sent(@Nullable LocalDate day, @Nullable Instant at) {}

  private final ObjectMapper strict = Json.strict(new ObjectMapper());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"day\":\"+10000-01-01\"}",
        "{\"day\":\"0000-12-31\"}",
        "{\"day\":\"+999999999-12-31\"}",
        "{\"day\":\"-999999999-01-01\"}",
        "{\"at\":\"+10000-01-01T00:00:00Z\"}",
        "{\"at\":\"0000-12-31T23:59:59Z\"}",
        "{\"at\":\"+294248-01-01T00:00:00Z\"}",
        "{\"at\":\"+1000000000-12-31T23:59:59.999999999Z\"}",
        "{\"at\":\"-1000000000-01-01T00:00:00Z\"}"
      })
  void what_is_too_far_away_is_refused_and_loads_where_it_is_stored(String json) throws Exception {
    assertThatThrownBy(() -> strict.readValue(json, Sent.class))
        .isInstanceOf(InvalidFormatException.class);
    assertThat(Json.EVENTS.readValue(json, Sent.class)).isNotEqualTo(new Sent(null, null));
  }

  @Test
  void all_others_are_taken() throws Exception {
    assertThat(
            strict.readValue(
                "{\"day\":\"9999-12-31\",\"at\":\"9999-12-31T23:59:59.999999Z\"}", Sent.class))
        .isEqualTo(
            new Sent(LocalDate.of(9999, 12, 31), Instant.parse("9999-12-31T23:59:59.999999Z")));
    assertThat(strict.readValue("{\"day\":\"2028-02-29\",\"at\":null}", Sent.class))
        .isEqualTo(new Sent(LocalDate.of(2028, 2, 29), null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"day\":\"2028-02-29T24:00:00\"}", "{\"day\":\"2027-02-29\"}", "{\"day\":1}"})
  void what_is_no_day_is_none(String json) {
    assertThatThrownBy(() -> strict.readValue(json, Sent.class));
  }
}

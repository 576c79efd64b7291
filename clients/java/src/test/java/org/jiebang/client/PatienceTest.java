package org.jiebang.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatienceTest {

  @ParameterizedTest
  @CsvSource({"1, 200", "2, 400", "3, 800", "6, 6400", "7, 10000", "1000, 10000"})
  void pauses_grow_to_the_longest_and_half_of_each_is_chance(int attempt, long most) {
    for (int i = 0; i < 100; i++) {
      assertThat(Patience.USUAL.pauseAfter(attempt).toMillis()).isBetween(most / 2, most);
    }
  }

  @Test
  void nobody_has_no_patience_at_all() {
    assertThatThrownBy(() -> new Patience(0, Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

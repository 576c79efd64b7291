package org.jiebang.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeatsTest {

  private static final int MOST = 3;

  private final Seats seats = new Seats(MOST);

  @Test
  void each_holder_has_so_many_and_who_has_none_is_not_remembered() {
    for (int i = 0; i < MOST; i++) {
      assertThat(seats.take("one")).isTrue();
    }
    assertThat(seats.take("one")).isFalse();
    assertThat(seats.take("other")).isTrue();
    assertThat(seats.holders()).isEqualTo(2);
    for (int i = 0; i < MOST; i++) {
      seats.giveBack("one");
    }
    seats.giveBack("other");
    assertThat(seats.holders()).isZero();
    assertThat(seats.take("one")).isTrue();
  }
}

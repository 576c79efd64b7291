package org.jiebang.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PositionsTest {

  private final Positions positions = new Positions();

  private void said(String... headers) {
    positions.remember(HttpHeaders.of(Map.of("X-Position", List.of(headers)), (n, v) -> true));
  }

  @Test
  void the_highest_of_each_part_is_sent() {
    said("needs/17/4711, points/3/9");
    said("needs/17/12");
    assertThat(positions.toHeader()).isEqualTo("points/3/9,needs/17/4711");
  }

  @Test
  void the_oldest_part_is_forgotten_where_there_are_too_many() {
    for (int part = 0; part < 65; part++) {
      said("needs/" + part + "/1");
    }
    assertThat(positions.toHeader().split(",", -1))
        .hasSize(64)
        .startsWith("needs/1/1")
        .endsWith("needs/64/1");
  }

  @Test
  void what_is_no_position_is_left_out() {
    said("", "needs", "/", "needs/17/x", "needs/17/-1", "needs/17/99999999999999999999");
    assertThat(positions.toHeader()).isEmpty();
  }
}

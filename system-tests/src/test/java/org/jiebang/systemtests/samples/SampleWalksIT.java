package org.jiebang.systemtests.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.jiebang.systemtests.Inbox;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * What neither the story nor the samples have an occasion for, done once by the people of the
 * samples: with these, every operation of the contract has been used by somebody. While examples
 * are collected, this is where theirs come from.
 */
@Order(12)
class SampleWalksIT {

  @Test
  void needs_and_places() throws IOException {
    assertThat(Walk.go("needs-and-places", Map.of())).isGreaterThan(50);
  }

  @Test
  void council_and_plans() throws IOException {
    assertThat(Walk.go("council-and-plans", Map.of())).isGreaterThan(50);
  }

  @Test
  void board_and_service() throws IOException {
    assertThat(Walk.go("board-and-service", Map.of())).isGreaterThan(40);
  }

  @Test
  void points() throws IOException {
    assertThat(Walk.go("points", Map.of())).isGreaterThan(15);
  }

  @Test
  void partners_and_operation() throws IOException {
    try (var inbox = new Inbox()) {
      assertThat(Walk.go("partners-and-operation", Map.of("receiver", inbox.url())))
          .isGreaterThan(20);
    }
  }
}

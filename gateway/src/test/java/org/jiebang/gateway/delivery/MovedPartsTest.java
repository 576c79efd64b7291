package org.jiebang.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jiebang.eventsourcing.view.ViewPositions;
import org.junit.jupiter.api.Test;

/** Rows that are behind delay deliveries a second at most, however many parts have moved. */
class MovedPartsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Set<Integer> asked = new HashSet<>();
  private long nanos;
  private boolean behind = true;

  private final ViewPositions views =
      (part, pos, atMost) -> {
        asked.add(part);
        if (behind) {
          nanos += atMost.toNanos();
        }
        return !behind;
      };

  private final MovedParts moved = new MovedParts(views, _ -> 7, part -> part < 40, () -> nanos);

  @Test
  void all_parts_together_are_waited_for_as_long_as_one() {
    moved.addAll();
    moved.awaitRows(PATIENCE);
    assertThat(nanos).isEqualTo(PATIENCE.toNanos());
    assertThat(asked).as("ours, and none of others").hasSize(40).allMatch(part -> part < 40);
  }

  @Test
  void what_was_behind_is_looked_at_again_until_it_is_not() {
    moved.add(3);
    moved.add(50);
    moved.awaitRows(PATIENCE);
    assertThat(moved.isEmpty()).isFalse();
    behind = false;
    moved.awaitRows(PATIENCE);
    assertThat(moved.isEmpty()).isTrue();
    asked.clear();
    moved.awaitRows(PATIENCE);
    assertThat(asked).isEmpty();
  }
}

package org.jiebang.eventsourcing.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RememberedTest {

  private static final UUID PLACE = new UUID(1, 1);
  private static final UUID OLD = new UUID(2, 1);
  private static final UUID NEW = new UUID(2, 2);

  private final Map<UUID, UUID> above = new HashMap<>();
  private final AtomicLong nanos = new AtomicLong();
  private final Remembered remembered = new Remembered(above::get, false, nanos::get);

  @Test
  void a_move_is_noticed_a_moment_later() {
    above.put(PLACE, OLD);
    assertThat(remembered.above(PLACE)).isEqualTo(OLD);
    above.put(PLACE, NEW);
    assertThat(remembered.covers(OLD, PLACE)).isTrue();
    nanos.addAndGet(Remembered.FOR.toNanos());
    assertThat(remembered.above(PLACE)).isEqualTo(NEW);
    assertThat(remembered.covers(OLD, PLACE)).isFalse();
  }

  @Test
  void what_is_not_known_is_asked_again() {
    assertThat(remembered.above(PLACE)).isNull();
    above.put(PLACE, OLD);
    assertThat(remembered.above(PLACE)).isEqualTo(OLD);
  }

  @Test
  void of_one_level_the_top_is_remembered_too() {
    var asked = new ArrayList<UUID>();
    var one =
        new Remembered(
            scope -> {
              asked.add(scope);
              return above.get(scope);
            },
            true,
            nanos::get);
    above.put(PLACE, OLD);
    assertThat(one.covers(NEW, PLACE)).isFalse();
    assertThat(one.covers(NEW, PLACE)).isFalse();
    assertThat(asked).containsExactly(PLACE);
  }
}

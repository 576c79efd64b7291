package org.jiebang.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Nobody's slow endpoints keep the others waiting. */
class TurnsTest {

  @Test
  void one_owner_has_few_of_the_places_and_the_others_have_the_rest() {
    var turns = new Turns(3, 2);
    assertThat(turns.take("slow")).isTrue();
    assertThat(turns.take("slow")).isTrue();
    assertThat(turns.take("slow")).isFalse();
    assertThat(turns.take("other")).isTrue();
    assertThat(turns.take("third")).as("all places are taken").isFalse();
    turns.giveBack("slow");
    assertThat(turns.take("third")).isTrue();
    turns.giveBack("third");
    assertThat(turns.take("slow")).isTrue();
    assertThat(turns.take("slow")).isFalse();
  }

  @Test
  void who_waits_for_the_last_one_is_told() throws Exception {
    var turns = new Turns(3, 2);
    turns.take("one");
    Thread last = Thread.ofVirtual().start(() -> turns.giveBack("one"));
    turns.awaitNone(Duration.ofSeconds(20));
    last.join();
    assertThat(turns.take("one")).isTrue();
    assertThat(turns.take("one")).isTrue();
  }

  @Test
  void a_turn_ends_with_its_time_or_its_deliveries() {
    var nanos = new AtomicLong();
    var slow = new Turn(Duration.ofSeconds(5), nanos::get);
    slow.delivered();
    assertThat(slow.isOver()).isFalse();
    nanos.addAndGet(Duration.ofSeconds(5).toNanos());
    assertThat(slow.isOver()).isTrue();
    var quick = new Turn(Duration.ofSeconds(5), nanos::get);
    for (int i = 0; i < 99; i++) {
      quick.delivered();
    }
    assertThat(quick.isOver()).isFalse();
    quick.delivered();
    assertThat(quick.isOver()).isTrue();
  }
}

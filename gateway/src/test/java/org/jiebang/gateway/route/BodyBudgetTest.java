package org.jiebang.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Of 100,000 bytes, 70,000 for one, 500 of each for nothing. */
class BodyBudgetTest {

  private final BodyBudget budget = new BodyBudget(new QuickDoor());

  @Test
  void a_small_body_takes_nothing() {
    assertThat(budget.of("a").covers(500)).isTrue();
    assertThat(budget.held()).isZero();
  }

  @Test
  void a_body_takes_what_it_grows_to_and_gives_it_back_once() {
    BodyBudget.Share share = budget.of("a");
    assertThat(share.covers(501)).isTrue();
    assertThat(share.covers(40_000)).isTrue();
    assertThat(share.covers(30_000)).isTrue();
    assertThat(budget.held()).isEqualTo(40_000);
    share.giveBack();
    share.giveBack();
    assertThat(budget.held()).isZero();
    assertThat(budget.accounts()).isZero();
    assertThat(share.covers(501)).as("after its end").isFalse();
  }

  @Test
  void one_account_does_not_take_all_of_it() {
    BodyBudget.Share first = budget.of("a");
    assertThat(first.covers(70_000)).isTrue();
    assertThat(budget.of("a").covers(501)).isFalse();
    assertThat(budget.of("b").covers(30_000)).isTrue();
    first.giveBack();
    assertThat(budget.of("a").covers(70_000)).isTrue();
  }

  @Test
  void all_together_do_not_take_more_than_there_is() {
    BodyBudget.Share share = budget.of("b");
    assertThat(budget.of("a").covers(60_000)).isTrue();
    assertThat(share.covers(40_001)).isFalse();
    assertThat(budget.held()).as("nothing of what was refused").isEqualTo(60_000);
    assertThat(share.covers(40_000)).isTrue();
  }

  @Test
  void it_is_whole_again_after_many_at_once() throws Exception {
    var turns = new ArrayList<Future<Integer>>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        var random = new SplittableRandom(i);
        turns.add(threads.submit(() -> turns(random)));
      }
    }
    int taken = 0;
    for (Future<Integer> each : turns) {
      taken += each.get();
    }
    assertThat(taken).as("work done").isGreaterThan(1_000);
    assertThat(budget.held()).isZero();
    assertThat(budget.accounts()).isZero();
  }

  private int turns(SplittableRandom random) {
    int taken = 0;
    for (int i = 0; i < 5_000; i++) {
      BodyBudget.Share share = budget.of("account-" + random.nextInt(3));
      for (int size = 0; size < 50_000 && share.covers(size); size += random.nextInt(20_000)) {
        taken++;
        assertThat(budget.held()).isBetween(0L, (long) QuickDoor.HELD);
      }
      share.giveBack();
    }
    return taken;
  }
}

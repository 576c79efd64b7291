package org.jiebang.eventsourcing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiebang.eventsourcing.store.StoreUnderTest.ask;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.jiebang.eventsourcing.KernelRefusal;
import org.jiebang.eventsourcing.Outcome;
import org.jiebang.eventsourcing.Rejected;
import org.junit.jupiter.api.Test;

/** Repeats that arrive while the first one still runs. */
class InFlightTest {

  private static final UUID STREAM = new UUID(1, 1);
  private static final Outcome DONE =
      new Outcome(STREAM, 3, List.of(new Outcome.Position("counters", 1, 9)), false);

  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch finish = new CountDownLatch(1);

  private CompletableFuture<Outcome> first(InFlight inFlight, Outcome outcome) throws Exception {
    var first =
        CompletableFuture.supplyAsync(
            () ->
                inFlight.once(
                    ask("key"),
                    () -> {
                      started.countDown();
                      await(finish);
                      return outcome;
                    }));
    started.await();
    return first;
  }

  /** A send that has been seen to wait. */
  private static CompletableFuture<Outcome> waiting(Supplier<Outcome> send) {
    var answer = new CompletableFuture<Outcome>();
    Thread thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    answer.complete(send.get());
                  } catch (RuntimeException | AssertionError e) {
                    answer.completeExceptionally(e);
                  }
                });
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    return answer;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Outcome never() {
    throw new AssertionError("run twice");
  }

  @Test
  void a_repeat_waits_for_the_first_and_gets_its_answer() throws Exception {
    var inFlight = new InFlight(Duration.ofSeconds(20));
    var first = first(inFlight, DONE);
    var repeat = waiting(() -> inFlight.once(ask("key"), InFlightTest::never));
    finish.countDown();
    assertThat(first.get()).isEqualTo(DONE);
    assertThat(repeat.get()).isEqualTo(new Outcome(STREAM, 3, DONE.positions(), true));
  }

  @Test
  void a_repeat_that_waits_too_long_hears_that_the_first_still_runs() throws Exception {
    var inFlight = new InFlight(Duration.ofMillis(30));
    var first = first(inFlight, DONE);
    assertThatThrownBy(() -> inFlight.once(ask("key"), InFlightTest::never))
        .isInstanceOfSatisfying(
            Rejected.class,
            r -> assertThat(r.refusal()).isEqualTo(KernelRefusal.IDEMPOTENCY_IN_PROGRESS));
    finish.countDown();
    assertThat(first.get()).isEqualTo(DONE);
  }

  @Test
  void another_content_in_flight_is_refused_as_it_is_later() throws Exception {
    var inFlight = new InFlight(Duration.ofSeconds(20));
    var first = first(inFlight, DONE);
    var other = waiting(() -> inFlight.once(ask("key", "another", null), InFlightTest::never));
    finish.countDown();
    assertThat(first.get()).isEqualTo(DONE);
    assertThatThrownBy(other::get)
        .hasCauseInstanceOf(Rejected.class)
        .hasMessageContaining("IDEMPOTENCY_KEY_REUSED");
  }

  @Test
  void who_waited_for_one_that_failed_asks_for_himself() throws Exception {
    var inFlight = new InFlight(Duration.ofSeconds(20));
    var runs = new AtomicInteger();
    var first =
        CompletableFuture.supplyAsync(
            () ->
                inFlight.once(
                    ask("key"),
                    () -> {
                      started.countDown();
                      await(finish);
                      throw new StoreUnavailable("away");
                    }));
    started.await();
    var repeat =
        waiting(
            () ->
                inFlight.once(
                    ask("key"),
                    () -> {
                      runs.incrementAndGet();
                      return DONE;
                    }));
    finish.countDown();
    assertThat(repeat.get()).isEqualTo(DONE);
    assertThat(first).failsWithin(Duration.ofSeconds(5));
    assertThat(runs).hasValue(1);
  }
}

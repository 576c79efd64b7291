package org.jiebang.eventsourcing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** One read for many who ask, and never one that began before they did. */
class SharedReadsTest {

  /** How long a busy machine may take. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final SharedReads<String, Integer> reads = new SharedReads<>(() -> false);
  private final AtomicInteger truth = new AtomicInteger(1);
  private final AtomicInteger begun = new AtomicInteger();
  private final CountDownLatch release = new CountDownLatch(1);

  /** Sees what is true when it begins, and is told late. */
  private int slowly() {
    int seen = truth.get();
    begun.incrementAndGet();
    await(release);
    return seen;
  }

  @Test
  void who_asks_while_a_read_is_under_way_is_told_by_the_next_one() {
    CompletableFuture<Integer> first = asking(this::slowly);
    Awaitility.await().atMost(PATIENCE).until(() -> begun.get() == 1);
    truth.set(2);
    List<CompletableFuture<Integer>> later = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      later.add(waiting(this::slowly));
    }
    release.countDown();
    assertThat(first.join()).isEqualTo(1);
    assertThat(later).extracting(CompletableFuture::join).containsOnly(2);
    assertThat(begun).as("reads for 51 callers").hasValue(2);
  }

  @Test
  void one_that_fails_fails_for_its_own_caller_only() {
    CompletableFuture<Integer> first = asking(this::slowly);
    Awaitility.await().atMost(PATIENCE).until(() -> begun.get() == 1);
    CompletableFuture<Integer> failing =
        waiting(
            () -> {
              throw new StoreUnavailable("lost");
            });
    CompletableFuture<Integer> beside = waiting(this::slowly);
    release.countDown();
    assertThat(first.join()).isEqualTo(1);
    assertThatThrownBy(failing::join).hasCauseInstanceOf(StoreUnavailable.class);
    assertThat(beside.join()).isEqualTo(1);
    assertThat(reads.read("a", truth::get)).as("nothing is left behind").isEqualTo(1);
  }

  @Test
  void who_has_a_connection_waits_for_nobody() {
    var alone = new SharedReads<String, Integer>(() -> true);
    CompletableFuture<Integer> first =
        CompletableFuture.supplyAsync(() -> alone.read("a", this::slowly));
    Awaitility.await().atMost(PATIENCE).until(() -> begun.get() == 1);
    assertThat(alone.read("a", truth::get)).isEqualTo(1);
    release.countDown();
    first.join();
  }

  @Test
  void nobody_waits_for_reads_of_something_else() {
    CompletableFuture<Integer> first = asking(this::slowly);
    Awaitility.await().atMost(PATIENCE).until(() -> begun.get() == 1);
    assertThat(reads.read("another", () -> 7)).isEqualTo(7);
    release.countDown();
    first.join();
  }

  /** Eight who write and read at once: nobody ever reads less than what was written before. */
  @Test
  void nobody_is_told_of_a_time_before_the_question() {
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      all.add(
          CompletableFuture.runAsync(
              () -> {
                for (int n = 0; n < 20_000; n++) {
                  int written = truth.incrementAndGet();
                  assertThat(reads.read("a", truth::get)).isGreaterThanOrEqualTo(written);
                }
              },
              task -> Thread.ofVirtual().start(task)));
    }
    all.forEach(CompletableFuture::join);
  }

  private CompletableFuture<Integer> asking(Supplier<Integer> reading) {
    var answer = new CompletableFuture<Integer>();
    started(answer, reading);
    return answer;
  }

  /** A caller who has been seen to wait. */
  private CompletableFuture<Integer> waiting(Supplier<Integer> reading) {
    var answer = new CompletableFuture<Integer>();
    Thread thread = started(answer, reading);
    Awaitility.await().atMost(PATIENCE).until(() -> thread.getState() == Thread.State.WAITING);
    return answer;
  }

  private Thread started(CompletableFuture<Integer> answer, Supplier<Integer> reading) {
    return Thread.ofPlatform()
        .start(
            () -> {
              try {
                answer.complete(reads.read("a", reading));
              } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
              }
            });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

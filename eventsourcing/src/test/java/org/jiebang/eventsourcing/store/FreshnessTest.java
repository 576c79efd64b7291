package org.jiebang.eventsourcing.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jiebang.eventsourcing.store.Freshness.Seen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One look for many who ask about streams of their own, and never one that began before. */
class FreshnessTest {

  /** How long a busy machine may take. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final Seen FIRST = new Seen(new UUID(0, 1), 1);

  private final Map<UUID, Long> truth = new ConcurrentHashMap<>();
  private final AtomicInteger looks = new AtomicInteger();
  private final CountDownLatch release = new CountDownLatch(1);
  private final Freshness freshness = new Freshness(this::slowly, () -> {});

  @AfterEach
  void end() {
    release.countDown();
    freshness.close();
  }

  private static Seen stream(int number) {
    return new Seen(new UUID(1, number), 1);
  }

  private Set<Seen> now(Set<Seen> seen) {
    return seen.stream()
        .filter(s -> truth.getOrDefault(s.stream(), 1L) > s.version())
        .collect(Collectors.toSet());
  }

  /** The first look sees what is true when it begins, and tells it late. */
  private Set<Seen> slowly(Set<Seen> seen) {
    Set<Seen> moved = now(seen);
    if (looks.incrementAndGet() == 1) {
      await(release);
    }
    return moved;
  }

  @Test
  void who_asks_during_a_look_is_told_by_the_next_one_with_all_others() {
    CompletableFuture<Boolean> first = asking(FIRST);
    Awaitility.await().atMost(PATIENCE).until(() -> looks.get() == 1);
    truth.put(FIRST.stream(), 2L);
    truth.put(stream(7).stream(), 2L);
    List<CompletableFuture<Boolean>> later = new ArrayList<>();
    later.add(waiting(FIRST));
    for (int i = 0; i < 50; i++) {
      later.add(waiting(stream(i)));
    }
    release.countDown();
    assertThat(first.join()).as("as it was when it was asked").isTrue();
    assertThat(later.removeFirst().join()).as("appended before it was asked").isFalse();
    assertThat(later.remove(7).join()).as("the one that has moved").isFalse();
    assertThat(later).extracting(CompletableFuture::join).containsOnly(true);
    assertThat(looks).as("looks for 52 who asked").hasValue(2);
  }

  @Test
  void when_it_cannot_be_told_everybody_looks_for_himself() {
    var tries = new AtomicInteger();
    var lost =
        new Freshness(
            seen -> {
              if (tries.incrementAndGet() == 1) {
                throw new StoreUnavailable("lost");
              }
              return now(seen);
            },
            () -> {});
    try (lost) {
      assertThat(lost.holds(Set.of(FIRST))).isFalse();
      assertThat(lost.holds(Set.of(FIRST))).as("nothing is left behind").isTrue();
    }
    assertThat(lost.holds(Set.of(FIRST))).as("after its end").isFalse();
  }

  @Test
  void nobody_waits_for_a_look_that_does_not_end() {
    CompletableFuture<Boolean> first = asking(FIRST);
    Awaitility.await().atMost(PATIENCE).until(() -> looks.get() == 1);
    CompletableFuture<Boolean> second = waiting(stream(1));
    freshness.giveUp(System.nanoTime() - PATIENCE.toNanos());
    assertThat(first).as("young enough").isNotDone();
    freshness.giveUp(System.nanoTime());
    assertThat(first.join()).isFalse();
    assertThat(second.join()).isFalse();
    assertThat(freshness.holds(Set.of(stream(2)))).as("while it lasts").isFalse();
    release.countDown();
    Awaitility.await().atMost(PATIENCE).until(() -> freshness.holds(Set.of(stream(2))));
  }

  @Test
  void there_is_room_for_so_many_and_the_next_one_looks_for_himself() {
    CompletableFuture<Boolean> first = asking(FIRST);
    Awaitility.await().atMost(PATIENCE).until(() -> looks.get() == 1);
    Set<Seen> many =
        IntStream.range(0, Freshness.MOST)
            .mapToObj(FreshnessTest::stream)
            .collect(Collectors.toSet());
    CompletableFuture<Boolean> full = waiting(many);
    assertThat(freshness.holds(Set.of(stream(-1)))).isFalse();
    release.countDown();
    assertThat(first.join()).isTrue();
    assertThat(full.join()).isTrue();
  }

  @Test
  void of_several_all_must_be_as_they_were() {
    release.countDown();
    truth.put(stream(2).stream(), 2L);
    assertThat(freshness.holds(Set.of(stream(1), stream(3)))).isTrue();
    assertThat(freshness.holds(Set.of(stream(1), stream(2), stream(3)))).isFalse();
  }

  /** Eight who append to streams of their own and ask at once. */
  @Test
  void nobody_is_told_of_a_time_before_the_question() {
    release.countDown();
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      UUID mine = stream(i).stream();
      all.add(
          CompletableFuture.runAsync(
              () -> {
                for (long n = 1; n < 10_000; n++) {
                  truth.put(mine, n + 1);
                  assertThat(freshness.holds(Set.of(new Seen(mine, n)))).isFalse();
                  assertThat(freshness.holds(Set.of(new Seen(mine, n + 1)))).isTrue();
                }
              },
              task -> Thread.ofVirtual().start(task)));
    }
    all.forEach(CompletableFuture::join);
  }

  private CompletableFuture<Boolean> asking(Seen seen) {
    var answer = new CompletableFuture<Boolean>();
    started(answer, Set.of(seen));
    return answer;
  }

  private CompletableFuture<Boolean> waiting(Seen seen) {
    return waiting(Set.of(seen));
  }

  /** A caller who has been seen to wait. */
  private CompletableFuture<Boolean> waiting(Set<Seen> seen) {
    var answer = new CompletableFuture<Boolean>();
    Thread thread = started(answer, seen);
    Awaitility.await().atMost(PATIENCE).until(() -> thread.getState() == Thread.State.WAITING);
    return answer;
  }

  private Thread started(CompletableFuture<Boolean> answer, Set<Seen> seen) {
    return Thread.ofPlatform()
        .start(
            () -> {
              try {
                answer.complete(freshness.holds(seen));
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

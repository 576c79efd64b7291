package org.jiebang.eventsourcing.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jiebang.eventsourcing.inbound.InboxUnderTest.thing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.core.ConditionFactory;
import org.jiebang.eventsourcing.inbound.InboxUnderTest.Fate;
import org.jiebang.eventsourcing.inbound.InboxUnderTest.Killed;
import org.jiebang.eventsourcing.relay.Publication;
import org.jiebang.local.Torture;
import org.junit.jupiter.api.Test;

/**
 * Every two seconds a consumer is added, stopped, killed in the middle of a transaction, or stalled
 * in one until the others have taken over its parts: effects once, in order, and always some
 * progress.
 */
class RebalanceTortureIT {

  /** One consumer, and how it ends. */
  private static final class Doomed implements Fate {
    final AtomicBoolean dies = new AtomicBoolean();
    final AtomicBoolean stalls = new AtomicBoolean();
    final CountDownLatch wakes = new CountDownLatch(1);
    final CountDownLatch stands = new CountDownLatch(1);

    @Override
    public void beforeCommit() {
      if (dies.get()) {
        throw new Killed();
      }
      if (stalls.getAndSet(false)) {
        stands.countDown();
        try {
          wakes.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  private record Member(Consumption consumption, Doomed fate) {}

  /** How long a machine may take that has other things to do; nothing is shown by it. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Deque<Member> members = new ArrayDeque<>();
  private int killed;
  private int stalled;
  private int stopped;

  @Test
  void consumers_come_and_go_and_every_effect_happens_once() throws InterruptedException {
    try (var torture = Torture.of("rebalances");
        var inbox = new InboxUnderTest()) {
      int changes = torture.dose(5, 100);
      SplittableRandom random = torture.random("members");
      List<UUID> counters = inbox.openCounters(22);
      var facts = new AtomicInteger();
      var publishing = new AtomicBoolean(true);
      Thread source = Thread.ofPlatform().start(() -> publish(inbox, counters, facts, publishing));
      add(inbox);
      add(inbox);
      long longest = 0;
      for (int change = 0; change < changes; change++) {
        long before = inbox.takenIn();
        long since = System.nanoTime();
        change(inbox, change, random);
        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos()); // the storm's rhythm
        awaitAmongTheDying().atMost(PATIENCE).until(() -> inbox.takenIn() > before);
        longest = Math.max(longest, System.nanoTime() - since);
      }
      awaitAmongTheDying().atMost(PATIENCE).until(() -> facts.get() >= 500);
      publishing.set(false);
      source.join();
      members.forEach(member -> member.fate().wakes.countDown());
      awaitAmongTheDying()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(100))
          .until(() -> inbox.takenIn() == facts.get());

      DeliveryTortureIT.assertEachPartInOrder(inbox.applied(), facts.get());
      assertThat(inbox.causes()).hasSize(facts.get()).doesNotHaveDuplicates();
      assertThat(inbox.counts(counters)).isEqualTo(facts.get());
      assertThat(inbox.letters()).isEmpty();
      torture.atLeast("facts", facts.get(), 500);
      torture.atLeast("killed in a transaction", killed, 2);
      torture.atLeast("stalled in a transaction, then woken", stalled, 2);
      torture.count("stopped in order", stopped);
      torture.count("longest time without progress, millis", longest / 1_000_000);
      long repeated = inbox.repeatedReactions();
      torture.count("reactions issued again after a lost transaction", repeated);
      torture.canary("a consumer that does not know its reactions again", repeated > 0);
    }
  }

  /** A thread that dies of Killed is what this test is about, and no news to who waits. */
  private static ConditionFactory awaitAmongTheDying() {
    return await().dontCatchUncaughtExceptions();
  }

  private void add(InboxUnderTest inbox) {
    var fate = new Doomed();
    members.add(
        new Member(
            inbox.start(
                fate, "inbound.max-poll-interval", "PT3S", "inbound.transaction-timeout", "PT2S"),
            fate));
  }

  private void change(InboxUnderTest inbox, int change, SplittableRandom random)
      throws InterruptedException {
    Member oldest = members.poll();
    switch (change % 3) {
      case 0 -> {
        oldest.fate().dies.set(true);
        killed++;
      }
      case 1 -> {
        oldest.fate().stalls.set(true);
        // It stands in its first transaction after the partitions have been shared out anew.
        if (oldest.fate().stands.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
          stalled++;
        }
        // Woken while somebody else works on its parts, and killed with the next change.
        Thread.ofVirtual()
            .start(
                () -> {
                  LockSupport.parkNanos(Duration.ofMillis(3_500).toNanos());
                  oldest.fate().wakes.countDown();
                });
        members.add(oldest);
      }
      default -> {
        inbox.stop(oldest.consumption());
        stopped++;
      }
    }
    while (members.size() < 2 + random.nextInt(2)) {
      add(inbox);
    }
  }

  private static void publish(
      InboxUnderTest inbox, List<UUID> counters, AtomicInteger facts, AtomicBoolean publishing) {
    while (publishing.get()) {
      var round = new ArrayList<Publication>();
      for (int part = 0; part < 64; part += 3) {
        round.add(inbox.raise(thing(part, part % 4), counters.get(part / 3), 1));
      }
      inbox.publish(round);
      facts.addAndGet(round.size());
      LockSupport.parkNanos(100_000_000); // about 200 facts a second
    }
  }
}

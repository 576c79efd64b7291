package org.jiebang.eventsourcing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.counter.Counters.COUNTER;
import static org.jiebang.eventsourcing.store.StoreUnderTest.ask;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.KernelRefusal;
import org.jiebang.eventsourcing.Outcome;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.counter.Counters.Open;
import org.jiebang.eventsourcing.counter.Counters.Raise;
import org.jiebang.local.FaultProxy;
import org.jiebang.local.Torture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Each key is sent up to fifty times at once, to two instances of which one loses its database
 * again and again and is given up for another: one effect and one answer for each key.
 */
class IdempotencyTortureIT {

  private static final int STREAMS = 40;
  private static final int MOST_SENDS = 50;

  private static UUID stream(int n) {
    return Ids.derived("counter-" + n);
  }

  /**
   * Four kinds of command: the second and the third one create, the third one under an id that each
   * who sends it makes anew, and the fourth one leaves one stream untouched.
   */
  private static List<Step<?, ?, ?>> steps(StoreUnderTest to, int key, Ask ask) {
    int s = key % STREAMS;
    return switch (key % 4) {
      case 0 -> List.of(Step.of(COUNTER, stream(s), new Raise(1)));
      case 1, 2 -> List.of(Step.of(COUNTER, to.commands.minted(ask, "counter"), new Open(7)));
      default ->
          List.of(
              Step.of(COUNTER, stream(s), new Raise(0)),
              Step.of(COUNTER, stream((s + 1) % STREAMS), new Raise(1)),
              Step.of(COUNTER, stream((s + 2) % STREAMS), new Raise(1)));
    };
  }

  /** The {@code n}th time that {@code key} is sent; of the third kind it has no time in it. */
  private static Ask sent(int key, int n, String content) {
    Ask ask = ask("key-" + key, content, null);
    return new Ask(
        key % 4 == 2 ? Ids.commandId(0, "key-" + key) : ask.commandId(),
        ask.actor(),
        ask.at().plusMillis(n),
        content,
        null,
        null,
        ask.causation(),
        null);
  }

  @Test
  void every_key_has_one_effect_and_one_answer() throws Exception {
    try (var torture = Torture.of("idempotency");
        StoreUnderTest a = StoreUnderTest.fresh();
        FaultProxy proxy = FaultProxy.to(a.database.port())) {
      for (int i = 0; i < STREAMS; i++) {
        a.commands.handle(COUNTER, stream(i), ask("open-" + i), new Open(1_000_000));
      }
      int keys = torture.dose(500, 10_000);
      var second = new ConcurrentLinkedQueue<>(List.of(a.through(proxy.port())));
      var on = new AtomicBoolean(true);
      var kills = new AtomicInteger();
      Duration pause = torture.dose(Duration.ofMillis(400), Duration.ofSeconds(1));
      Thread killer =
          Thread.ofPlatform().start(() -> killAndReplace(a, proxy, second, on, kills, pause));

      Map<Integer, Set<Outcome>> answers = new ConcurrentHashMap<>();
      var firsts = new AtomicInteger();
      var sends = new AtomicInteger();
      var reused = new AtomicInteger();
      var inFlight = new Semaphore(20); // keys at a time
      Callers.run(
          keys,
          key -> {
            inFlight.acquire();
            try {
              var random = new Random(torture.seed() * 31 + key);
              Set<Outcome> mine = ConcurrentHashMap.newKeySet();
              answers.put(key, mine);
              int times = 1 + random.nextInt(MOST_SENDS);
              Callers.run(
                  times,
                  n -> {
                    Ask ask = sent(key, n, "a content");
                    for (Outcome o = null; o == null; sends.incrementAndGet()) {
                      StoreUnderTest to = (n + sends.get()) % 2 == 0 ? a : second.element();
                      o = answer(to, key, ask);
                      if (o != null) {
                        firsts.addAndGet(o.repeated() ? 0 : 1);
                        mine.add(new Outcome(o.stream(), o.version(), o.positions(), true));
                      }
                    }
                  });
              Ask other = sent(key, MOST_SENDS, "another content");
              while (!refusedAsReused(key % 2 == 0 ? a : second.element(), key, other)) {
                LockSupport.parkNanos(1_000_000); // its database is away
              }
              reused.incrementAndGet();
            } finally {
              inFlight.release();
            }
          });
      on.set(false);
      LockSupport.unpark(killer);
      killer.join();
      second.forEach(StoreUnderTest::close);

      var expected = new HashMap<String, Integer>();
      for (int i = 0; i < STREAMS; i++) {
        expected.put("open-" + i, 1);
      }
      for (int key = 0; key < keys; key++) {
        expected.put("key-" + key, key % 4 == 3 ? 2 : 1);
        assertThat(answers.get(key)).as("answers of key %d", key).hasSize(1);
      }
      assertThat(LogChecks.eventsByKey(a)).isEqualTo(expected);
      assertThat(LogChecks.wrong(a)).isEmpty();
      assertThat(firsts.get()).isLessThanOrEqualTo(keys);
      torture.atLeast("sends", sends.get(), keys * 15L);
      torture.atLeast("instances killed", kills.get(), torture.dose(2, 20));
      torture.atLeast("keys used with another content", reused.get(), keys);
      torture.canary("sends that do not say which command they repeat", effectsWithoutAKey(a) == 5);
    }
  }

  /** Null when there is no answer yet: the database is away, or the first one still runs. */
  private static @Nullable Outcome answer(StoreUnderTest to, int key, Ask ask) {
    try {
      return to.commands.handle(ask, steps(to, key, ask));
    } catch (StoreUnavailable e) {
      return null;
    } catch (Rejected e) {
      assertThat(e.refusal()).isEqualTo(KernelRefusal.IDEMPOTENCY_IN_PROGRESS);
      return null;
    }
  }

  private static boolean refusedAsReused(StoreUnderTest to, int key, Ask ask) {
    try {
      to.commands.handle(ask, steps(to, key, ask));
      throw new AssertionError("answered another content");
    } catch (StoreUnavailable e) {
      return false;
    } catch (Rejected e) {
      return e.refusal() == KernelRefusal.IDEMPOTENCY_KEY_REUSED;
    }
  }

  /**
   * Takes the second instance's database away in the middle of its work; another one takes over.
   */
  private static void killAndReplace(
      StoreUnderTest a,
      FaultProxy proxy,
      ConcurrentLinkedQueue<StoreUnderTest> second,
      AtomicBoolean on,
      AtomicInteger kills,
      Duration pause) {
    var given = new ArrayList<StoreUnderTest>();
    try {
      while (on.get()) {
        LockSupport.parkNanos(pause.toNanos());
        proxy.refuse();
        kills.incrementAndGet();
        LockSupport.parkNanos(20_000_000);
        proxy.heal();
        StoreUnderTest next = a.through(proxy.port());
        second.add(next);
        given.add(second.remove());
        if (given.size() > 4) {
          given.removeFirst().close(); // nobody asks it any more
        }
      }
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      given.forEach(StoreUnderTest::close);
    }
  }

  private static int effectsWithoutAKey(StoreUnderTest a) {
    UUID s = stream(STREAMS);
    a.commands.handle(COUNTER, s, ask("naive"), new Open(100));
    for (int i = 0; i < 5; i++) {
      a.commands.handle(COUNTER, s, ask("naive-" + i), new Raise(1));
    }
    return a.commands.load(COUNTER, s).state().count();
  }

  @Test
  void a_key_whose_first_step_is_already_so_by_now_is_still_the_same_key() throws Exception {
    try (StoreUnderTest a = StoreUnderTest.fresh();
        StoreUnderTest b = a.another()) {
      UUID one = Ids.derivedBeside(new UUID(0, 1), "one");
      UUID two = Ids.derivedBeside(new UUID(0, 2), "two");
      a.commands.handle(COUNTER, one, ask("open-1"), new Open(10));
      a.commands.handle(COUNTER, two, ask("open-2"), new Open(10));
      Ask ask = ask("both", "the same content", null);
      Outcome first =
          a.commands.handle(
              ask,
              List.of(Step.of(COUNTER, one, new Raise(1)), Step.of(COUNTER, two, new Raise(1))));
      // Decided on what is so by now, the repeat would begin in another part.
      Outcome again =
          b.commands.handle(
              ask,
              List.of(Step.of(COUNTER, one, new Raise(0)), Step.of(COUNTER, two, new Raise(1))));
      assertThat(again).isEqualTo(new Outcome(one, 2, first.positions(), true));
      assertThat(LogChecks.count(a)).isEqualTo(4);
    }
  }
}

package org.jiebang.eventsourcing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiebang.eventsourcing.counter.Counters.COUNTER;
import static org.jiebang.eventsourcing.store.StoreUnderTest.ask;

import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.Outcome;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.counter.Counters.Open;
import org.jiebang.eventsourcing.counter.Counters.Raise;
import org.jiebang.local.Torture;
import org.junit.jupiter.api.Test;

/**
 * The database answers 1062, 1213, 1205 or 1020 to each statement of an append in turn: the whole
 * transaction is tried again, a bounded number of times, and has one effect.
 */
class DatabaseErrorsTortureIT {

  private static final int[] CODES = {1062, 1213, 1205, 1020};

  /** Fails one call, or all calls, of a lane. */
  private static final class Injector implements Meddled.Hand {
    private final AtomicInteger calls = new AtomicInteger();
    private volatile int failAt = -1;
    private volatile boolean hideOnly;
    private volatile boolean always;
    private volatile int code;
    private volatile int struck;

    void arm(int failAt, boolean hideOnly, int code) {
      this.hideOnly = hideOnly;
      this.code = code;
      calls.set(0);
      struck = 0;
      this.failAt = failAt;
    }

    @Override
    public void before(String call) throws SQLException {
      if (always && call.equals("executeBatch")) {
        struck++;
        throw error(code);
      }
      if (calls.getAndIncrement() == failAt && !hideOnly) {
        struck++;
        throw error(code);
      }
    }

    @Override
    public void after(String call) throws SQLException {
      if (hideOnly && calls.get() - 1 == failAt && struck == 0) {
        struck++;
        throw error(code);
      }
    }

    private static SQLException error(int code) {
      return code == 1062
          ? new SQLException("injected", "23000", code)
          : new SQLTransactionRollbackException("injected", "40001", code);
    }
  }

  private static UUID stream(int n) {
    return Ids.derived("counter-" + n);
  }

  @Test
  void every_error_at_every_statement_is_gone_over() throws Exception {
    try (var torture = Torture.of("database-errors");
        StoreUnderTest a = StoreUnderTest.fresh()) {
      var injector = new Injector();
      int injected = 0;
      try (StoreUnderTest b = a.another(c -> Meddled.with(c, injector))) {
        for (int i = 0; i < 4; i++) {
          b.commands.handle(COUNTER, stream(i), ask("open-" + i), new Open(1_000_000));
        }
        for (int round = 0; round < torture.dose(1, 30); round++) {
          for (int code : CODES) {
            for (boolean hideOnly : new boolean[] {false, true}) {
              for (int streams : new int[] {1, 2, 4}) {
                // One more index than calls: the last round of each shows that nothing was missed.
                int index = 0;
                do {
                  String key = List.of(round, code, hideOnly, streams, index).toString();
                  injector.arm(index, hideOnly, code);
                  Outcome outcome = b.commands.handle(ask(key), raises(streams));
                  injected += injector.struck;
                  assertThat(outcome.positions()).as(key).isNotEmpty();
                  assertThat(b.commands.handle(ask(key), raises(streams)))
                      .as(key)
                      .isEqualTo(
                          new Outcome(
                              outcome.stream(), outcome.version(), outcome.positions(), true));
                  index++;
                } while (injector.struck > 0);
              }
            }
          }
        }
        assertThat(LogChecks.wrong(a)).isEmpty();
        LogChecks.eventsByKey(a)
            .forEach(
                (key, events) ->
                    assertThat(events)
                        .as(key)
                        .isEqualTo(
                            key.startsWith("open") ? 1 : Integer.parseInt(key.split(", ")[3])));
        torture.atLeast("errors injected", injected, torture.dose(40, 1_000));
        torture.count("transactions tried again", b.metered("jiebang.store.retries"));
        torture.canary(
            "an error that is never gone over", gaveUpInTime(a, injector, torture, stream(9)));
      }
    }
  }

  /** Errors that never end: the caller hears 503 after a bounded number of attempts. */
  private static boolean gaveUpInTime(
      StoreUnderTest a, Injector injector, Torture torture, UUID stream) throws Exception {
    int worst = 0;
    for (int code : CODES) {
      injector.arm(-1, false, code);
      try (StoreUnderTest b = a.another(c -> Meddled.with(c, injector))) {
        injector.always = true;
        long start = System.nanoTime();
        assertThatThrownBy(
                () -> b.commands.handle(COUNTER, stream, ask("never-" + code), new Open(1)))
            .isInstanceOf(StoreUnavailable.class);
        // The patience of the store and a busy machine's pauses; without a bound it never ends.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(1));
        worst = Math.max(worst, injector.struck);
        injector.always = false;
        // The same command id afterwards: it was not carried out, and now it is.
        assertThat(
                b.commands.handle(COUNTER, stream(100 + code), ask("never-" + code), new Open(1)))
            .matches(o -> o.version() == 1 && !o.repeated());
      }
    }
    torture.count("attempts before 503, at most", worst);
    return worst > 0 && worst <= 100;
  }

  private static List<Step<?, ?, ?>> raises(int streams) {
    var steps = new ArrayList<Step<?, ?, ?>>();
    for (int i = 0; i < streams; i++) {
      steps.add(Step.of(COUNTER, stream(i), new Raise(1)));
    }
    return steps;
  }
}

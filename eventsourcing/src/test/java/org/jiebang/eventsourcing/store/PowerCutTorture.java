package org.jiebang.eventsourcing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jiebang.local.ServiceDatabase;
import org.jiebang.local.Torture;
import org.junit.jupiter.api.Test;

/**
 * The power of the database's disk is cut under load, at any moment, also while the server recovers
 * from the cut before: nothing that was acknowledged is lost, and the log is whole. The store lives
 * on, as a service on another machine does, and answers again when the server does. The canary is
 * the same server with {@code innodb_flush_log_at_trx_commit=2}: it loses.
 *
 * <p>Needs root, so its name keeps it out of the normal run: {@code ./jiebang torture --power-cut}.
 */
class PowerCutTorture {

  private static final int CALLERS = 16;

  /** A cut before so many acknowledgements would show nothing. */
  private static final int BEFORE_THE_CUT = 200;

  private static final int AFTER_THE_CUT = 100;

  /** Checks read the whole log, so a long run changes to an empty one now and then. */
  private static final int ROUNDS_A_LOG = 20;

  private static final int LATEST_CUT_MILLIS = 1_500;
  private static final int RECOVERY_CUT_EVERY = 3;
  private static final int RECOVERY_MILLIS = 400;
  private static final int CANARY_CUTS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<String> plan = new ArrayList<>();
  private int cuts;
  private int recoveriesCut;
  private long acknowledged;
  private long afterwards;
  private long askedAgain;
  private long slowestMillis;

  @Test
  void nothing_acknowledged_is_lost_in_a_power_cut() throws Exception {
    try (var torture = Torture.of("power-cut");
        var powered = new PoweredDatabase()) {
      SplittableRandom random = torture.random("cuts");
      int rounds = torture.dose(3, 10);
      long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(torture.minutes());
      powered.start();
      BooleanSupplier more = () -> torture.minutes() > 0 ? System.nanoTime() < end : cuts < rounds;
      while (more.getAsBoolean()) {
        ServiceDatabase database = powered.provide("p" + cuts + "_");
        CutLedger ledger = begun(database);
        for (int i = 0; i < ROUNDS_A_LOG && more.getAsBoolean(); i++) {
          round(powered, database, ledger, random);
        }
        acknowledged += ledger.acknowledged();
        askedAgain += ledger.askedAgain();
      }
      report(torture);
      canary(torture, powered, random);
    }
  }

  private void report(Torture torture) {
    torture.count("plan", plan);
    torture.count("power cuts", cuts);
    torture.atLeast("recoveries that were cut too", recoveriesCut, cuts / RECOVERY_CUT_EVERY);
    torture.atLeast("acknowledged commands", acknowledged, (long) cuts * BEFORE_THE_CUT);
    torture.count("of them answered after the power was back", afterwards);
    torture.count("of them lost", 0); // else we would not be here
    torture.count("answers that say ask again", askedAgain);
    torture.count("longest from a cut to the next answer, ms", slowestMillis);
  }

  private static CutLedger begun(ServiceDatabase database) throws SQLException {
    var ledger = new CutLedger();
    try (var store = StoreUnderTest.migrated(database)) {
      ledger.openHotOnes(store);
    }
    return ledger;
  }

  private void round(
      PoweredDatabase powered, ServiceDatabase database, CutLedger ledger, SplittableRandom random)
      throws Exception {
    int millis = random.nextInt(LATEST_CUT_MILLIS);
    boolean again = cuts % RECOVERY_CUT_EVERY == RECOVERY_CUT_EVERY - 1;
    int recovering = random.nextInt(RECOVERY_MILLIS);
    int before = ledger.acknowledged();
    try (var store = StoreUnderTest.over(database)) {
      try (Connection c = store.connect()) {
        DurableServer.require(c);
      }
      var load = new Load(store, ledger);
      load.untilCut(powered, millis);
      long cutAt = System.nanoTime();
      int told = ledger.acknowledged();
      powered.restore();
      if (again) {
        powered.begin();
        LockSupport.parkNanos(Duration.ofMillis(recovering).toNanos());
        powered.cut();
        powered.restore();
        recoveriesCut++;
      }
      powered.start();
      load.untilAcknowledged(told + 1);
      slowestMillis = Math.max(slowestMillis, (System.nanoTime() - cutAt) / 1_000_000);
      load.untilAcknowledged(told + AFTER_THE_CUT);
      load.end();
      afterwards += ledger.acknowledged() - told;
      plan.add(
          "%d acknowledged, cut after %d ms".formatted(told - before, millis)
              + (again ? ", again " + recovering + " ms into the recovery" : ""));
      check("cut " + ++cuts, store, ledger);
    }
  }

  /** By plain JDBC. */
  private static void check(String cut, StoreUnderTest store, CutLedger ledger)
      throws SQLException {
    assertThat(ledger.unanswered()).as(cut).isEmpty();
    assertThat(ledger.lost(store, ledger.acknowledgedKeys())).as(cut).isEmpty();
    assertThat(ledger.notOnce(store)).as(cut).isEmpty();
    assertThat(LogChecks.wrong(store)).as(cut).isEmpty();
  }

  /** The server still flushes once a second, so a cut may happen to lose nothing: then again. */
  private static void canary(Torture torture, PoweredDatabase powered, SplittableRandom random)
      throws Exception {
    int acknowledged = 0;
    int lost = 0;
    int cuts = 0;
    while (lost == 0 && cuts < CANARY_CUTS) {
      ServiceDatabase database = powered.provide("canary" + cuts++ + "_");
      CutLedger ledger = begun(database);
      Set<String> told = cutWithoutFlush(powered, database, ledger, random);
      try (var store = StoreUnderTest.over(database)) {
        acknowledged += told.size();
        lost += ledger.lost(store, told).size();
      }
    }
    torture.count("canary: cuts", cuts);
    torture.count("canary: acknowledged without the flush", acknowledged);
    torture.count("canary: of them lost", lost);
    torture.canary("innodb_flush_log_at_trx_commit=2", lost > 0);
  }

  private static Set<String> cutWithoutFlush(
      PoweredDatabase powered, ServiceDatabase database, CutLedger ledger, SplittableRandom random)
      throws Exception {
    powered.cut();
    powered.restore();
    powered.startWithoutFlush();
    Set<String> acknowledged;
    try (var store = StoreUnderTest.over(database)) {
      var load = new Load(store, ledger);
      acknowledged = load.untilCut(powered, random.nextInt(LATEST_CUT_MILLIS));
      load.end(); // nothing is sent again: it would hide what was lost
    }
    powered.restore();
    powered.start();
    return acknowledged;
  }

  /** Callers of a store, until the end. */
  private static final class Load {
    private final AtomicBoolean on = new AtomicBoolean(true);
    private final CutLedger ledger;
    private final FutureTask<Void> callers;

    Load(StoreUnderTest store, CutLedger ledger) {
      this.ledger = ledger;
      this.callers =
          new FutureTask<>(
              () -> {
                Callers.run(CALLERS, n -> ledger.call(store, on::get));
                return null;
              });
      Thread.ofPlatform().daemon().start(callers);
    }

    /**
     * @return what was acknowledged before the cut began
     */
    Set<String> untilCut(PoweredDatabase powered, int millis) throws Exception {
      untilAcknowledged(ledger.acknowledged() + BEFORE_THE_CUT);
      LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
      Set<String> acknowledged = ledger.acknowledgedKeys();
      powered.cut();
      return acknowledged;
    }

    void untilAcknowledged(int commands) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> callers.isDone() || ledger.acknowledged() >= commands);
    }

    void end() throws Exception {
      on.set(false);
      callers.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }
}

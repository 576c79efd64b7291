package org.jiebang.systemtests.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.store.StoreLimits;
import org.jiebang.local.ServiceDatabase;
import org.jiebang.local.bench.Figures;
import org.jiebang.local.bench.Load;
import org.jiebang.local.bench.Report;
import org.jiebang.local.bench.Rounds;
import org.jiebang.local.bench.Unchecked;
import org.junit.jupiter.api.Test;

/** {@code ./jiebang bench append}. */
class AppendBench {

  private static final int LANES = 2;
  private static final StoreLimits LIMITS = StoreLimits.of(LANES, 10_000);
  private static final Duration WARM = Duration.ofMillis(900);
  private static final Duration LENGTH = Duration.ofMillis(1_200);

  private String batches = "";
  private final Report report =
      new Report(
          "append",
          "Commands of one event with a payload of 330 bytes, decided and appended durably"
              + " (`innodb_flush_log_at_trx_commit=1`), beside Axon Framework 4's JDBC event store, one"
              + " transaction per event by hand, and the raw multi-row INSERT of the same rows into the"
              + " same table and keys. *hot*: 10 % of the commands go to 8 streams that all callers use.");

  @Test
  void append() throws Exception {
    try (var server = new Scratch(Scratch.ROOMY, Map.of())) {
      var rounds = new Rounds();
      rounds.add("limit: raw INSERT of 512 rows, 2 connections", () -> limit(server));
      for (int callers : new int[] {32, 256, 1_024}) {
        for (double hot : new double[] {0, 0.1}) {
          rounds.add(name("Jiebang", callers, hot), () -> jiebang(server, callers, hot));
          rounds.add(name("Axon 4", callers, hot), () -> axon(server, callers, hot));
        }
        rounds.add(name("one transaction per event", callers, 0), () -> oneByOne(server, callers));
      }
      Map<String, Figures> figures = rounds.run();
      report.table("Plain disk, binlog off", figures);
      aims(server, figures, 0.5);
    }
    slowDisk();
    report.write();
  }

  private void slowDisk() throws Exception {
    Map<String, String> slow = SlowDisk.of(1_000);
    if (slow == null) {
      report.heading("1 ms added to every fsync, binlog on");
      report.line("Not measured: no C compiler on this machine for the library that slows fsync.");
      return;
    }
    var arguments = new ArrayList<>(Scratch.ROOMY);
    arguments.addAll(List.of("--log-bin=binlog", "--server-id=1", "--sync-binlog=1"));
    try (var server = new Scratch(arguments, slow)) {
      var rounds = new Rounds();
      rounds.add("limit: raw INSERT of 512 rows, 2 connections", () -> limit(server));
      for (int callers : new int[] {32, 256, 1_024}) {
        rounds.add(name("Jiebang", callers, 0), () -> jiebang(server, callers, 0));
        rounds.add(name("Axon 4", callers, 0), () -> axon(server, callers, 0));
      }
      for (int callers : new int[] {32, 256}) {
        rounds.add(
            name("Jiebang, no gathering", callers, 0),
            () -> window(server, callers, 0, LIMITS.gathering(Duration.ZERO)));
      }
      Map<String, Figures> figures = rounds.run();
      report.table("1 ms added to every fsync, binlog on", figures);
      aims(server, figures, 0.7);
    }
  }

  private void aims(Scratch server, Map<String, Figures> figures, double ofLimit) throws Exception {
    report.line("");
    var by = new HashMap<>(figures);
    Figures limit = by.get("limit: raw INSERT of 512 rows, 2 connections");
    Figures ours = by.get(name("Jiebang", 256, 0));
    Figures axon = by.get(name("Axon 4", 256, 0));
    Figures many = by.get(name("Jiebang", 1_024, 0));
    if (limit == null || ours == null || axon == null || many == null) {
      throw new IllegalStateException("a contender did not run");
    }
    boolean met = report.aim("times Axon at 256 callers", ours.rate() / axon.rate(), "≥", 10);
    met &= report.aim("of the limit at 256 callers", ours.rate() / limit.rate(), "≥", ofLimit);
    met &= report.aim("of the limit at 1,024 callers", many.rate() / limit.rate(), "≥", ofLimit);
    met &= report.aim("CPU per event, times the limit's, at 256", ours.cpu() / limit.cpu(), "≤", 2);
    report.line("- " + batches);
    if (!met) {
      report.profile("256 callers", () -> jiebang(server, 256, 0));
    }
  }

  private static String name(String who, int callers, double hot) {
    return who + ", " + callers + " callers" + (hot > 0 ? ", hot" : "");
  }

  private static Load.Window window(Scratch server) {
    return new Load.Window(WARM, LENGTH, server.pid());
  }

  private Figures jiebang(Scratch server, int callers, double hot) throws Exception {
    return window(server, callers, hot, LIMITS);
  }

  private Figures window(Scratch server, int callers, double hot, StoreLimits limits)
      throws Exception {
    ServiceDatabase database = server.database();
    try (var store = new Jiebang(database, limits)) {
      Figures figures =
          Load.of(callers, window(server), i -> store.caller(callers, hot, part -> true));
      if (callers == 256 && hot == 0 && limits.equals(LIMITS)) {
        batches = store.batches();
      }
      return figures;
    } finally {
      server.drop(database);
    }
  }

  private static Figures axon(Scratch server, int callers, double hot) throws Exception {
    ServiceDatabase database = server.database();
    try (var store = new Axon(database)) {
      return Load.onPlatformThreads(callers, window(server), i -> store.caller(callers, hot));
    } finally {
      server.drop(database);
    }
  }

  private static Figures oneByOne(Scratch server, int callers) throws Exception {
    ServiceDatabase database = server.database();
    try (var rows = new Rows(database)) {
      return Load.of(callers, window(server), i -> Unchecked.get(() -> rows.oneByOne(callers)));
    } finally {
      server.drop(database);
    }
  }

  private static Figures limit(Scratch server) throws Exception {
    ServiceDatabase database = server.database();
    try (var rows = new Rows(database)) {
      return Load.onPlatformThreads(
          LANES, window(server), i -> Unchecked.get(() -> rows.batches(i, LANES)));
    } finally {
      server.drop(database);
    }
  }
}

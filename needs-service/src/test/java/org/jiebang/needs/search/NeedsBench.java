package org.jiebang.needs.search;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.local.LocalServers;
import org.jiebang.local.TestServers;
import org.jiebang.local.bench.Cpu;
import org.jiebang.local.bench.Report;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * {@code ./jiebang bench needs}: lists, search, suggestions and counts over HTTP at ten thousand, a
 * hundred thousand and a million needs; and submitting one beside the service's smallest creation.
 */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "needs"))
class NeedsBench {

  private static final long MOST =
      Long.parseLong(System.getenv().getOrDefault("JIEBANG_BENCH_NEEDS", "1000000"));

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  EntityManager em;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  PersonKeys keys;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  GramTokens tokens;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  Clock clock;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @ConfigProperty(name = "jiebang.db.name")
  String name;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @ConfigProperty(name = "jiebang.db.log")
  String log;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  MeterRegistry meters;

  private final @Nullable Long server = Cpu.processOf(TestServers.get().server());

  @Test
  void needs() throws Exception {
    roomy();
    var calls = new BenchCalls(base);
    var lists = new ListFigures(calls, server);
    var report =
        new Report(
            "needs",
            String.format(
                Locale.ROOT,
                "Over HTTP, %d callers, pages of %d. Half of the needs lie in one community that no"
                    + " community is as great as, the others in communities of %,d. Texts of about"
                    + " 25 letters, sealed; tables filled by the views' own code. Buffer pool 1 GB."
                    + " Callers, service and database share this machine.",
                ListFigures.CALLERS,
                ListFigures.PAGE,
                ListFigures.ORDINARY));
    var many = new ManyNeeds(em, keys, tokens, clock.now());
    CommunityId great = calls.community("great");
    var ordinary = new ArrayList<CommunityId>();
    for (long size = 10_000; size <= MOST; size *= 10) {
      long from = System.nanoTime();
      while (many.made() < size / 2) {
        CommunityId one = calls.community("ordinary " + ordinary.size());
        ordinary.add(one);
        many.make(one, ListFigures.ORDINARY);
      }
      many.make(great, (int) (size - many.made()));
      analyzed();
      double seconds = (System.nanoTime() - from) / 1e9;
      System.out.printf(Locale.ROOT, "%,d needs, filled in %.0f s%n", size, seconds);
      lists.measure(report, size, lists.place(ordinary.getFirst()), lists.place(great));
    }
    new SubmissionFigures(calls, meters, name, server)
        .measure(report, calls.community("of who submits"));
    new ImportFigures(calls, log, server).measure(report);
    report.write();
  }

  /** The tables of a million needs are greater than what tests are given. */
  private static void roomy() throws Exception {
    try (Connection c = TestServers.get().server().connect();
        Statement s = c.createStatement()) {
      s.execute("SET GLOBAL innodb_buffer_pool_size = 1073741824");
    }
  }

  /** The server counts again by itself, but after a while; what grew at once is counted at once. */
  private void analyzed() throws Exception {
    try (Connection c = TestServers.get().server().connect();
        Statement s = c.createStatement()) {
      for (String table : List.of("need", "need_words", "need_token", "need_stay")) {
        s.execute("ANALYZE TABLE " + name + "." + table);
      }
    }
  }
}

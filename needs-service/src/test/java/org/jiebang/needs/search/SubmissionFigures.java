package org.jiebang.needs.search;

import static org.jiebang.needs.search.BenchCalls.COMMUNITIES;
import static org.jiebang.needs.search.BenchCalls.NEEDS;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jiebang.local.TestServers;
import org.jiebang.local.bench.Figures;
import org.jiebang.local.bench.Load;
import org.jiebang.local.bench.Report;
import org.jiebang.local.bench.Rounds;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/**
 * A need submitted beside the least command of this service, once with views that follow as well as
 * they can and once with views that stand still: what of the difference is the command's own.
 */
final class SubmissionFigures {

  private static final int CONNECTIONS = 256;

  /**
   * In the first the compiler takes as long as there is, in the third a tenth of that; with one
   * round of them a submission, which is more code, went on getting faster while it was measured.
   */
  private static final int WARMING = 3;

  private static final String SUBMITTED = "a need submitted";
  private static final String REGISTERED =
      "a community registered: the least that a command of this service is";
  private static final String STILL = ", views standing still";

  private final BenchCalls calls;
  private final MeterRegistry meters;
  private final String database;
  private final @Nullable Long server;

  /** Events by path, at most. */
  private final Map<String, Long> behind = new HashMap<>();

  /**
   * @param database the service's own
   * @param server the database's process, where it is known
   */
  SubmissionFigures(
      BenchCalls calls, MeterRegistry meters, String database, @Nullable Long server) {
    this.calls = calls;
    this.meters = meters;
    this.database = database;
    this.server = server;
  }

  void measure(Report report, CommunityId community) throws Exception {
    String need =
        ("{\"community\":\"%s\",\"category\":\"CLEAN_HOME\",\"text\":\"三号楼楼道漏水,请派人来看看\","
                + "\"authorName\":\"王芳\",\"authorPhone\":\"13800000000\"}")
            .formatted(community.value());
    String place = "{\"name\":\"五环社区\",\"district\":\"%s\"}".formatted(BenchCalls.DISTRICT);
    Rounds.Contender submitting = () -> writing(BenchCalls.resident(community), NEEDS, need);
    Rounds.Contender registering = () -> writing(BenchCalls.district(), COMMUNITIES, place);
    Map<String, Figures> figures =
        new Rounds()
            .warming(WARMING)
            .add(SUBMITTED, () -> following(NEEDS, submitting))
            .add(REGISTERED, () -> following(COMMUNITIES, registering))
            .add(SUBMITTED + STILL, () -> standingStill(submitting))
            .add(REGISTERED + STILL, () -> standingStill(registering))
            .run();
    report.table(CONNECTIONS + " connections, durable", figures);
    report.line("");
    report.aim(
        "a need submitted, of the least command",
        Figures.rate(figures, SUBMITTED) / Figures.rate(figures, REGISTERED),
        "≥",
        0.8);
    report.line("");
    report.line(
        String.format(
            Locale.ROOT,
            "With views that stand still: %.2f. Views follow on their own: at the end of a window"
                + " they were at most %,d events behind after submissions, %,d after registrations;"
                + " each window began when they had come up.",
            Figures.rate(figures, SUBMITTED + STILL) / Figures.rate(figures, REGISTERED + STILL),
            behind.getOrDefault(NEEDS, 0L),
            behind.getOrDefault(COMMUNITIES, 0L)));
  }

  private Figures following(String path, Rounds.Contender writing) throws Exception {
    comeUp();
    Figures figures = writing.run();
    behind.merge(path, viewsBehind(), Math::max);
    return figures;
  }

  /** As while generations change places: who follows waits for the rows that say which is live. */
  private Figures standingStill(Rounds.Contender writing) throws Exception {
    comeUp();
    try (Connection c = TestServers.get().server().connect();
        Statement s = c.createStatement()) {
      c.setAutoCommit(false);
      s.executeQuery("SELECT view FROM " + database + ".generation FOR UPDATE");
      Figures figures = writing.run();
      c.rollback();
      return figures;
    }
  }

  private void comeUp() {
    Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> viewsBehind() == 0);
  }

  /** As the kernel's own figure is measured, {@code HttpBench}. */
  private Figures writing(String token, String path, String body) throws Exception {
    return Load.of(
        CONNECTIONS,
        new Load.Window(Duration.ofSeconds(4), Duration.ofSeconds(5), server),
        _ ->
            () -> {
              calls.sent(calls.post(token, path, body), 201);
              return 1;
            });
  }

  private long viewsBehind() {
    return meters.find("jiebang.view.lag").gauges().stream()
        .mapToLong(gauge -> (long) gauge.value())
        .max()
        .orElseThrow();
  }
}

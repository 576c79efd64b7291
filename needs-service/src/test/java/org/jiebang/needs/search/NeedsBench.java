package org.jiebang.needs.search;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.local.LocalServers;
import org.jiebang.local.TestServers;
import org.jiebang.local.bench.Cpu;
import org.jiebang.local.bench.Figures;
import org.jiebang.local.bench.Load;
import org.jiebang.local.bench.Report;
import org.jiebang.local.bench.Rounds;
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
  private static final int ORDINARY = 5_000;
  private static final int PAGE = 20;
  private static final int CALLERS = 2;
  private static final int CONNECTIONS = 256;
  private static final Duration WARM = Duration.ofMillis(500);
  private static final Duration LENGTH = Duration.ofSeconds(2);
  private static final UUID DISTRICT = UUID.fromString("01900000-0000-7000-8000-0000000000f3");
  private static final String NEEDS = "/api/v1/needs";
  private static final String COMMUNITIES = "/api/v1/communities";

  private static final int ROWS = 10_000;
  private static final int BATCH = 500;
  private static final int FEW_ROWS = 1_000;
  private static final String IMPORTED = "imported over HTTP, durable, each row its own command";
  private static final String IN_TURN =
      "the same, " + FEW_ROWS + " rows, ends at the first refusal";
  private static final String INSERTED = "the same number of events copied in batches of 500";

  private static final String FIRST = "list, page 1";
  private static final String LATER = "list, page 10,000";
  private static final String PAIRS = "search: two words";
  private static final String LETTER = "search: one letter";
  private static final String SELDOM = "search: a rare pair of letters";
  private static final String SIMILAR = "similar needs, before submission";
  private static final String COUNTS = "counts by grid, half a year";

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

  /** Events by path, at most. */
  private final Map<String, Long> behind = new HashMap<>();

  private final @Nullable Long server = Cpu.processOf(TestServers.get().server());
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** A place to measure in. */
  private record Place(CommunityId community, String desk, @Nullable String later, long page) {}

  @Test
  void needs() throws Exception {
    roomy();
    var report =
        new Report(
            "needs",
            String.format(
                Locale.ROOT,
                "Over HTTP, %d callers, pages of %d. Half of the needs lie in one community that no"
                    + " community is as great as, the others in communities of %,d. Texts of about"
                    + " 25 letters, sealed; tables filled by the views' own code. Buffer pool 1 GB."
                    + " Callers, service and database share this machine.",
                CALLERS,
                PAGE,
                ORDINARY));
    var many = new ManyNeeds(em, keys, tokens, clock.now());
    CommunityId great = community("great");
    var ordinary = new ArrayList<CommunityId>();
    for (long size = 10_000; size <= MOST; size *= 10) {
      long from = System.nanoTime();
      while (many.made() < size / 2) {
        CommunityId one = community("ordinary " + ordinary.size());
        ordinary.add(one);
        many.make(one, ORDINARY);
      }
      many.make(great, (int) (size - many.made()));
      analyzed();
      double seconds = (System.nanoTime() - from) / 1e9;
      System.out.printf(Locale.ROOT, "%,d needs, filled in %.0f s%n", size, seconds);
      measure(report, size, place(ordinary.getFirst()), place(great));
    }
    submissions(report, community("of who submits"));
    imports(report);
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

  /** Tokens do not live as long as the bench. */
  private static String district() {
    return TestIssuer.token(new UUID(1, 1), "DIS@district:" + DISTRICT);
  }

  private static String resident(CommunityId community) {
    return TestIssuer.token(new UUID(3, 3), "RES@community:" + community.value());
  }

  private CommunityId community(String called) throws Exception {
    JsonNode made =
        answer(
            post(
                district(),
                COMMUNITIES,
                "{\"name\":\"%s\",\"district\":\"%s\"}".formatted(called, DISTRICT)),
            201);
    return new CommunityId(UUID.fromString(made.get("id").asText()));
  }

  /** Walks to page 10,000, or to the last one. */
  private Place place(CommunityId community) throws Exception {
    String desk = TestIssuer.token(new UUID(2, 2), "COM@community:" + community.value());
    String list = NEEDS + "?limit=100&community=" + community.value();
    String cursor = null;
    long page = 1;
    while (page + 100 / PAGE <= 10_000) {
      JsonNode next = answer(get(desk, cursor == null ? list : list + "&cursor=" + cursor), 200);
      if (!next.has("next")) {
        break;
      }
      cursor = next.get("next").asText();
      page += 100 / PAGE;
    }
    return new Place(community, desk, cursor, page);
  }

  private void measure(Report report, long size, Place ordinary, Place great) throws Exception {
    Map<String, Figures> usual = rounds(ordinary);
    report.table(
        String.format(Locale.ROOT, "%,d needs: in a community of %,d", size, ORDINARY), usual);
    Map<String, Figures> worst = rounds(great);
    report.table(
        String.format(
            Locale.ROOT,
            "%,d needs: in the community of at least %,d (its page %,d for page 10,000)",
            size,
            size / 2 - ORDINARY,
            great.page()),
        worst);
    report.line("");
    report.aim(
        "p99 of page " + great.page() + ", of that of page 1",
        p99(worst, LATER) / p99(worst, FIRST),
        "≤",
        2);
    for (String search : List.of(PAIRS, LETTER, SELDOM, SIMILAR)) {
      report.aim("p99 ms, " + search + ", community of 5,000", p99(usual, search), "≤", 50);
      report.aim("p99 ms, " + search + ", the greatest", p99(worst, search), "≤", 50);
    }
  }

  private static double p99(Map<String, Figures> figures, String name) {
    return requireNonNull(figures.get(name)).p99();
  }

  private Map<String, Figures> rounds(Place place) throws Exception {
    String here = NEEDS + "?community=" + place.community().value() + "&limit=" + PAGE;
    String later = place.later() == null ? here : here + "&cursor=" + place.later();
    String counts = NEEDS + "/counts?by=grid&community=" + place.community().value();
    return new Rounds()
        .add(FIRST, () -> reading(place, _ -> here))
        .add(LATER, () -> reading(place, _ -> later))
        .add(
            PAIRS,
            () -> reading(place, r -> here + said(ManyNeeds.where(r) + " " + ManyNeeds.what(r))))
        .add(LETTER, () -> reading(place, r -> here + said(ManyNeeds.what(r).substring(0, 1))))
        .add(SELDOM, () -> reading(place, r -> here + said(ManyNeeds.names(r))))
        .add(SIMILAR, () -> asking(place))
        .add(COUNTS, () -> reading(place, _ -> counts + "&from=2020-01-01"))
        .run();
  }

  private static String said(String text) {
    return "&text=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Figures reading(Place place, Function<SplittableRandom, String> path) throws Exception {
    return Load.of(
        CALLERS,
        new Load.Window(WARM, LENGTH, server),
        i -> {
          var random = new SplittableRandom(i);
          return () -> {
            answer(get(place.desk(), path.apply(random)), 200);
            return 1;
          };
        });
  }

  private Figures asking(Place place) throws Exception {
    return Load.of(
        CALLERS,
        new Load.Window(WARM, LENGTH, server),
        i -> {
          var random = new SplittableRandom(i);
          return () -> {
            String body =
                "{\"community\":\"%s\",\"category\":\"CLEAN_HOME\",\"text\":\"%s\"}"
                    .formatted(place.community().value(), ManyNeeds.text(random));
            answer(post(place.desk(), NEEDS + "/similar", body), 200);
            return 1;
          };
        });
  }

  private void submissions(Report report, CommunityId community) throws Exception {
    String need =
        ("{\"community\":\"%s\",\"category\":\"CLEAN_HOME\",\"text\":\"三号楼楼道漏水,请派人来看看\","
                + "\"authorName\":\"王芳\",\"authorPhone\":\"13800000000\"}")
            .formatted(community.value());
    String place = "{\"name\":\"五环社区\",\"district\":\"%s\"}".formatted(DISTRICT);
    String submitted = "a need submitted";
    String registered = "a community registered: the least that a command of this service is";
    Map<String, Figures> figures =
        new Rounds()
            .add(submitted, () -> writing(resident(community), NEEDS, need))
            .add(registered, () -> writing(district(), COMMUNITIES, place))
            .run();
    report.table(CONNECTIONS + " connections, durable", figures);
    report.line("");
    report.aim(
        "a need submitted, of the least command",
        Figures.rate(figures, submitted) / Figures.rate(figures, registered),
        "≥",
        0.8);
    report.line("");
    report.line(
        String.format(
            Locale.ROOT,
            "Views follow on their own: at the end of a window they were at most %,d events behind"
                + " after submissions, %,d after registrations; each window began when they had"
                + " come up.",
            behind.getOrDefault(NEEDS, 0L),
            behind.getOrDefault(COMMUNITIES, 0L)));
  }

  /** As the kernel's own figure is measured, {@code HttpBench}. */
  private Figures writing(String token, String path, String body) throws Exception {
    Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> viewsBehind() == 0);
    Figures figures =
        Load.of(
            CONNECTIONS,
            new Load.Window(Duration.ofSeconds(4), Duration.ofSeconds(5), server),
            _ ->
                () -> {
                  answer(post(token, path, body), 201);
                  return 1;
                });
    behind.merge(path, viewsBehind(), Math::max);
    return figures;
  }

  private long viewsBehind() {
    return meters.find("jiebang.view.lag").gauges().stream()
        .mapToLong(gauge -> (long) gauge.value())
        .max()
        .orElseThrow();
  }

  /** A sheet of as many rows as one may have, beside the rows that it writes, inserted by hand. */
  private void imports(Report report) throws Exception {
    long few = liveHeap(() -> imported(FEW_ROWS, "CONTINUE"));
    long many = liveHeap(() -> imported(ROWS, "CONTINUE"));
    var figures =
        new Rounds()
            .add(IMPORTED, () -> once(ROWS, () -> imported(ROWS, "CONTINUE")))
            .add(IN_TURN, () -> once(FEW_ROWS, () -> imported(FEW_ROWS, "STOP")))
            .add(INSERTED, () -> once(ROWS, this::inserted))
            .run();
    report.table("A sheet of " + ROWS + " needs: rows a second", figures);
    report.line("");
    report.line(
        String.format(
            Locale.ROOT,
            "The import is %.2f of the raw inserts. Heap that lives while it runs, at most: %d MB"
                + " with %,d rows, %d MB with %,d.",
            Figures.rate(figures, IMPORTED) / Figures.rate(figures, INSERTED),
            few,
            FEW_ROWS,
            many,
            ROWS));
  }

  /** What is left after each collection while {@code job} runs, at most; in MB. */
  private static long liveHeap(Job job) throws Exception {
    var live = new AtomicLong();
    var runs = new AtomicBoolean(true);
    Thread collecting =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (runs.get()) {
                    System.gc();
                    Runtime runtime = Runtime.getRuntime();
                    long used = runtime.totalMemory() - runtime.freeMemory() >> 20;
                    live.accumulateAndGet(used, Math::max);
                    LockSupport.parkNanos(500_000_000); // between two looks
                  }
                });
    try {
      job.run();
    } finally {
      runs.set(false);
      collecting.join();
    }
    return live.get();
  }

  private interface Job {
    void run() throws Exception;
  }

  /** A job over so many rows, as figures. */
  private Figures once(int rows, Job job) throws Exception {
    Cpu before = Cpu.now(server);
    long from = System.nanoTime();
    job.run();
    long nanos = System.nanoTime() - from;
    return Figures.of(rows, nanos / 1e9, new long[] {nanos}, Cpu.now(server).since(before));
  }

  private void imported(int rows, String mode) throws Exception {
    CommunityId community = community("imported");
    var random = new SplittableRandom(7);
    var sheet = new StringBuilder("category,text,authorName,authorPhone\n");
    for (int i = 0; i < rows; i++) {
      sheet.append("CLEAN_HOME,\"").append(ManyNeeds.text(random)).append("\",王芳,13800000000\n");
    }
    String desk = TestIssuer.token(new UUID(2, 2), "COM@community:" + community.value());
    HttpRequest.Builder request =
        post(
                desk,
                NEEDS + "/imports?community=" + community.value() + "&mode=" + mode,
                sheet.toString())
            .setHeader("Content-Type", "text/csv; charset=utf-8");
    JsonNode done = answer(request, 200);
    if (done.get("done").asInt() != rows) {
      throw new IllegalStateException(done.get("end") + ", done: " + done.get("done"));
    }
  }

  /** The newest rows of the log once more, into a table like it: full batches, nothing checked. */
  private void inserted() throws Exception {
    String copy = log + ".event_again";
    try (Connection c = TestServers.get().server().connect();
        Statement s = c.createStatement()) {
      s.execute("CREATE OR REPLACE TABLE " + copy + " LIKE " + log + ".event");
      for (int from = 0; from < ROWS; from += BATCH) {
        s.execute(
            "INSERT INTO %s SELECT * FROM %s.event ORDER BY part, pos LIMIT %d OFFSET %d"
                .formatted(copy, log, Math.min(BATCH, ROWS - from), from));
      }
      s.execute("DROP TABLE " + copy);
    }
  }

  private HttpRequest.Builder get(String token, String path) {
    return HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + token);
  }

  private HttpRequest.Builder post(String token, String path, String body) {
    // Time-ordered keys, as generated clients send.
    ThreadLocalRandom random = ThreadLocalRandom.current();
    var key =
        new UUID(
            System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(4096),
            random.nextLong() >>> 2 | Long.MIN_VALUE);
    return HttpRequest.newBuilder(base.resolve(path))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key.toString())
        .POST(BodyPublishers.ofString(body));
  }

  private JsonNode answer(HttpRequest.Builder request, int status) throws Exception {
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != status) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return Json.EVENTS.readTree(answer.body());
  }
}

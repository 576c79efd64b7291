package org.jiebang.eventsourcing.http;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.local.LocalServers;
import org.jiebang.local.TestServers;
import org.jiebang.local.bench.Cpu;
import org.jiebang.local.bench.Figures;
import org.jiebang.local.bench.Load;
import org.jiebang.local.bench.Report;
import org.jiebang.local.bench.Rounds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code ./jiebang bench http}: a command over HTTP, durable, beside the same endpoint without the
 * store. Callers, service and peer share this JVM, so the ratio counts, not the rate.
 */
@Tag("quarkus")
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "counters"))
class HttpBench {

  private static final int CONNECTIONS = 256;
  private static final String COM = "COM@community:" + Counters.TENANT;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  @Test
  void http() throws Exception {
    Map<String, Figures> figures =
        new Rounds()
            .add("durable command", () -> window("/api/v1/counters"))
            .add("the same without the store", () -> window("/api/v1/unstored-counters"))
            .run();
    var report =
        new Report(
            "http",
            "POST of a creation over HTTP/1.1, "
                + CONNECTIONS
                + " connections, JWT checked, validated, decided, appended durably and answered"
                + " with its body; beside the same endpoint on a handler that stores nothing."
                + " Callers and service share one JVM.");
    report.table("256 connections", figures);
    report.line("");
    double with = value(figures, "durable command").rate();
    double without = value(figures, "the same without the store").rate();
    if (!report.aim("of the same endpoint without the store", with / without, "≥", 0.5)) {
      report.profile("durable commands", () -> window("/api/v1/counters"));
    }
    report.write();
  }

  private final @Nullable Long server = Cpu.processOf(TestServers.get().server());

  private static Figures value(Map<String, Figures> figures, String name) {
    Figures found = figures.get(name);
    if (found == null) {
      throw new IllegalStateException(name + " did not run");
    }
    return found;
  }

  private Figures window(String path) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      String token = "Bearer " + TestIssuer.token(new UUID(1, 1), COM);
      return Load.of(
          CONNECTIONS,
          // Most of it is code that a compiler has to meet often before it is fast.
          new Load.Window(Duration.ofSeconds(4), Duration.ofSeconds(5), server),
          i -> () -> post(client, path, token));
    }
  }

  private int post(HttpClient client, String path, String token) throws Exception {
    // Time-ordered keys, as generated clients send.
    ThreadLocalRandom random = ThreadLocalRandom.current();
    var key =
        new UUID(
            System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(4096),
            random.nextLong() >>> 2 | Long.MIN_VALUE);
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(base.resolve(path))
                .POST(BodyPublishers.ofString("{\"limit\":5}"))
                .header("Authorization", token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key.toString())
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return 1;
  }
}

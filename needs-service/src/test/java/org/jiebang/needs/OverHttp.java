package org.jiebang.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.eventsourcing.wire.Json;
import org.jspecify.annotations.Nullable;

/** Asks the running service as its callers do, and says what it answered. */
public final class OverHttp {

  private static final AtomicLong LAST_KEY = new AtomicLong(1_772_500_000_000L);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final URI base;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public OverHttp(URI base) {
    this.base = base;
  }

  /** What came back. */
  public record Answer(int status, HttpResponse<String> raw) {

    public JsonNode json() throws Exception {
      return Json.EVENTS.readTree(raw.body());
    }

    public String text(String pointer) throws Exception {
      return json().at(pointer).asText("");
    }

    /** Of what was made or done. */
    public UUID id() throws Exception {
      return UUID.fromString(ok().text("/id"));
    }

    public Answer ok() {
      assertThat(status).as(raw.body()).isLessThan(300);
      return this;
    }

    public void refused(int status, String code) throws Exception {
      assertThat(this.status).as(raw.body()).isEqualTo(status);
      assertThat(text("/code")).isEqualTo(code);
    }

    String position() {
      return raw.headers().firstValue("X-Position").orElse("");
    }
  }

  public Answer post(String token, String path, String body, String... headers) throws Exception {
    return send(posting(token, path, body, headers));
  }

  private HttpRequest.Builder posting(String token, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .header("Idempotency-Key", key().toString())
            .POST(BodyPublishers.ofString(body));
    return headers.length > 0 ? request.headers(headers) : request;
  }

  /** Told to come again (503), it sends the same with the same key, as clients do. */
  public Answer insist(String token, String path, String body, Duration atMost) {
    return untilServed(posting(token, path, body), atMost);
  }

  public Answer get(String token, String path) {
    return get(token, path, null);
  }

  /**
   * While the view is behind (503) it asks again, as clients do: this machine may be busy.
   *
   * @param after what must be seen in the answer; null: whatever there is
   */
  public Answer get(String token, String path, @Nullable Answer after, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + token);
    if (after != null) {
      request.header("X-Min-Position", after.position());
    }
    return untilServed(headers.length > 0 ? request.headers(headers) : request, PATIENCE);
  }

  /** The ids of a page, in its order. */
  public List<String> items(String token, String path, @Nullable Answer after) throws Exception {
    return StreamSupport.stream(
            get(token, path, after).ok().json().get("items").spliterator(), false)
        .map(item -> item.get("id").asText())
        .toList();
  }

  /** A community of {@code district}, which its committee registers. */
  public UUID community(UUID district, String name) throws Exception {
    return post(
            TestIssuer.token(UUID.randomUUID(), "DIS@district:" + district),
            "/api/v1/communities",
            "{\"name\":\"%s\",\"district\":\"%s\"}".formatted(name, district))
        .id();
  }

  /** All in the same moment; their answers in the order of the calls. */
  public static List<Answer> atOnce(List<Callable<Answer>> calls) throws Exception {
    var ready = new CountDownLatch(calls.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<Answer>>();
      for (Callable<Answer> call : calls) {
        running.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return call.call();
                }));
      }
      var answers = new ArrayList<Answer>();
      for (Future<Answer> one : running) {
        answers.add(one.get());
      }
      assertThat(answers).hasSameSizeAs(calls);
      return answers;
    }
  }

  private Answer untilServed(HttpRequest.Builder request, Duration atMost) {
    return await()
        .atMost(atMost)
        .pollDelay(Duration.ZERO)
        .until(() -> send(request), answer -> answer.status() != 503);
  }

  private Answer send(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer);
  }

  /** A UUIDv7, as generated clients send: what is made later comes later. */
  private static UUID key() {
    long random = UUID.randomUUID().getLeastSignificantBits();
    return new UUID(LAST_KEY.incrementAndGet() << 16 | 0x7000, random);
  }
}

package org.jiebang.needs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jiebang.eventsourcing.wire.Json;
import org.jspecify.annotations.Nullable;

/** Calls the service as a client does: with keys that grow, and positions to wait for. */
public final class HttpCalls {

  private static final AtomicLong LAST_KEY = new AtomicLong(1_772_500_000_000L);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;

  public HttpCalls(URI base) {
    this.base = base;
  }

  /** What came back. */
  public record Answer(int status, HttpResponse<String> raw) {

    public JsonNode json() throws Exception {
      return Json.EVENTS.readTree(raw.body());
    }

    public String text(String field) throws Exception {
      return json().path(field).asText("");
    }

    /** Of what was made or done. */
    public UUID id() throws Exception {
      return UUID.fromString(done().text("id"));
    }

    public Answer done() {
      assertThat(status).as(raw.body()).isLessThan(300);
      return this;
    }

    public void refused(int as, String code) throws Exception {
      assertThat(status).as(raw.body()).isEqualTo(as);
      assertThat(text("code")).isEqualTo(code);
    }

    String position() {
      return raw.headers().firstValue("X-Position").orElse("");
    }
  }

  public Answer post(String token, String path, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key().toString())
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(body)));
  }

  public Answer get(String token, String path) throws Exception {
    return get(token, path, null);
  }

  /**
   * @param after whose effect a list must show
   */
  public Answer get(String token, String path, @Nullable Answer after) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + token);
    if (after != null) {
      request.header("X-Min-Position", after.position());
    }
    return send(request);
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

package org.jiebang.needs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.eventsourcing.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * What the tests of ballots and campaigns over HTTP share: a community with people, and requests.
 */
public abstract class DoorToDoor {

  protected static final UUID DISTRICT = UUID.fromString("01900000-0000-7000-8000-0000000000f1");

  private static final AtomicLong LAST_KEY = new AtomicLong(1_772_500_000_000L);

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  protected URI base;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  protected String district = "";
  protected String desk = "";
  protected String grid = "";
  protected String resident = "";
  protected UUID community = new UUID(0, 0);

  /** What came back. */
  public record Answer(int status, HttpResponse<String> raw) {

    public JsonNode json() throws Exception {
      return Json.EVENTS.readTree(raw.body());
    }

    public UUID id() throws Exception {
      assertThat(status).as(raw.body()).isLessThan(300);
      return UUID.fromString(json().path("id").asText());
    }

    public String position() {
      return raw.headers().firstValue("X-Position").orElse("");
    }

    public String code() throws Exception {
      return json().path("code").asText();
    }
  }

  protected void aCommunity(String name) throws Exception {
    district = TestIssuer.token(UUID.randomUUID(), "DIS@district:" + DISTRICT);
    community =
        post(
                district,
                "/api/v1/communities",
                "{\"name\":\"%s\",\"district\":\"%s\"}".formatted(name, DISTRICT))
            .id();
    desk = person("COM");
    grid = person("GRD");
    resident = person("RES");
  }

  /** Somebody new who holds {@code role} in the community. */
  protected String person(String role) {
    return person(UUID.randomUUID(), role);
  }

  protected String person(UUID who, String role) {
    return TestIssuer.token(who, role + "@community:" + community);
  }

  private Answer send(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer);
  }

  protected Answer post(String token, String path, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key().toString())
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(body)));
  }

  protected Answer get(String token, String path, @Nullable Answer after) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + token);
    if (after != null) {
      request.header("X-Min-Position", after.position());
    }
    return send(request);
  }

  /** A UUIDv7, as generated clients send: what is made later comes later. */
  private static UUID key() {
    long random = UUID.randomUUID().getLeastSignificantBits();
    return new UUID(LAST_KEY.incrementAndGet() << 16 | 0x7000, random);
  }

  protected static JsonNode done(Answer answer) throws Exception {
    assertThat(answer.status()).as(answer.raw().body()).isLessThan(300);
    return answer.json();
  }

  protected static void refused(int status, String code, Answer answer) throws Exception {
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }
}

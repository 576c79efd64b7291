package org.jiebang.needs;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.eventsourcing.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * A community of a district of its own with people in it, and how they talk to the service: what
 * one test does with a district's rules concerns no other.
 */
public final class Village {

  private static final AtomicLong LAST_KEY = new AtomicLong(1_772_400_000_000L);

  private final URI base;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public final UUID districtId = UUID.randomUUID();
  public final UUID author = UUID.randomUUID();
  public final UUID community;
  public final String district;
  public final String desk;
  public final String grid;
  public final String volunteer;
  public final String resident;
  public final String neighbour;

  /** An answer as it came. */
  public record Answer(int status, HttpResponse<byte[]> raw) {

    public String body() {
      return new String(raw.body(), UTF_8);
    }

    public JsonNode json() throws Exception {
      return Json.EVENTS.readTree(raw.body());
    }

    public String text(String pointer) throws Exception {
      return json().at(pointer).asText("");
    }

    public UUID id() throws Exception {
      assertThat(status).as(body()).isLessThan(300);
      return UUID.fromString(text("/id"));
    }

    public void refused(int expected, String code) throws Exception {
      assertThat(status).as(body()).isEqualTo(expected);
      assertThat(text("/code")).isEqualTo(code);
    }

    public String position() {
      return raw.headers().firstValue("X-Position").orElse("");
    }
  }

  public Village(URI base) throws Exception {
    this.base = base;
    district = TestIssuer.token(UUID.randomUUID(), "DIS@district:" + districtId);
    community =
        post(
                district,
                "/api/v1/communities",
                "{\"name\":\"五环社区\",\"district\":\"%s\"}".formatted(districtId))
            .id();
    String at = "@community:" + community;
    desk = TestIssuer.token(UUID.randomUUID(), "COM" + at);
    grid = TestIssuer.token(UUID.randomUUID(), "GRD" + at);
    volunteer = TestIssuer.token(UUID.randomUUID(), "VOL" + at);
    resident = TestIssuer.token(author, "RES" + at);
    neighbour = TestIssuer.token(UUID.randomUUID(), "RES" + at);
  }

  public Answer post(String token, String path, String json) throws Exception {
    return post(token, path, "application/json", json.getBytes(UTF_8));
  }

  /**
   * @param type null: nothing is said of it
   */
  public Answer post(String token, String path, @Nullable String type, byte[] body)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Idempotency-Key", key().toString())
            .POST(BodyPublishers.ofByteArray(body));
    if (type != null) {
      request.header("Content-Type", type);
    }
    return send(request);
  }

  /**
   * @param after what the list must know of; null: whatever it knows
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
    HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
    return new Answer(answer.statusCode(), answer);
  }

  /** A UUIDv7, as generated clients send: what is made later comes later. */
  private static UUID key() {
    long random = UUID.randomUUID().getLeastSignificantBits();
    return new UUID(LAST_KEY.incrementAndGet() << 16 | 0x7000, random);
  }

  /**
   * A need to be.
   *
   * @param more members, each with a comma before it
   */
  public String need(String category, String more) {
    return """
        {"community":"%s","category":"%s","text":"楼道有杂物","authorName":"王芳",
         "authorPhone":"13800000000"%s}
        """
        .formatted(community, category, more);
  }
}

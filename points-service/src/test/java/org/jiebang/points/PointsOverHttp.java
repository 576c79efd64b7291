package org.jiebang.points;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jiebang.eventsourcing.wire.Json;
import org.jspecify.annotations.NullUnmarked;

/** Asks as a client would: a key with every command, lists that have seen what was answered. */
@NullUnmarked // set by Quarkus
abstract class PointsOverHttp {

  private static final AtomicLong LAST_KEY = new AtomicLong(1_772_400_000_000L);

  @TestHTTPResource URI base;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** The last position of each part that an answer named: what lists must have seen. */
  private final ConcurrentHashMap<String, Long> positions = new ConcurrentHashMap<>();

  record Answer(int status, HttpResponse<String> raw) {

    JsonNode json() throws Exception {
      return Json.EVENTS.readTree(raw.body());
    }

    String text(String field) throws Exception {
      return json().path(field).asText("");
    }

    UUID id() throws Exception {
      return UUID.fromString(text("id"));
    }

    Answer expect(int wanted) {
      assertThat(status).as(raw.body()).isEqualTo(wanted);
      return this;
    }

    Answer refused(int wanted, String code) throws Exception {
      expect(wanted);
      assertThat(text("code")).isEqualTo(code);
      return this;
    }
  }

  /** Single quotes stand for double ones. */
  Answer post(String token, String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.replace('\'', '"')));
    if (!List.of(headers).contains("Idempotency-Key")) {
      request.header("Idempotency-Key", key().toString());
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(token, request);
  }

  Answer get(String token, String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(token, request);
  }

  /** A list that has seen all that was answered so far. */
  JsonNode settled(String token, String path) throws Exception {
    var seen = new ArrayList<String>();
    positions.forEach((part, pos) -> seen.add("points/" + part + "/" + pos));
    return get(token, path, "X-Min-Position", String.join(",", seen)).expect(200).json();
  }

  static List<String> ids(JsonNode page) {
    var ids = new ArrayList<String>();
    page.get("items").forEach(i -> ids.add(i.get("id").asText()));
    return ids;
  }

  private Answer send(String token, HttpRequest.Builder request) throws Exception {
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    answer.headers().firstValue("X-Position").ifPresent(this::saw);
    return new Answer(answer.statusCode(), answer);
  }

  /** Remembers {@code points/17/4711,...}. */
  void saw(String named) {
    for (String position : named.split(",")) {
      String[] place = position.split("/");
      positions.merge(place[1], Long.valueOf(place[2]), Math::max);
    }
  }

  /** A UUIDv7, as generated clients send: what is made later comes later. */
  private static UUID key() {
    long random = UUID.randomUUID().getLeastSignificantBits();
    return new UUID(LAST_KEY.incrementAndGet() << 16 | 0x7000, random);
  }
}

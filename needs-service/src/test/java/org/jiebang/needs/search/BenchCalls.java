package org.jiebang.needs.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.needs.place.CommunityId;

/** What {@link NeedsBench} asks the service, and as whom. */
final class BenchCalls {

  static final String NEEDS = "/api/v1/needs";
  static final String COMMUNITIES = "/api/v1/communities";
  static final UUID DISTRICT = UUID.fromString("01900000-0000-7000-8000-0000000000f3");

  private final URI base;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  BenchCalls(URI base) {
    this.base = base;
  }

  /** Tokens do not live as long as the bench. */
  static String district() {
    return TestIssuer.token(new UUID(1, 1), "DIS@district:" + DISTRICT);
  }

  static String resident(CommunityId community) {
    return TestIssuer.token(new UUID(3, 3), "RES@community:" + community.value());
  }

  static String desk(CommunityId community) {
    return TestIssuer.token(new UUID(2, 2), "COM@community:" + community.value());
  }

  CommunityId community(String called) throws Exception {
    JsonNode made =
        answer(
            post(
                district(),
                COMMUNITIES,
                "{\"name\":\"%s\",\"district\":\"%s\"}".formatted(called, DISTRICT)),
            201);
    return new CommunityId(UUID.fromString(made.get("id").asText()));
  }

  HttpRequest.Builder get(String token, String path) {
    return HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + token);
  }

  HttpRequest.Builder post(String token, String path, String body) {
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

  JsonNode answer(HttpRequest.Builder request, int status) throws Exception {
    return Json.EVENTS.readTree(sent(request, status));
  }

  /** Its answer, unread. */
  String sent(HttpRequest.Builder request, int status) throws Exception {
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != status) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }
}

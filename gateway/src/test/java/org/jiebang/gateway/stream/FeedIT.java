package org.jiebang.gateway.stream;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jiebang.gateway.District;
import org.jiebang.gateway.GatewayUnderTest;
import org.jiebang.gateway.Publisher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The feed over HTTP: pages, lines and streams. */
@QuarkusTest
@QuarkusTestResource(GatewayUnderTest.class)
class FeedIT {

  private static final Duration SOON = Duration.ofMinutes(1);

  /** Two looks of half a second each, and what a busy machine adds; the token has ten minutes. */
  private static final Duration AT_ONCE = Duration.ofMinutes(1);

  private static Publisher publisher;
  private static HttpClient http;

  @TestHTTPResource("/api/v1/feed")
  @Nullable URI feed;

  private final UUID community = UUID.randomUUID();
  private final UUID need = UUID.randomUUID();
  private final UUID task = UUID.randomUUID();

  @BeforeAll
  static void open() {
    publisher = new Publisher();
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void close() {
    publisher.close();
    http.shutdownNow();
  }

  @Test
  void a_reader_gets_what_they_ask_for_and_the_cursor_moves_over_the_rest() throws Exception {
    String last = aStory();
    assertThat(events("community=" + community, last))
        .containsExactlyInAnyOrder(
            "community-registered", "need-submitted", "task-posted", "session-planned");
    assertThat(events("task=" + task, last)).containsExactly("task-posted", "session-planned");
    assertThat(events("stream=" + task, last)).containsExactly("task-posted");
    assertThat(events("correlation=" + need + "&service=needs", last))
        .containsExactly("need-submitted");
    assertThat(events("correlation=" + need + "&type=task-posted&type=session-planned", last))
        .containsExactly("task-posted", "session-planned");

    Response nothing =
        District.asks().get("/api/v1/feed?type=nothing-like-it&community=" + community);
    JsonPath page = nothing.jsonPath();
    assertThat(page.getList("items")).isEmpty();
    assertThat(page.getLong("next")).isPositive();
    assertThat(nothing.header("X-Feed-Next")).isEqualTo(page.getString("next"));
    JsonPath story =
        District.asks().get("/api/v1/feed?correlation=" + UUID.randomUUID()).jsonPath();
    assertThat(story.getLong("next")).isEqualTo(story.getLong("head")).isPositive();
  }

  @Test
  void a_wrong_filter_is_told_so() {
    for (String wrong :
        List.of("type=Nothing%20like", "service=gateway", "community=x", "after=-1", "limit=501")) {
      Response refused = District.asks().get("/api/v1/feed?" + wrong);
      assertThat(refused.statusCode()).as(wrong).isEqualTo(400);
      assertThat(refused.jsonPath().getString("code")).as(wrong).isEqualTo("VALIDATION_FAILED");
    }
    assertThat(given().accept("text/event-stream").get("/api/v1/feed").statusCode()).isEqualTo(401);
  }

  @Test
  void the_same_page_comes_as_lines() throws Exception {
    String last = aStory();
    for (String type : List.of("application/jsonl", "application/x-ndjson")) {
      Response lines =
          District.asks()
              .header("X-Min-Position", last)
              .accept(type)
              .get("/api/v1/feed?correlation=" + need);
      assertThat(lines.statusCode()).as(lines.asString()).isEqualTo(200);
      assertThat(lines.contentType()).as(lines.asString()).startsWith(type);
      assertThat(lines.asString().lines().map(l -> JsonPath.from(l).getString("event")))
          .containsExactlyInAnyOrder("need-submitted", "task-posted", "session-planned");
      assertThat(Long.parseLong(lines.header("X-Feed-Next"))).isPositive();
    }
    assertThat(District.asks().accept("*/*").get("/api/v1/feed?limit=1").contentType())
        .startsWith("application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/csv", "image/*", "text/html, application/xml;q=0.9"})
  void what_nobody_has_is_not_acceptable(String accepted) {
    Response refused = District.asks().accept(accepted).get("/api/v1/feed?limit=1");
    assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(406);
    assertThat(refused.jsonPath().getString("code")).isEqualTo("NOT_ACCEPTABLE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "a/b/c", ";", "Bearer .."})
  void what_is_no_media_type_cannot_be_read(String accepted) {
    Response refused = District.asks().header("Accept", accepted).get("/api/v1/feed?limit=1");
    assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
    assertThat(refused.jsonPath().getString("code")).isEqualTo("VALIDATION_FAILED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/csv, */*;q=0.1",
        "application/*",
        "APPLICATION/JSON",
        "application/json;charset=utf-8",
        "text/html, application/json;q=0.5"
      })
  void what_is_at_least_one_of_several_is_given(String accepted) {
    Response given = District.asks().accept(accepted).get("/api/v1/feed?limit=1");
    assertThat(given.statusCode()).as(given.asString()).isEqualTo(200);
  }

  @Test
  void a_stream_goes_on_where_the_one_before_ended() throws Exception {
    String last = aStory();
    events("community=" + community, last);
    String path = "?community=" + community;
    List<String> first = new ArrayList<>();
    try (Listener listener = listen(path, null)) {
      await().atMost(SOON).until(() -> listener.names().size() == 4);
      publisher.publish(
          "needs", "need-verified", need, community, need, "{\"need\":\"%s\"}".formatted(need));
      await().atMost(SOON).until(() -> listener.names().contains("need-verified"));
      first.addAll(listener.ids());
      assertThat(listener.names()).hasSize(5);
      assertThat(listener.data().getLast())
          .contains("\"event\":\"need-verified\"", "\"position\":" + first.getLast());
    }
    publisher.publish(
        "needs", "need-planned", need, community, need, "{\"need\":\"%s\"}".formatted(need));
    try (Listener listener = listen(path + "&after=0", first.getLast())) {
      await().atMost(SOON).until(() -> !listener.names().isEmpty());
      assertThat(listener.names()).containsExactly("need-planned");
    }
    try (Listener listener = listen("?type=need-planned&community=" + community, null)) {
      await().atMost(SOON).until(() -> !listener.names().isEmpty());
      assertThat(listener.names()).containsExactly("need-planned");
    }
  }

  @Test
  void a_fact_that_arrives_before_its_community_is_told_when_the_community_has_come()
      throws Exception {
    String head = District.asks().get("/api/v1/feed?limit=1").jsonPath().getString("head");
    try (Listener listener = listen("?community=" + community, head)) {
      String early =
          publisher.publish(
              "matching",
              "task-drafted",
              task,
              community,
              need,
              "{\"task\":\"%s\"}".formatted(task));
      // Until it is known where the community lies, the feed ends before the fact, for a district.
      JsonPath page =
          District.asks()
              .header("X-Min-Position", early)
              .get("/api/v1/feed?task=" + task)
              .jsonPath();
      assertThat(page.getList("items")).isEmpty();
      registerCommunity();
      await().atMost(SOON).until(() -> listener.names().contains("community-registered"));
      assertThat(listener.names()).containsExactly("task-drafted", "community-registered");
      JsonPath more =
          District.asks()
              .get("/api/v1/feed?task=" + task + "&after=" + page.getLong("next"))
              .jsonPath();
      assertThat(more.getList("items.event")).containsExactly("task-drafted");
    }
  }

  @Test
  void nobody_opens_streams_without_end() throws Exception {
    List<Listener> listeners = new ArrayList<>();
    try {
      @Nullable Listener refused = null;
      while (refused == null) {
        Listener next = listen("", null);
        listeners.add(next);
        refused = next.status() == 200 ? null : next;
        assertThat(listeners).hasSizeLessThan(7);
      }
      assertThat(listeners).hasSize(6);
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.answer.headers().firstValue("Retry-After")).contains("5");
    } finally {
      listeners.forEach(Listener::close);
    }
    await()
        .atMost(SOON)
        .until(
            () -> {
              try (Listener again = listen("", null)) {
                return again.status() == 200;
              }
            });
  }

  @Test
  void a_stream_ends_soon_after_the_app_or_its_secret() throws Exception {
    events("community=" + community, aStory());
    JsonPath client =
        District.commands()
            .body(
                Map.of(
                    "place",
                    community,
                    "name",
                    "看板",
                    "kind",
                    "SERVICE",
                    "scopes",
                    List.of("feed:read"),
                    "requestsPerMinute",
                    600))
            .post("/api/v1/clients")
            .jsonPath();
    String path = "/api/v1/clients/" + client.getString("id");
    String next =
        District.commands()
            .body(Map.of())
            .post(path + "/rotate-secret")
            .jsonPath()
            .getString("secret");
    String ofFirst = token(client, client.getString("secret"));
    String ofNext = token(client, next);
    try (Listener old = listen(ofFirst, "", null);
        Listener other = listen(ofNext, "", null)) {
      await().atMost(SOON).until(() -> old.names().size() >= 4 && other.names().size() >= 4);
      District.commands()
          .body(Map.of("secret", client.getString("secrets[0].id")))
          .post(path + "/revoke-secret")
          .then()
          .statusCode(200);
      await().atMost(AT_ONCE).until(() -> old.names().getLast().equals("end"));
      assertThat(old.data().getLast()).contains("\"reason\":\"TOKEN_REVOKED\"");
      assertThat(old.values("retry:")).isNotEmpty();
      assertThat(other.names()).doesNotContain("end");
      District.commands()
          .body(Map.of("reason", "泄密"))
          .post(path + "/suspend")
          .then()
          .statusCode(200);
      await().atMost(AT_ONCE).until(() -> other.names().getLast().equals("end"));
      assertThat(other.data().getLast()).contains("\"reason\":\"API_KEY_INACTIVE\"");
    }
    try (Listener again = listen(ofNext, "", null)) {
      assertThat(again.status()).isEqualTo(401);
    }
  }

  private static String token(JsonPath client, String secret) {
    return given()
        .contentType("application/json")
        .body(Map.of("client", client.getString("id"), "secret", secret))
        .post("/api/v1/auth/tokens")
        .jsonPath()
        .getString("accessToken");
  }

  private void registerCommunity() throws Exception {
    publisher.publish(
        "needs",
        "community-registered",
        community,
        community,
        community,
        "{\"community\":\"%s\",\"name\":\"五环社区\",\"district\":\"%s\"}"
            .formatted(community, GatewayUnderTest.DISTRICT));
  }

  /** Four facts. */
  private String aStory() throws Exception {
    registerCommunity();
    publisher.publish(
        "needs", "need-submitted", need, community, need, "{\"need\":\"%s\"}".formatted(need));
    String posted =
        publisher.publish(
            "matching", "task-posted", task, community, need, "{\"task\":\"%s\"}".formatted(task));
    District.asks().header("X-Min-Position", posted).get("/api/v1/feed").then().statusCode(200);
    return publisher.publish(
        "matching",
        "session-planned",
        UUID.randomUUID(),
        community,
        need,
        "{\"task\":\"%s\"}".formatted(task));
  }

  private static List<String> events(String query, String minPosition) {
    await()
        .atMost(SOON)
        .until(
            () ->
                District.asks()
                        .header("X-Min-Position", minPosition)
                        .get("/api/v1/feed?limit=1")
                        .statusCode()
                    == 200);
    List<String> events = new ArrayList<>();
    long after = 0;
    while (true) {
      JsonPath page = District.asks().get("/api/v1/feed?after=" + after + "&" + query).jsonPath();
      events.addAll(page.getList("items.event"));
      after = page.getLong("next");
      if (after >= page.getLong("head")) {
        return events;
      }
    }
  }

  private Listener listen(String query, @Nullable String lastEventId) throws Exception {
    return listen(District.token(), query, lastEventId);
  }

  private Listener listen(String token, String query, @Nullable String lastEventId)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(feed + query))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "text/event-stream");
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    return new Listener(http.send(request.build(), BodyHandlers.ofInputStream()));
  }

  /** Reads a stream line by line, as it comes. */
  private static final class Listener implements AutoCloseable {

    private final HttpResponse<InputStream> answer;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    Listener(HttpResponse<InputStream> answer) {
      this.answer = answer;
      Thread.startVirtualThread(this::read);
    }

    private void read() {
      var reader = new BufferedReader(new InputStreamReader(answer.body(), UTF_8));
      try (reader) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          lines.add(line);
        }
      } catch (IOException e) {
        lines.add("closed");
      }
    }

    int status() {
      return answer.statusCode();
    }

    List<String> names() {
      return values("event:");
    }

    List<String> data() {
      return values("data:");
    }

    List<String> ids() {
      return values("id:");
    }

    private List<String> values(String field) {
      return lines.stream()
          .filter(l -> l.startsWith(field))
          .map(l -> l.substring(field.length()).strip())
          .toList();
    }

    @Override
    public void close() {
      try {
        answer.body().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

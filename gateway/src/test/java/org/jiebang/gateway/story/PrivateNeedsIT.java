package org.jiebang.gateway.story;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.gateway.District;
import org.jiebang.gateway.GatewayUnderTest;
import org.jiebang.gateway.Publisher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A private need is nobody's to hear of but its author's and the desk's, at no door. */
@QuarkusTest
@QuarkusTestResource(GatewayUnderTest.class)
@Tag("N-32")
class PrivateNeedsIT {

  private static Publisher publisher;

  private final UUID community = UUID.randomUUID();
  private final UUID need = UUID.randomUUID();
  private final UUID list = UUID.randomUUID();
  private String desk = "";
  private String grid = "";
  private String hub = "";
  private String resident = "";
  private UUID author = new UUID(0, 0);
  private String last = "";

  @BeforeAll
  static void open() {
    publisher = new Publisher();
  }

  @AfterAll
  static void close() {
    publisher.close();
  }

  @BeforeEach
  void aQuarrelThatTheDeskHasPutOnAList() throws Exception {
    String registered =
        publisher.publish(
            "needs",
            "community-registered",
            community,
            community,
            community,
            "{\"community\":\"%s\",\"name\":\"五环社区\",\"district\":\"%s\"}"
                .formatted(community, GatewayUnderTest.DISTRICT),
            Aggregate.EVERYONE);
    desk = signedIn("COM", registered);
    grid = signedIn("GRD", registered);
    hub = signedIn("HUB", registered);
    resident = signedIn("RES", registered);
    author = UUID.fromString(as(resident).get("/api/v1/me").jsonPath().getString("sub"));
    publisher.publish(
        "needs",
        "need-submitted",
        need,
        community,
        need,
        """
        {"need":"%s","community":"%s","category":"MEDIATION","author":"%s",
         "particulars":{"secluded":true}}
        """
            .formatted(need, community, author),
        author,
        Aggregate.DESK);
    // What the desk itself puts on the board is for everybody; it tells nobody what it is about.
    publisher.publish(
        "matching",
        "task-posted",
        UUID.randomUUID(),
        community,
        need,
        "{\"title\":\"邻里沟通讲座\"}",
        Aggregate.EVERYONE);
    last =
        publisher.publish(
            "needs",
            "need-list-corrected",
            list,
            community,
            list,
            "{\"list\":\"%s\",\"added\":[{\"need\":\"%s\",\"secluded\":true}]}"
                .formatted(list, need),
            Aggregate.EVERYONE,
            Aggregate.DESK);
  }

  private String signedIn(String role, String after) {
    String account = role.toLowerCase(java.util.Locale.ROOT) + "-" + UUID.randomUUID();
    String name = account.substring(0, 40);
    District.commands()
        .header("X-Min-Position", after)
        .body(
            """
            {"name":"某人","phone":"13800138000","account":"%s","password":"a-long-password",
             "grants":["%s@community:%s"]}
            """
                .formatted(name, role, community))
        .post("/api/v1/persons")
        .then()
        .statusCode(201);
    return given()
        .contentType("application/json")
        .body(Map.of("account", name, "password", "a-long-password"))
        .post("/api/v1/auth/tokens")
        .jsonPath()
        .getString("accessToken");
  }

  private static RequestSpecification as(String token) {
    return given().header("Authorization", "Bearer " + token);
  }

  private Response asked(String token, String path) {
    return as(token).header("X-Min-Position", last).get(path);
  }

  @Test
  void its_story_is_told_to_its_author_and_the_desk_and_is_not_there_for_anybody_else() {
    String story = "/api/v1/stories/" + need;
    for (String token : List.of(desk, grid, resident)) {
      Response told = asked(token, story);
      assertThat(told.jsonPath().getList("lines.event"))
          .as(told.asString())
          .contains("need-submitted", "task-posted");
      assertThat(told.jsonPath().getString("need.category")).isEqualTo("MEDIATION");
    }
    for (String token : List.of(hub, District.token())) {
      Response nothing = asked(token, story);
      assertThat(nothing.statusCode()).as(nothing.asString()).isEqualTo(404);
      assertThat(nothing.jsonPath().getString("code")).isEqualTo("STORY_NOT_FOUND");
    }
  }

  @Test
  void the_feed_has_it_for_its_author_and_the_desk_alone() {
    assertThat(events(desk)).contains("need-submitted", "need-list-corrected");
    assertThat(events(grid)).contains("need-submitted", "need-list-corrected");
    assertThat(events(resident)).contains("need-submitted").doesNotContain("need-list-corrected");
    assertThat(events(hub)).contains("task-posted").doesNotContain(PRIVATE);
    assertThat(events(District.token())).contains("task-posted").doesNotContain(PRIVATE);
  }

  private static final String[] PRIVATE = {"need-submitted", "need-list-corrected"};

  private List<String> events(String token) {
    Response page = asked(token, "/api/v1/feed?community=" + community + "&limit=500");
    assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
    return page.jsonPath().getList("items.event");
  }

  @Test
  void a_stream_passes_it_over() throws Exception {
    asked(desk, "/api/v1/feed?limit=1").then().statusCode(200);
    assertThat(streamed(desk)).contains("need-submitted");
    assertThat(streamed(hub)).contains("task-posted").doesNotContain(PRIVATE);
  }

  /** Reads until what was published for everybody, last in this place, has come. */
  private List<String> streamed(String token) throws Exception {
    String end =
        publisher.publish(
            "needs",
            "need-list-published",
            list,
            community,
            list,
            "{\"list\":\"%s\"}".formatted(list),
            Aggregate.EVERYONE);
    asked(token, "/api/v1/feed?limit=1");
    var uri = io.restassured.RestAssured.baseURI + ":" + io.restassured.RestAssured.port;
    HttpRequest request =
        HttpRequest.newBuilder(java.net.URI.create(uri + "/api/v1/feed?community=" + community))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "text/event-stream")
            .header("X-Min-Position", end)
            .timeout(Duration.ofMinutes(1))
            .build();
    var events = new ArrayList<String>();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
      try (var lines =
          new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
        String line = lines.readLine();
        while (line != null && !events.contains("need-list-published")) {
          if (line.startsWith("event:")) {
            events.add(line.substring("event:".length()));
          }
          line = lines.readLine();
        }
      }
      http.shutdownNow();
    }
    return events;
  }
}

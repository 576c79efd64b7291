package org.jiebang.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jiebang.gateway.GatewayUnderTest.DISTRICT;
import static org.jiebang.gateway.GatewayUnderTest.PASSWORD;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jiebang.eventsourcing.Aggregate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The gateway over HTTP, on a real database and a real broker. */
@QuarkusTest
@QuarkusTestResource(GatewayUnderTest.class)
@SuppressWarnings("NullAway.Init") // set by Quarkus
class GatewayIT {

  private static final Duration SOON = Duration.ofMinutes(1);

  @TestHTTPResource(management = true)
  URI management;

  private static Publisher publisher;

  @BeforeAll
  static void open() {
    publisher = new Publisher();
  }

  @AfterAll
  static void close() {
    publisher.close();
  }

  @Test
  void the_first_account_signs_in_and_is_told_who_it_is() {
    Response signedIn = signIn("district", PASSWORD);
    assertThat(signedIn.statusCode()).isEqualTo(200);
    assertThat(signedIn.jsonPath().getString("tokenType")).isEqualTo("Bearer");
    assertThat(signedIn.jsonPath().getInt("expiresInSeconds")).isEqualTo(600);
    assertThat(signedIn.header("Cache-Control")).isEqualTo("no-store");
    JsonPath me =
        as(signedIn.jsonPath().getString("accessToken"))
            .get("/api/v1/me")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    assertThat(me.getString("name")).isEqualTo("团区委");
    assertThat(me.getList("grants")).isEqualTo(List.of("DIS@district:" + DISTRICT));
  }

  @Test
  void a_wrong_password_and_an_unknown_account_are_answered_alike() {
    Response wrong = signIn("district", "not-the-password");
    Response unknown = signIn("nobody", "not-the-password");
    assertThat(signIn("张三", "not-the-password").statusCode()).isEqualTo(401);
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(unknown.jsonPath().getString("code")).isEqualTo("AUTH_REQUIRED");
    assertThat(withoutTrace(unknown)).isEqualTo(withoutTrace(wrong));
    assertThat(signIn("district", PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void guessing_locks_an_account_whether_it_exists_or_not() {
    for (int i = 0; i < 5; i++) {
      assertThat(signIn("guessed", "guess-" + i).statusCode()).isEqualTo(401);
    }
    Response locked = signIn("guessed", "guess-6");
    assertThat(locked.statusCode()).isEqualTo(429);
    assertThat(locked.jsonPath().getString("code")).isEqualTo("RATE_LIMITED");
    assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(1, 30);
  }

  @Test
  void right_passwords_at_the_same_time_lock_nobody_out() {
    assertThat(
            IntStream.range(0, 12)
                .parallel()
                .map(_ -> signIn("district", PASSWORD).statusCode())
                .toArray())
        .containsOnly(200);
  }

  /** Ids in names would use up how many names there may be, and then nothing new is counted. */
  @Test
  void the_metrics_know_no_ids() {
    String id = UUID.randomUUID().toString();
    given().get("/api/v1/needs/" + id);
    given().get("/api/v1/persons/" + id);
    given().get("/api/v1/auth/jwks").then().statusCode(200);
    String seen = given().get(management.resolve("/q/metrics")).asString();
    assertThat(seen)
        .contains("uri=\"/api/v1/needs/{rest}\"", "uri=\"/api/v1/auth/jwks\"")
        .doesNotContain(id);
  }

  @Test
  void the_key_set_shows_public_halves_only() {
    Map<String, Object> key =
        given().get("/api/v1/auth/jwks").then().statusCode(200).extract().path("keys[0]");
    assertThat(key)
        .containsEntry("alg", "ES256")
        .containsKeys("kid", "x", "y")
        .doesNotContainKey("d");
  }

  @Test
  void a_desk_registers_its_neighbours_and_nobody_above_them() throws Exception {
    UUID community = UUID.randomUUID();
    String position = registerCommunity(community);
    String district = token("district", PASSWORD);
    Response desk =
        command(district)
            .header("X-Min-Position", position)
            .body(person("王主任", "desk-" + community, "COM@community:" + community))
            .post("/api/v1/persons");
    assertThat(desk.statusCode()).as(desk.asString()).isEqualTo(201);
    assertThat(desk.header("ETag")).isEqualTo("\"2\"");
    assertThat(desk.header("Location"))
        .isEqualTo("/api/v1/persons/" + desk.jsonPath().getString("id"));

    String deskToken = token("desk-" + community, "a-long-password");
    Response gridWorker =
        command(deskToken)
            .body(person("李网格", "grid-" + community, "GRD@community:" + community))
            .post("/api/v1/persons");
    assertThat(gridWorker.statusCode()).as(gridWorker.asString()).isEqualTo(201);
    assertThat(gridWorker.jsonPath().getString("name")).isEqualTo("李网格");
    Response history =
        as(deskToken).get("/api/v1/persons/" + gridWorker.jsonPath().getString("id") + "/events");
    assertThat(history.jsonPath().getList("items.type"))
        .containsExactly("person-registered", "grant-given");
    assertThat(history.asString()).doesNotContain("李网格", "\"ct\"");

    Response tooHigh =
        command(deskToken)
            .body(person("赵某", "zhao-" + community, "COM@community:" + community))
            .post("/api/v1/persons");
    assertThat(tooHigh.statusCode()).isEqualTo(403);
    assertThat(tooHigh.jsonPath().getString("code")).isEqualTo("GRANT_NOT_COVERED");

    Response taken =
        command(deskToken)
            .body(person("孙某", "grid-" + community, "RES@community:" + community))
            .post("/api/v1/persons");
    assertThat(taken.statusCode()).isEqualTo(409);
    assertThat(taken.jsonPath().getString("code")).isEqualTo("ACCOUNT_TAKEN");
  }

  @Test
  void a_district_registers_nobody_where_another_one_took_the_community() throws Exception {
    UUID community = UUID.randomUUID();
    String district = token("district", PASSWORD);
    String before = registerCommunity(community);
    String key = UUID.randomUUID().toString();
    String grant = "RES@community:" + community;
    Response ours = register(district, key, before, person("吴某", "wu-" + community, grant));
    assertThat(ours.statusCode()).as(ours.asString()).isEqualTo(201);
    String moved =
        publisher.publish(
            "needs",
            "community-moved",
            community,
            community,
            community,
            "{\"community\":\"%s\",\"district\":\"%s\",\"before\":\"%s\"}"
                .formatted(community, UUID.randomUUID(), DISTRICT));
    String another = UUID.randomUUID().toString();
    Response theirs = register(district, another, moved, person("吴某", "wu2-" + community, grant));
    assertThat(theirs.statusCode()).as(theirs.asString()).isEqualTo(403);
  }

  @Test
  void the_same_registration_twice_makes_one_person() throws Exception {
    UUID community = UUID.randomUUID();
    String position = registerCommunity(community);
    String district = token("district", PASSWORD);
    String key = UUID.randomUUID().toString();
    String body = person("周某", "zhou-" + community, "RES@community:" + community);
    Response first = register(district, key, position, body);
    Response again = register(district, key, position, body);
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.jsonPath().getString("id")).isEqualTo(first.jsonPath().getString("id"));
  }

  @Test
  void a_key_used_again_with_another_account_opens_none() throws Exception {
    UUID community = UUID.randomUUID();
    String position = registerCommunity(community);
    String district = token("district", PASSWORD);
    String key = UUID.randomUUID().toString();
    Response first =
        register(
            district, key, position, person("郑某", "z1-" + community, "RES@community:" + community));
    assertThat(first.statusCode()).isEqualTo(201);
    Response other =
        register(
            district, key, position, person("郑某", "z2-" + community, "RES@community:" + community));
    assertThat(other.statusCode()).as(other.asString()).isEqualTo(422);
    assertThat(other.jsonPath().getString("code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(signIn("z1-" + community, "a-long-password").statusCode()).isEqualTo(200);
    assertThat(signIn("z2-" + community, "a-long-password").statusCode()).isEqualTo(401);
  }

  @Test
  void an_erased_person_cannot_sign_in_and_is_nameless() throws Exception {
    UUID community = UUID.randomUUID();
    String district = token("district", PASSWORD);
    Response person =
        register(
            district,
            UUID.randomUUID().toString(),
            registerCommunity(community),
            person("吴某", "wu-" + community, "VOL@community:" + community));
    String path = "/api/v1/persons/" + person.jsonPath().getString("id");
    assertThat(signIn("wu-" + community, "a-long-password").statusCode()).isEqualTo(200);

    assertThat(command(district).body("{}").post(path + "/erase").statusCode()).isEqualTo(200);

    assertThat(signIn("wu-" + community, "a-long-password").statusCode()).isEqualTo(401);
    JsonPath erased = as(district).get(path).jsonPath();
    assertThat(erased.getString("state")).isEqualTo("ERASED");
    assertThat(erased.getString("name")).isNull();
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(as(district).get(path + "?asOf=2").jsonPath().getString("name"))
                    .isNull());
    Response twice = command(district).body("{}").post(path + "/erase");
    assertThat(twice.jsonPath().getString("code")).isEqualTo("PERSON_ERASED");
  }

  @Test
  void what_the_caller_sends_wrong_is_refused_before_any_rule() {
    Response bad =
        command(token("district", PASSWORD))
            .body("{\"name\":\"\",\"phone\":\"x\",\"account\":\"solo\",\"grants\":[\"KING@all\"]}")
            .post("/api/v1/persons");
    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(bad.jsonPath().getList("violations.field"))
        .contains("name", "phone", "accountWithPassword");
    assertThat(given().get("/api/v1/me").statusCode()).isEqualTo(401);
    Response me = as(token("district", PASSWORD)).get("/api/v1/me");
    assertThat(me.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void a_story_is_told_in_order_to_those_who_may_hear_it() throws Exception {
    UUID community = UUID.randomUUID();
    UUID need = UUID.randomUUID();
    UUID task = UUID.randomUUID();
    UUID author = UUID.randomUUID();
    registerCommunity(community);
    String district = token("district", PASSWORD);
    publisher.publish(
        "needs",
        "need-submitted",
        need,
        community,
        need,
        "{\"need\":\"%s\",\"category\":\"子女托管\",\"author\":\"%s\"}".formatted(need, author),
        author);
    String posted =
        publisher.publish(
            "matching",
            "task-posted",
            task,
            community,
            need,
            "{\"task\":\"%s\",\"title\":\"四点半课堂\"}".formatted(task),
            Aggregate.EVERYONE);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(
                        as(district)
                            .header("X-Min-Position", posted)
                            .get("/api/v1/stories/" + need)
                            .jsonPath()
                            .getList("lines.event"))
                    .containsExactlyInAnyOrder("need-submitted", "task-posted"));
    Response told = as(district).get("/api/v1/stories/" + need + "?lang=en");
    assertThat(told.header("Content-Language")).isEqualTo("en");
    assertThat(told.headers().getValues("Vary")).contains("Accept-Language");
    assertThat(told.header("Cache-Control")).isEqualTo("no-store");
    JsonPath story = told.jsonPath();
    assertThat(story.getString("need.category")).isEqualTo("子女托管");
    assertThat(story.getList("lines.position", Long.class)).isSorted();
    assertThat(story.getList("lines.summary")).contains("The task was posted on the board: 四点半课堂");
    assertThat(story.getList("lines.summaryZh")).contains("发榜：四点半课堂");

    assertThat(
            as(district)
                .get(
                    "/api/v1/stories/"
                        + need
                        + "?asOf="
                        + story.getList("lines.position").getFirst())
                .jsonPath()
                .getList("lines"))
        .hasSize(1);

    UUID elsewhere = UUID.randomUUID();
    register(
        district,
        UUID.randomUUID().toString(),
        registerCommunity(elsewhere),
        person("郑某", "zheng-" + elsewhere, "RES@community:" + elsewhere));
    String stranger = token("zheng-" + elsewhere, "a-long-password");
    assertThat(as(stranger).get("/api/v1/stories/" + need).jsonPath().getList("lines.event"))
        .containsExactly("task-posted");
    assertThat(as(stranger).get("/api/v1/feed?limit=500").jsonPath().getList("items.event"))
        .doesNotContain("need-submitted");

    Response nothing = as(district).get("/api/v1/stories/" + UUID.randomUUID());
    assertThat(nothing.statusCode()).isEqualTo(404);
    assertThat(nothing.jsonPath().getString("code")).isEqualTo("STORY_NOT_FOUND");

    JsonPath feed = as(district).get("/api/v1/feed?limit=500").jsonPath();
    assertThat(feed.getList("items.position", Long.class)).isSorted();
    assertThat(feed.getList("items.correlation")).contains(need.toString());
    assertThat(feed.getLong("next")).isLessThanOrEqualTo(feed.getLong("head"));
  }

  @Test
  void the_same_record_twice_is_in_the_feed_once() throws Exception {
    String twice = registerCommunity(UUID.randomUUID());
    publisher.publishLastAgain();
    String district = token("district", PASSWORD);
    String next = registerCommunity(UUID.randomUUID());
    Response feed =
        as(district).header("X-Min-Position", twice + "," + next).get("/api/v1/feed?limit=500");
    assertThat(feed.statusCode()).isEqualTo(200);
    assertThat(feed.jsonPath().getList("items.source")).containsOnlyOnce(twice, next);
  }

  @Test
  void a_request_for_a_service_is_passed_on_and_one_that_is_down_is_said_to_be_so() {
    assertThat(given().get("/api/v1/needs/1?x=y").jsonPath().getString("path"))
        .isEqualTo("/api/v1/needs/1?x=y");
    Response down = given().get("/api/v1/accounts/1");
    assertThat(down.statusCode()).isEqualTo(503);
    assertThat(down.header("Retry-After")).isEqualTo("1");
    assertThat(down.jsonPath().getString("code")).isEqualTo("SERVICE_UNAVAILABLE");
    assertThat(given().get("/api/v1/nowhere").jsonPath().getString("code")).isEqualTo("NOT_FOUND");
    Response large =
        given().contentType(ContentType.JSON).body("x".repeat(300_000)).post("/api/v1/needs");
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(large.jsonPath().getString("code")).isEqualTo("PAYLOAD_TOO_LARGE");
  }

  @Test
  void the_story_clock_does_not_move_while_a_service_cannot_follow() {
    String district = token("district", PASSWORD);
    long before = as(district).get("/api/v1/clock").jsonPath().getLong("offsetSeconds");
    Response refused = command(district).body("{\"seconds\":60}").post("/api/v1/clock/advance");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(as(district).get("/api/v1/clock").jsonPath().getLong("offsetSeconds"))
        .isEqualTo(before);
  }

  private static String registerCommunity(UUID community) throws Exception {
    return publisher.publish(
        "needs",
        "community-registered",
        community,
        community,
        community,
        "{\"community\":\"%s\",\"name\":\"五环社区\",\"district\":\"%s\"}"
            .formatted(community, DISTRICT));
  }

  private static Response register(String token, String key, String position, String body) {
    return as(token)
        .contentType(ContentType.JSON)
        .header("Idempotency-Key", key)
        .header("X-Min-Position", position)
        .body(body)
        .post("/api/v1/persons");
  }

  private static String person(String name, String account, String grant) {
    return """
        {"name":"%s","phone":"13800138000","account":"%s","password":"a-long-password","grants":["%s"]}
        """
        .formatted(name, shortened(account), grant);
  }

  /** Account names have at most 40 characters. */
  private static String shortened(String account) {
    return account.length() > 40 ? account.substring(0, 40) : account;
  }

  private static Response signIn(String account, String password) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("account", shortened(account), "password", password))
        .post("/api/v1/auth/tokens");
  }

  private static String token(String account, String password) {
    Response signedIn = signIn(account, password);
    assertThat(signedIn.statusCode()).as(signedIn.asString()).isEqualTo(200);
    return signedIn.jsonPath().getString("accessToken");
  }

  private static RequestSpecification as(String token) {
    return given().header("Authorization", "Bearer " + token);
  }

  private static RequestSpecification command(String token) {
    return as(token)
        .contentType(ContentType.JSON)
        .header("Idempotency-Key", UUID.randomUUID().toString());
  }

  private static Map<String, Object> withoutTrace(Response problem) {
    Map<String, Object> members = problem.jsonPath().getMap("");
    members.remove("traceId");
    return members;
  }
}

package org.jiebang.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jiebang.gateway.GatewayUnderTest.DISTRICT;
import static org.jiebang.gateway.GatewayUnderTest.PASSWORD;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Partner clients, their secrets and their tokens, over HTTP and on a real database. */
@QuarkusTest
@QuarkusTestResource(GatewayUnderTest.class)
class ClientsIT {

  private static final Duration SOON = Duration.ofMinutes(1);
  private static final String CLIENTS = "/api/v1/clients";

  @Inject EntityManager rows;

  private static Publisher publisher;
  private static UUID community;
  private static UUID sandbox;

  /** The places are known to the gateway then. */
  private static String arrived;

  @BeforeAll
  static void open() throws Exception {
    publisher = new Publisher();
    community = UUID.randomUUID();
    sandbox = UUID.randomUUID();
    registered(community);
    registered(sandbox);
    arrived =
        publisher.publish(
            "needs",
            "community-marked-as-sandbox",
            sandbox,
            sandbox,
            sandbox,
            "{\"community\":\"%s\"}".formatted(sandbox));
  }

  @AfterAll
  static void close() {
    publisher.close();
  }

  private static void registered(UUID place) throws Exception {
    publisher.publish(
        "needs",
        "community-registered",
        place,
        place,
        place,
        "{\"community\":\"%s\",\"name\":\"五环社区\",\"district\":\"%s\"}".formatted(place, DISTRICT));
  }

  private static RequestSpecification as(String token) {
    return given().header("Authorization", "Bearer " + token);
  }

  private static Response tokens(Map<String, ?> body) {
    return given().contentType(ContentType.JSON).body(body).post("/api/v1/auth/tokens");
  }

  private static Response post(String key, String path, Object body) {
    return District.commands(key).header("X-Min-Position", arrived).body(body).post(CLIENTS + path);
  }

  private static Response post(String path, Object body) {
    return post(UUID.randomUUID().toString(), path, body);
  }

  private static Map<String, Object> client(UUID place, String kind, String... scopes) {
    return Map.of(
        "place",
        place,
        "name",
        "小区通",
        "kind",
        kind,
        "scopes",
        List.of(scopes),
        "requestsPerMinute",
        600,
        "sandbox",
        place.equals(sandbox));
  }

  private static JsonPath made(UUID place, String kind, String... scopes) {
    Response made = post("", client(place, kind, scopes));
    assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    return made.jsonPath();
  }

  private static Response own(JsonPath client, String secret) {
    return tokens(Map.of("client", client.getString("id"), "secret", secret));
  }

  private static Response own(JsonPath client) {
    return own(client, client.getString("secret"));
  }

  private static Map<String, String> through(JsonPath client, String account, String password) {
    return Map.of(
        "client",
        client.getString("id"),
        "secret",
        client.getString("secret"),
        "account",
        account,
        "password",
        password);
  }

  /** An account with a long password. */
  private static String neighbour(UUID home) {
    String account = "n-" + UUID.randomUUID();
    Response made =
        District.commands(account)
            .header("X-Min-Position", arrived)
            .body(
                Map.of(
                    "name",
                    "钱某",
                    "phone",
                    "+86 100 0000 0000",
                    "account",
                    account,
                    "password",
                    "a-long-password",
                    "grants",
                    List.of("RES@community:" + home)))
            .post("/api/v1/persons");
    assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    return account;
  }

  private static Map<String, Object> withoutTrace(Response problem) {
    Map<String, Object> members = new java.util.HashMap<>(problem.jsonPath().getMap(""));
    members.remove("traceId");
    return members;
  }

  @Test
  void a_secret_is_told_once_and_a_repeat_keeps_it_to_itself() {
    String key = UUID.randomUUID().toString();
    Map<String, Object> wanted = client(community, "SERVICE", "persons:read", "feed:read");
    Response first = post(key, "", wanted);
    assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
    assertThat(first.jsonPath().getString("secret")).matches("jbs_[A-Za-z0-9_-]{43}");
    assertThat(first.jsonPath().getList("scopes")).isEqualTo(List.of("feed:read", "persons:read"));
    assertThat(first.header("ETag")).isEqualTo("\"2\"");
    assertThat(first.header("Location")).endsWith(first.jsonPath().getString("id"));
    Response again = post(key, "", wanted);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.jsonPath().getMap("")).doesNotContainKey("secret");
    assertThat(own(first.jsonPath()).statusCode()).isEqualTo(200);
    String path = CLIENTS + "/" + first.jsonPath().getString("id");
    String known =
        District.asks().get(path).asString() + District.asks().get(path + "/events").asString();
    assertThat(known)
        .contains("client-secret-issued")
        .doesNotContain(first.jsonPath().getString("secret"));
  }

  @Test
  void only_secrets_that_hold_are_kept() {
    String key = UUID.randomUUID().toString();
    Map<String, Object> wanted = client(community, "SERVICE", "feed:read");
    long before = kept();
    JsonPath client = post(key, "", wanted).jsonPath();
    assertThat(post(key, "", wanted).header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(post(key, "", client(community, "SERVICE")).statusCode()).isEqualTo(422);
    String path = "/" + client.getString("id");
    assertThat(kept()).as("repeats and refusals leave none").isEqualTo(before + 1);
    assertThat(post(path + "/rotate-secret", Map.of("overlapHours", 1)).statusCode())
        .isEqualTo(200);
    assertThat(post(path + "/rotate-secret", Map.of()).statusCode()).isEqualTo(409);
    assertThat(kept()).as("two hold for an hour").isEqualTo(before + 2);
    assertThat(post(path + "/revoke-secret", Map.of()).statusCode()).isEqualTo(200);
    assertThat(kept()).isEqualTo(before);
    assertThat(post(path + "/rotate-secret", Map.of()).statusCode()).isEqualTo(200);
    assertThat(kept()).isEqualTo(before + 1);
    assertThat(post(path + "/close", Map.of("reason", "试用结束")).statusCode()).isEqualTo(200);
    assertThat(kept()).isEqualTo(before);
  }

  private long kept() {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                rows.createQuery("select count(s) from ClientSecret s", Long.class)
                    .getSingleResult());
  }

  @Test
  void a_client_of_its_own_acts_as_app_within_its_scopes() {
    JsonPath client = made(community, "SERVICE", "persons:read");
    Response signedIn = own(client);
    assertThat(signedIn.statusCode()).as(signedIn.asString()).isEqualTo(200);
    assertThat(signedIn.jsonPath().getString("scope")).isEqualTo("persons:read");
    String token = signedIn.jsonPath().getString("accessToken");
    JsonPath me = as(token).get("/api/v1/me").jsonPath();
    assertThat(me.getString("sub")).isEqualTo(client.getString("id"));
    assertThat(me.getString("client")).isEqualTo(client.getString("id"));
    assertThat(me.getList("scopes")).isEqualTo(List.of("persons:read"));
    assertThat(me.getList("grants")).isEqualTo(List.of("APP@community:" + community));
    assertThat(me.getList("limits.quota")).isEqualTo(List.of("partner"));
    assertThat(me.getInt("limits[0].perMinute")).isEqualTo(600);
    Response feed = as(token).get("/api/v1/feed");
    assertThat(feed.statusCode()).isEqualTo(403);
    assertThat(feed.jsonPath().getString("code")).isEqualTo("SCOPE_NOT_GRANTED");
    assertThat(feed.jsonPath().getString("scopeNeeded")).isEqualTo("feed:read");
    // Its scope lets it ask, its role does not.
    assertThat(as(token).get("/api/v1/persons?scope=" + community).jsonPath().getString("code"))
        .isEqualTo("ROLE_NOT_ALLOWED");
  }

  @Test
  void a_person_through_an_app_has_their_own_rights_and_the_apps_scopes() {
    String account = neighbour(community);
    JsonPath app = made(community, "USER_APP", "feed:read");
    Response signedIn = tokens(through(app, account, "a-long-password"));
    assertThat(signedIn.statusCode()).as(signedIn.asString()).isEqualTo(200);
    JsonPath me = as(signedIn.jsonPath().getString("accessToken")).get("/api/v1/me").jsonPath();
    assertThat(me.getList("grants")).isEqualTo(List.of("RES@community:" + community));
    assertThat(me.getString("client")).isEqualTo(app.getString("id"));
    assertThat(me.getString("name")).as("personal:read was not given").isNull();
    assertThat(me.getList("limits.quota")).isEqualTo(List.of("subject", "partner"));
  }

  @Test
  void whoever_is_wrong_is_told_the_same() {
    String account = neighbour(community);
    JsonPath app = made(community, "USER_APP", "feed:read");
    String nobody = UUID.randomUUID().toString();
    Response unknown =
        tokens(
            Map.of(
                "client",
                nobody,
                "secret",
                app.getString("secret"),
                "account",
                account,
                "password",
                "a-long-password"));
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(unknown.jsonPath().getString("code")).isEqualTo("AUTH_REQUIRED");
    List<Response> others =
        List.of(
            tokens(Map.of("client", nobody, "secret", "jbs_wrong")),
            tokens(Map.of("client", app.getString("id"), "secret", "jbs_wrong")),
            tokens(through(app, account, "not-the-password")),
            tokens(through(app, "nobody-at-all", "a-long-password")));
    for (Response other : others) {
      assertThat(other.statusCode()).isEqualTo(401);
      assertThat(withoutTrace(other)).isEqualTo(withoutTrace(unknown));
    }
  }

  @Test
  void guessing_a_secret_is_slowed_down_and_keeps_nobody_out() {
    JsonPath client = made(community, "SERVICE");
    for (int i = 0; i < 5; i++) {
      assertThat(own(client, "jbs_guess-" + i).statusCode()).isEqualTo(401);
    }
    Response locked = own(client, "jbs_guess-6");
    assertThat(locked.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(1, 30);
    assertThat(own(client).statusCode()).isEqualTo(200);
  }

  @Test
  void each_kind_is_for_what_it_is_for() {
    JsonPath service = made(community, "SERVICE");
    JsonPath app = made(community, "USER_APP");
    Response user = tokens(through(service, "district", PASSWORD));
    assertThat(user.statusCode()).isEqualTo(403);
    assertThat(user.jsonPath().getString("code")).isEqualTo("ROLE_NOT_ALLOWED");
    assertThat(own(app).jsonPath().getString("code")).isEqualTo("ROLE_NOT_ALLOWED");
    assertThat(tokens(Map.of("client", app.getString("id"))).statusCode()).isEqualTo(400);
    assertThat(tokens(Map.of("account", "district")).statusCode()).isEqualTo(400);
    assertThat(tokens(Map.of()).statusCode()).isEqualTo(400);
  }

  @Test
  void a_client_for_trying_out_reaches_sandboxes_only() {
    Map<String, Object> wanted = new java.util.HashMap<>(client(community, "USER_APP"));
    wanted.put("sandbox", true);
    assertThat(post("", wanted).jsonPath().getString("code")).isEqualTo("SANDBOX_ONLY");
    JsonPath app = made(sandbox, "USER_APP");
    assertThat(tokens(through(app, neighbour(sandbox), "a-long-password")).statusCode())
        .isEqualTo(200);
    Response elsewhere = tokens(through(app, neighbour(community), "a-long-password"));
    assertThat(elsewhere.statusCode()).isEqualTo(422);
    assertThat(elsewhere.jsonPath().getString("code")).isEqualTo("SANDBOX_ONLY");
  }

  @Test
  void a_scope_that_is_taken_away_opens_nothing_more() {
    JsonPath client = made(community, "SERVICE", "feed:read", "persons:read");
    String token = own(client).jsonPath().getString("accessToken");
    assertThat(as(token).get("/api/v1/feed").statusCode()).isEqualTo(200);
    Response changed =
        post(
            "/" + client.getString("id") + "/change-scopes",
            Map.of("scopes", List.of("persons:read")));
    assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
    Response refused = as(token).get("/api/v1/feed");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.jsonPath().getString("code")).isEqualTo("SCOPE_NOT_GRANTED");
    assertThat(as(token).get("/api/v1/me").statusCode()).isEqualTo(200);
  }

  @Test
  void a_suspended_client_is_let_in_nowhere() {
    JsonPath client = made(community, "SERVICE", "feed:read");
    String path = "/" + client.getString("id");
    String token = own(client).jsonPath().getString("accessToken");
    assertThat(as(token).get("/api/v1/feed").statusCode()).isEqualTo(200);
    assertThat(post(path + "/suspend", Map.of("reason", "泄密")).statusCode()).isEqualTo(200);
    Response refused = own(client);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.jsonPath().getString("code")).isEqualTo("API_KEY_INACTIVE");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              Response door = as(token).get("/api/v1/needs/1");
              assertThat(door.statusCode()).isEqualTo(401);
              assertThat(door.jsonPath().getString("code")).isEqualTo("API_KEY_INACTIVE");
              assertThat(door.header("WWW-Authenticate")).contains("invalid_token");
            });
    Response form =
        given()
            .contentType("application/x-www-form-urlencoded")
            .body("service_code=CLEAN_HOME&api_key=" + token)
            .post("/open311/v2/requests.json");
    assertThat(form.statusCode()).as(form.asString()).isEqualTo(401);
    assertThat(form.jsonPath().getString("code")).isEqualTo("API_KEY_INACTIVE");
    assertThat(post(path + "/resume", Map.of()).statusCode()).isEqualTo(200);
    assertThat(own(client).statusCode()).isEqualTo(200);
  }

  @Test
  void a_token_ends_with_the_secret_it_was_given_for() {
    JsonPath client = made(community, "SERVICE", "feed:read");
    String path = "/" + client.getString("id");
    String first = client.getString("secrets[0].id");
    String old = own(client).jsonPath().getString("accessToken");
    String next = post(path + "/rotate-secret", Map.of()).jsonPath().getString("secret");
    String fresh = own(client, next).jsonPath().getString("accessToken");
    assertThat(as(old).get("/api/v1/feed?limit=1").statusCode()).isEqualTo(200);
    assertThat(as(fresh).get("/api/v1/feed?limit=1").statusCode()).isEqualTo(200);
    assertThat(post(path + "/revoke-secret", Map.of("secret", first)).statusCode()).isEqualTo(200);
    for (String anywhere : List.of("/api/v1/feed?limit=1", "/api/v1/needs/1")) {
      Response ended = as(old).get(anywhere);
      assertThat(ended.statusCode()).as(anywhere).isEqualTo(401);
      assertThat(ended.jsonPath().getString("code")).isEqualTo("AUTH_REQUIRED");
      assertThat(ended.header("WWW-Authenticate")).contains("invalid_token");
    }
    assertThat(as(fresh).get("/api/v1/feed?limit=1").statusCode()).isEqualTo(200);
    // With a secret that is rotated away without an overlap it is the same.
    String last =
        post(path + "/rotate-secret", Map.of("overlapHours", 0)).jsonPath().getString("secret");
    assertThat(as(fresh).get("/api/v1/feed?limit=1").statusCode()).isEqualTo(401);
    assertThat(own(client, last).statusCode()).isEqualTo(200);
  }

  @Test
  void a_person_who_came_through_an_app_comes_again_when_its_secret_was_revoked() {
    String account = neighbour(community);
    JsonPath app = made(community, "USER_APP", "feed:read");
    String through =
        tokens(through(app, account, "a-long-password")).jsonPath().getString("accessToken");
    String themselves =
        tokens(Map.of("account", account, "password", "a-long-password"))
            .jsonPath()
            .getString("accessToken");
    post("/" + app.getString("id") + "/revoke-secret", Map.of());
    assertThat(as(through).get("/api/v1/me").statusCode()).isEqualTo(401);
    assertThat(as(themselves).get("/api/v1/me").statusCode()).isEqualTo(200);
  }

  @Test
  void a_scope_that_nobody_is_given_is_refused() {
    Response admin = post("", client(community, "SERVICE", "clients:write"));
    assertThat(admin.statusCode()).isEqualTo(422);
    assertThat(admin.jsonPath().getString("code")).isEqualTo("SCOPE_UNKNOWN");
    assertThat(post("", client(community, "SERVICE", "needs")).statusCode()).isEqualTo(400);
    Response nowhere = post("", client(UUID.randomUUID(), "SERVICE"));
    assertThat(nowhere.statusCode()).isEqualTo(403);
  }
}

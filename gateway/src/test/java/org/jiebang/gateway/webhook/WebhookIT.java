package org.jiebang.gateway.webhook;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jiebang.gateway.District;
import org.jiebang.gateway.GatewayUnderTest;
import org.jiebang.gateway.Publisher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks over HTTP, with a receiver that does what it is told. */
@QuarkusTest
@QuarkusTestResource(GatewayUnderTest.class)
class WebhookIT {

  private static final Duration SOON = Duration.ofMinutes(1);

  private static Publisher publisher;

  private final UUID community = UUID.randomUUID();
  private final UUID need = UUID.randomUUID();
  private final Queue<Got> got = new ConcurrentLinkedQueue<>();
  private volatile int answers = 200;
  private volatile boolean knowsTheChallenge = true;
  private HttpServer receiver;

  /** A message as it came. */
  private record Got(String id, String timestamp, String signature, String body) {

    JsonPath json() {
      return JsonPath.from(body);
    }
  }

  @BeforeAll
  static void openAll() {
    publisher = new Publisher();
  }

  @AfterAll
  static void closeAll() {
    publisher.close();
  }

  @BeforeEach
  void open() throws Exception {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    receiver.createContext("/", this::receive);
    receiver.start();
    publisher.publish(
        "needs",
        "community-registered",
        community,
        community,
        community,
        "{\"community\":\"%s\",\"name\":\"五环社区\",\"district\":\"%s\"}"
            .formatted(community, GatewayUnderTest.DISTRICT));
  }

  @AfterEach
  void close() {
    receiver.stop(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    var message =
        new Got(
            exchange.getRequestHeaders().getFirst("webhook-id"),
            exchange.getRequestHeaders().getFirst("webhook-timestamp"),
            exchange.getRequestHeaders().getFirst("webhook-signature"),
            new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    got.add(message);
    String challenge = message.json().getString("data.challenge");
    byte[] answer =
        (challenge != null && knowsTheChallenge ? "{\"challenge\":\"" + challenge + "\"}" : "{}")
            .getBytes(UTF_8);
    exchange.sendResponseHeaders(answers, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  @Test
  void facts_are_delivered_in_order_and_signed_and_nothing_before_the_challenge() throws Exception {
    Response subscribed = subscribe(List.of("need-submitted", "need-verified"));
    assertThat(subscribed.statusCode()).as(subscribed.asString()).isEqualTo(201);
    String hook = subscribed.header("Location");
    String secret = subscribed.jsonPath().getString("secret");
    assertThat(subscribed.jsonPath().getString("state")).isEqualTo("PENDING");
    happens("need-submitted");
    knowsTheChallenge = false;
    refused(hook + "/verify", 422, "CHALLENGE_NOT_ANSWERED");
    knowsTheChallenge = true;
    done(hook + "/verify");
    assertThat(got).as("two challenges and nothing else").hasSize(2);
    assertThat(got).allMatch(g -> signed(g, secret).size() == 1);
    happens("need-dreamt-up");
    happens("need-verified");
    awaitFacts(2);
    assertThat(facts())
        .extracting(g -> g.json().getString("type"))
        .containsExactly("need-submitted", "need-verified");
    Got first = facts().getFirst();
    assertThat(first.json().getString("data.payload.need")).isEqualTo(need.toString());
    assertThat(first.id()).matches("msg_[0-9a-f]{32}_" + first.json().getLong("data.position"));
    assertThat(got).allMatch(g -> signed(g, secret).size() == 1);
    assertThat(signed(first, "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")).isEmpty();

    JsonPath shown = District.asks().get(hook).jsonPath();
    assertThat(shown.getString("state")).isEqualTo("ACTIVE");
    assertThat(shown.getString("secret")).isNull();
    assertThat(District.asks().get(hook + "/events").asString()).doesNotContain("\"ct\"", "whsec_");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(deliveries(hook).getList("items.outcome"))
                    .containsExactly("DELIVERED", "DELIVERED"));
    assertThat(deliveries(hook).getLong("delivered"))
        .isGreaterThanOrEqualTo(first.json().getLong("data.position"));
    assertThat(
            District.asks()
                .get("/api/v1/webhooks?state=ACTIVE&scope=" + community)
                .jsonPath()
                .getList("items.id"))
        .containsExactly(shown.getString("id"));
  }

  @Test
  void what_fails_is_tried_again_and_when_all_has_failed_the_webhook_is_disabled_and_loses_nothing()
      throws Exception {
    String hook = verified();
    answers = 503;
    happens("need-submitted");
    happens("need-verified");
    awaitFacts(2);
    answers = 200;
    await().atMost(SOON).until(() -> types().contains("need-verified"));
    List<String> ids = facts().stream().map(Got::id).distinct().toList();
    assertThat(ids).hasSize(2);
    assertThat(facts().getLast().id()).isEqualTo(ids.getLast());

    answers = 500;
    happens("need-planned");
    await()
        .atMost(SOON)
        .until(() -> District.asks().get(hook).jsonPath().getString("state").equals("DISABLED"));
    assertThat(District.asks().get(hook).jsonPath().getString("disabledWhy"))
        .isEqualTo("EXHAUSTED");
    JsonPath log = deliveries(hook);
    assertThat(log.getString("items[0].outcome")).isEqualTo("REFUSED");
    assertThat(log.getInt("items[0].status")).isEqualTo(500);
    assertThat(log.getInt("items[0].attempt")).isEqualTo(5);
    Response sheet = District.asks().header("Accept", "text/csv").get(hook + "/deliveries?limit=2");
    assertThat(sheet.statusCode()).isEqualTo(200);
    assertThat(sheet.asString().lines()).hasSize(1 + 2);
    assertThat(sheet.asString()).contains("number,position,messageId,attempt,at,outcome,status");
    assertThat(sheet.header("Link"))
        .endsWith("limit=2&before=" + log.getLong("items[1].number") + ">; rel=\"next\"");
    refused(hook + "/pause", 409, "WEBHOOK_DISABLED");
    answers = 200;
    happens("need-delivered");
    done(hook + "/resume");
    await().atMost(SOON).until(() -> types().contains("need-delivered"));
    assertThat(types().subList(types().size() - 2, types().size()))
        .containsExactly("need-planned", "need-delivered");

    answers = 410;
    happens("need-resolved");
    await()
        .atMost(SOON)
        .until(() -> "GONE".equals(District.asks().get(hook).jsonPath().getString("disabledWhy")));
  }

  @Test
  void a_paused_webhook_goes_on_where_it_was_and_a_position_can_be_gone_back_to() throws Exception {
    String hook = verified();
    happens("need-submitted");
    awaitFacts(1);
    done(hook + "/pause");
    happens("need-verified");
    done(hook + "/resume");
    awaitFacts(2);
    long first = facts().getFirst().json().getLong("data.position");
    assertThat(
            District.commands()
                .body("{\"after\":" + (first - 1) + "}")
                .post(hook + "/redeliver")
                .statusCode())
        .isEqualTo(200);
    awaitFacts(4);
    assertThat(types())
        .containsExactly("need-submitted", "need-verified", "need-submitted", "need-verified");
    assertThat(facts().get(2).id()).isEqualTo(facts().get(0).id());
  }

  @Test
  void while_a_secret_is_changed_there_are_two_signatures() throws Exception {
    Response subscribed = subscribe(List.of());
    String hook = subscribed.header("Location");
    String old = subscribed.jsonPath().getString("secret");
    done(hook + "/verify");
    String key = UUID.randomUUID().toString();
    Response rotated = District.commands(key).body("{}").post(hook + "/rotate-secret");
    String fresh = rotated.jsonPath().getString("secret");
    assertThat(fresh).startsWith("whsec_").isNotEqualTo(old);
    Response again = District.commands(key).body("{}").post(hook + "/rotate-secret");
    assertThat(again.jsonPath().getString("secret")).isEqualTo(fresh);
    happens("need-submitted");
    awaitFacts(1);
    Got message = facts().getFirst();
    assertThat(message.signature().split(" ")).hasSize(2);
    assertThat(signed(message, old)).hasSize(1);
    assertThat(signed(message, fresh)).hasSize(1);
  }

  @Test
  void a_repeat_shows_the_secret_it_made_and_never_a_later_one() {
    Response subscribed = subscribe(List.of());
    String hook = subscribed.header("Location");
    String key = UUID.randomUUID().toString();
    String second = rotated(hook, key);
    assertThat(second).startsWith("whsec_");
    assertThat(rotated(hook, key)).isEqualTo(second);
    String third = rotated(hook, UUID.randomUUID().toString());
    assertThat(third).startsWith("whsec_").isNotEqualTo(second);
    assertThat(rotated(hook, key)).as("another one has been made since").isNull();
  }

  private static String rotated(String hook, String key) {
    Response answer = District.commands(key).body("{}").post(hook + "/rotate-secret");
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.jsonPath().getString("secret");
  }

  @Test
  void an_app_without_the_scope_is_told_nothing_and_nothing_is_lost() throws Exception {
    String office = verified();
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
                    List.of("webhooks:write"),
                    "requestsPerMinute",
                    600))
            .post("/api/v1/clients")
            .jsonPath();
    String token =
        given()
            .contentType("application/json")
            .body(Map.of("client", client.getString("id"), "secret", client.getString("secret")))
            .post("/api/v1/auth/tokens")
            .jsonPath()
            .getString("accessToken");
    String hook =
        asApp(token)
            .body(Map.of("scope", community, "url", url(), "types", List.of()))
            .post("/api/v1/webhooks")
            .header("Location");
    asApp(token).body("{}").post(hook + "/verify").then().statusCode(200);
    giveScopes(client, List.of());
    happens("need-submitted");
    happens("need-verified");
    await().atMost(SOON).until(() -> typesTo(office).size() == 2);
    assertThat(typesTo(hook)).isEmpty();
    giveScopes(client, List.of("webhooks:write"));
    await().atMost(SOON).until(() -> typesTo(hook).size() == 2);
    assertThat(typesTo(hook)).containsExactly("need-submitted", "need-verified");
  }

  private static RequestSpecification asApp(String token) {
    return given()
        .header("Authorization", "Bearer " + token)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .contentType("application/json");
  }

  private static void giveScopes(JsonPath client, List<String> scopes) {
    District.commands()
        .body(Map.of("scopes", scopes))
        .post("/api/v1/clients/" + client.getString("id") + "/change-scopes")
        .then()
        .statusCode(200);
  }

  private List<String> typesTo(String hook) {
    String id = hook.substring(hook.lastIndexOf('/') + 1).replace("-", "");
    return facts().stream()
        .filter(g -> g.id().startsWith("msg_" + id))
        .map(g -> g.json().getString("type"))
        .toList();
  }

  @Test
  void an_endpoint_that_never_answers_is_asked_ever_more_seldom() {
    String hook = subscribe("http://[::1]:1/", List.of()).header("Location");
    for (int i = 0; i < 3; i++) {
      refused(hook + "/verify", 422, "ENDPOINT_UNREACHABLE");
    }
    Response waits = District.commands().body("{}").post(hook + "/verify");
    assertThat(waits.statusCode()).isEqualTo(429);
    assertThat(waits.jsonPath().getString("code")).isEqualTo("RATE_LIMITED");
    assertThat(Integer.parseInt(waits.header("Retry-After"))).isBetween(1, 2);
  }

  @Test
  void a_closed_webhook_is_told_nothing_and_gives_its_place_back() throws Exception {
    String hook = verified();
    done(hook + "/close");
    happens("need-submitted");
    refused(hook + "/resume", 409, "WEBHOOK_CLOSED");
    String other = verified();
    happens("need-verified");
    awaitFacts(1);
    assertThat(types()).containsExactly("need-verified");
    done(other + "/close");
  }

  @Test
  void there_are_only_so_many_for_one_owner() {
    for (int i = 0; i < 20; i++) {
      assertThat(subscribe(List.of()).statusCode()).isEqualTo(201);
    }
    Response refused = subscribe(List.of());
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.jsonPath().getString("code")).isEqualTo("WEBHOOK_LIMIT_REACHED");
  }

  @Test
  void what_cannot_be_delivered_to_is_refused_before_anything_is_sent() {
    for (String url :
        List.of(
            "http://hooks.example.com/",
            "https://169.254.169.254/latest",
            "https://x:y@hooks.example.com/",
            "https://hooks.example.com:22/")) {
      Response refused = subscribe(url, List.of());
      assertThat(refused.statusCode()).as(url).isEqualTo(422);
      assertThat(refused.jsonPath().getString("code")).isEqualTo("TARGET_REFUSED");
    }
    String hook = subscribe("http://127.0.0.1:1/", List.of()).header("Location");
    refused(hook + "/verify", 422, "ENDPOINT_UNREACHABLE");
    refused(hook + "/redeliver", "{\"after\":0}", 409, "WEBHOOK_NOT_VERIFIED");
  }

  @Test
  void a_stranger_finds_nothing() {
    String hook = subscribe(List.of()).header("Location");
    UUID elsewhere = UUID.randomUUID();
    assertThat(District.asks().get("/api/v1/webhooks?scope=" + elsewhere).statusCode())
        .isEqualTo(404);
    assertThat(District.asks().get("/api/v1/webhooks/" + UUID.randomUUID()).statusCode())
        .isEqualTo(404);
    assertThat(given().get(hook).statusCode()).isEqualTo(401);
  }

  private String verified() {
    String hook = subscribe(List.of()).header("Location");
    done(hook + "/verify");
    return hook;
  }

  private Response subscribe(List<String> types) {
    return subscribe(url(), types);
  }

  private String url() {
    return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
  }

  private Response subscribe(String url, List<String> types) {
    Response[] answer = new Response[1];
    await()
        .atMost(SOON)
        .until(
            () -> {
              answer[0] =
                  District.commands()
                      .body(Map.of("scope", community, "url", url, "types", types))
                      .post("/api/v1/webhooks");
              // The community may not have arrived yet: then the district has no say there.
              return answer[0].statusCode() != 403;
            });
    return answer[0];
  }

  private static void done(String path) {
    Response answer = District.commands().body("{}").post(path);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
  }

  private static void refused(String path, int status, String code) {
    refused(path, "{}", status, code);
  }

  private static void refused(String path, String body, int status, String code) {
    Response answer = District.commands().body(body).post(path);
    assertThat(answer.statusCode() + " " + answer.jsonPath().getString("code"))
        .isEqualTo(status + " " + code);
  }

  private void happens(String type) throws Exception {
    publisher.publish("needs", type, need, community, need, "{\"need\":\"%s\"}".formatted(need));
  }

  private List<Got> facts() {
    return got.stream()
        .filter(g -> !"webhook.challenge".equals(g.json().getString("type")))
        .toList();
  }

  private List<String> types() {
    return facts().stream().map(g -> g.json().getString("type")).toList();
  }

  private void awaitFacts(int count) {
    await().atMost(SOON).until(() -> facts().size() >= count);
  }

  private static JsonPath deliveries(String hook) {
    return District.asks().get(hook + "/deliveries").jsonPath();
  }

  /** Those of the signatures that {@code secret} has made. */
  private static List<String> signed(Got message, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
      String expected =
          "v1,"
              + Base64.getEncoder()
                  .encodeToString(
                      mac.doFinal(
                          (message.id() + "." + message.timestamp() + "." + message.body())
                              .getBytes(UTF_8)));
      return List.of(message.signature().split(" ")).stream().filter(expected::equals).toList();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

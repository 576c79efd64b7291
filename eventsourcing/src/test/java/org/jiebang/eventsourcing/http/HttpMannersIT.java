package org.jiebang.eventsourcing.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.local.LocalServers;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The manners of every service, over HTTP, on a real database. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "counters"))
class HttpMannersIT {

  private static final UUID DESK = new UUID(1, 1);
  private static final String COM = "COM@community:" + Counters.TENANT;
  private static final String COUNTERS = "/api/v1/counters";

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  record Answer(int status, HttpResponse<String> raw) {

    JsonNode json() throws Exception {
      return Json.EVENTS.readTree(raw.body());
    }

    String code() throws Exception {
      assertThat(raw.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(json().get("status").asInt()).isEqualTo(status);
      assertThat(json().get("traceId").asText()).hasSize(32);
      return json().get("code").asText();
    }

    @Nullable String header(String name) {
      return raw.headers().firstValue(name).orElse(null);
    }

    UUID id() throws Exception {
      return UUID.fromString(json().get("id").asText());
    }
  }

  private Answer send(String method, String path, @Nullable String body, String... headers)
      throws Exception {
    return send(
        method,
        path,
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
        headers);
  }

  private Answer send(String method, String path, BodyPublisher body, String... headers)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), response);
  }

  private static String bearer(String... grants) {
    return "Bearer " + TestIssuer.token(DESK, grants);
  }

  private Answer post(String path, @Nullable String body, String key, String... more)
      throws Exception {
    String[] headers = new String[6 + more.length];
    System.arraycopy(
        new String[] {
          "Authorization", bearer(COM), "Content-Type", "application/json", "Idempotency-Key", key
        },
        0,
        headers,
        0,
        6);
    System.arraycopy(more, 0, headers, 6, more.length);
    return send("POST", path, body, headers);
  }

  private Answer get(String path, String... more) throws Exception {
    String[] headers = new String[2 + more.length];
    headers[0] = "Authorization";
    headers[1] = bearer(COM);
    System.arraycopy(more, 0, headers, 2, more.length);
    return send("GET", path, (String) null, headers);
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private UUID opened(int limit) throws Exception {
    return post(COUNTERS, "{\"limit\":" + limit + "}", key()).id();
  }

  private static String at(UUID id) {
    return COUNTERS + "/" + id;
  }

  @Test
  void a_creation_answers_201_with_location_version_and_position() throws Exception {
    Answer answer = post(COUNTERS, "{\"limit\":3}", key());
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Location")).isEqualTo(at(answer.id()));
    assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    assertThat(answer.header("X-Position")).matches("counters/\\d+/\\d+");
    assertThat(answer.header("Idempotency-Replayed")).isNull();
    assertThat(answer.json().get("state").asText()).isEqualTo("OPEN");
  }

  @Test
  void a_repeated_creation_gets_its_first_answer() throws Exception {
    String key = key();
    Answer first = post(COUNTERS, "{\"limit\":3}", key);
    post(at(first.id()) + "/raise", "{\"by\":1}", key());
    Answer again = post(COUNTERS, " { \"limit\" : 3 } ", key);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.header("ETag")).isEqualTo("\"1\"");
    assertThat(again.header("X-Position")).isEqualTo(first.header("X-Position"));
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void a_key_used_with_another_body_is_refused() throws Exception {
    String key = key();
    post(COUNTERS, "{\"limit\":3}", key);
    Answer other = post(COUNTERS, "{\"limit\":4}", key);
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  @Test
  void a_repeat_is_answered_even_when_the_state_has_moved_on() throws Exception {
    UUID id = opened(2);
    String key = key();
    post(at(id) + "/raise", "{\"by\":1}", key);
    post(at(id) + "/raise", "{\"by\":1}", key());
    Answer again = post(at(id) + "/raise", "{\"by\":1}", key);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().get("count").asInt()).isEqualTo(1);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void a_repeat_is_answered_even_when_the_resource_would_refuse_by_now() throws Exception {
    UUID id = opened(5);
    String key = key();
    Answer first = post(at(id) + "/raise-once", "{\"by\":2}", key);
    Answer again = post(at(id) + "/raise-once", "{\"by\":2}", key);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.header("X-Position")).isEqualTo(first.header("X-Position"));
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(post(at(id) + "/raise-once", "{\"by\":3}", key).code())
        .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(post(at(id) + "/raise-once", "{\"by\":2}", key()).code()).isEqualTo("COUNTER_FULL");
  }

  @Test
  void a_refused_command_names_the_commands_of_its_state() throws Exception {
    UUID id = opened(1);
    JsonNode problem = post(at(id) + "/raise", "{\"by\":2}", key()).json();
    assertThat(problem.get("currentState").asText()).isEqualTo("OPEN");
    assertThat(problem.get("allowedCommands").toString()).isEqualTo("[\"raise\"]");
  }

  @Test
  void a_post_without_key_is_refused() throws Exception {
    Answer answer =
        send(
            "POST",
            COUNTERS,
            "{\"limit\":3}",
            "Authorization",
            bearer(COM),
            "Content-Type",
            "application/json");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("IDEMPOTENCY_KEY_MISSING");
  }

  @Test
  void a_key_with_a_space_is_refused() throws Exception {
    Answer answer = post(COUNTERS, "{\"limit\":3}", "a key");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/violations/0/field").asText()).isEqualTo("Idempotency-Key");
  }

  @Test
  void a_refused_command_says_what_would_be_allowed() throws Exception {
    UUID id = opened(1);
    post(at(id) + "/raise", "{\"by\":1}", key());
    Answer refused = post(at(id) + "/raise", "{\"by\":1}", key());
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("COUNTER_FULL");
    JsonNode problem = refused.json();
    assertThat(problem.get("type").asText()).isEqualTo("/problems/ILLEGAL_TRANSITION");
    assertThat(problem.get("title").asText()).isEqualTo("Counter full");
    assertThat(problem.get("aggregateId").asText()).isEqualTo(id.toString());
    assertThat(problem.get("currentState").asText()).isEqualTo("FULL");
    assertThat(problem.get("attemptedCommand").asText()).isEqualTo("raise");
    assertThat(problem.get("allowedCommands")).isEmpty();
    assertThat(problem.get("instance").asText()).isEqualTo(at(id) + "/raise");
  }

  @Test
  void a_stale_version_is_a_conflict() throws Exception {
    UUID id = opened(5);
    post(at(id) + "/raise", "{\"by\":1}", key());
    Answer stale = post(at(id) + "/raise", "{\"by\":1}", key(), "If-Match", "\"1\"");
    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.code()).isEqualTo("VERSION_CONFLICT");
    assertThat(stale.json().get("expectedVersion").asLong()).isEqualTo(1);
    assertThat(stale.json().get("actualVersion").asLong()).isEqualTo(2);
    assertThat(post(at(id) + "/raise", "{\"by\":1}", key(), "If-Match", "\"2\"").status())
        .isEqualTo(200);
    assertThat(post(at(id) + "/raise", "{\"by\":1}", key(), "If-Match", "W/\"3\"").code())
        .isEqualTo("VALIDATION_FAILED");
  }

  @Test
  void a_command_without_content_needs_no_body() throws Exception {
    UUID id = opened(5);
    assertThat(post(at(id) + "/raise-by-one", null, key()).status()).isEqualTo(200);
    assertThat(post(at(id) + "/raise-by-one", "{}", key()).status()).isEqualTo(200);
    Answer bare =
        send(
            "POST",
            at(id) + "/raise-by-one",
            (String) null,
            "Authorization",
            bearer(COM),
            "Idempotency-Key",
            key());
    assertThat(bare.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"limit":              | ''           | is not well-formed JSON
          {"limit":3} x          | ''           | is not well-formed JSON
          {"limit":3} {}         | ''           | has something after its end
          {"limit":3,"limit":4}  | ''           | has a field twice
          {"limit":3,"other":1}  | other        | is not a known field
          {"limit":"3"}          | limit        | must be a whole number
          {"limit":3.5}          | limit        | must be a whole number
          {"limit":null}         | limit        | must be a whole number
          {"limit":0}            | limit        | must be greater than or equal to 1
          {"limit":1001}         | limit        | must be less than or equal to 1000
          {"limit":99999999999}  | limit        | is out of range
          {"limit":3,"colour":"GREEN"} | colour | must be one of RED, BLUE
          {"limit":3,"colour":1} | colour       | must be one of RED, BLUE
          {"limit":3,"near":"x"} | near         | must be a UUID
          {"limit":3,"marks":[{"text":"abcdefg"}]} | marks[0].text | size must be between 1 and 5
          {"limit":3,"marks":[{"text":7}]} | marks[0].text | must be a text
          {"limit":3,"marks":{}} | marks        | must be a list
          [1]                    | ''           | must be an object
          7                      | ''           | must be an object
          null                   | body         | must not be null
          ''                     | body         | must not be null
          """)
  void a_body_of_the_wrong_shape_is_refused(String body, String field, String message)
      throws Exception {
    Answer answer = post(COUNTERS, body, key());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
    assertThat(answer.json().at("/violations/0/field").asText()).isEqualTo(field);
    assertThat(answer.json().at("/violations/0/message").asText()).startsWith(message);
    assertThat(answer.raw().body()).doesNotContain("org.jiebang", "jackson", "CounterResource");
  }

  @Test
  void a_body_nested_too_deeply_is_refused() throws Exception {
    Answer answer = post(COUNTERS, "{\"limit\":" + "[".repeat(100) + "]".repeat(100) + "}", key());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
  }

  @Test
  void a_body_over_the_limit_is_refused() throws Exception {
    String large = "{\"limit\":3,\"other\":\"" + "x".repeat(300_000) + "\"}";
    Answer answer = post(COUNTERS, large, key());
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("PAYLOAD_TOO_LARGE");
  }

  @Test
  void a_body_over_the_limit_of_unknown_length_is_refused() throws Exception {
    byte[] large =
        ("{\"limit\":3,\"other\":\"" + "x".repeat(300_000) + "\"}")
            .getBytes(StandardCharsets.UTF_8);
    Answer answer =
        send(
            "POST",
            COUNTERS,
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)),
            "Authorization",
            bearer(COM),
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            key());
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("PAYLOAD_TOO_LARGE");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /nowhere, 404, NOT_FOUND",
    "GET, /api/v1/counters/not-an-id, 404, NOT_FOUND",
    "GET, /api/v1/counters/0190aaaa-0000-7000-8000-000000000001, 404, COUNTER_NOT_FOUND",
    "GET, /api/v1/counters?tenant=x, 400, VALIDATION_FAILED",
    "GET, /api/v1/counters, 400, VALIDATION_FAILED",
    "DELETE, /api/v1/counters, 405, METHOD_NOT_ALLOWED",
    "GET, /api/v1/counters/broken, 500, INTERNAL"
  })
  void what_is_not_there_is_a_problem_too(String method, String path, int status, String code)
      throws Exception {
    Answer answer = send(method, path, (String) null, "Authorization", bearer(COM));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.raw().body()).doesNotContain("secret-detail", "Exception");
    if (status == 405) {
      assertThat(answer.header("Allow")).contains("GET");
    }
  }

  @Test
  void another_media_type_is_refused() throws Exception {
    Answer answer =
        send(
            "POST",
            COUNTERS,
            "limit=3",
            "Authorization",
            bearer(COM),
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Idempotency-Key",
            key());
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void no_token_is_401_with_a_challenge() throws Exception {
    Answer answer = send("GET", COUNTERS + "?tenant=" + Counters.TENANT, (String) null);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("AUTH_REQUIRED");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"jiebang\"");
  }

  @ParameterizedTest
  @CsvSource({"issuer", "audience", "expired", "lifetime", "subject", "grants", "sys", "garbage"})
  void a_token_that_is_not_to_be_believed_is_401(String flaw) throws Exception {
    JwtClaims claims = TestIssuer.claims(DESK, COM);
    switch (flaw) {
      case "issuer" -> claims.setIssuer("urn:somebody");
      case "audience" -> claims.setAudience("others");
      case "expired" -> claims.setExpirationTimeMinutesInTheFuture(-2);
      case "lifetime" -> claims.setExpirationTimeMinutesInTheFuture(60);
      case "subject" -> claims.setSubject("me");
      case "grants" -> claims.setStringListClaim("grants", "EVERYTHING");
      case "sys" -> claims.setStringListClaim("grants", "SYS@community:" + Counters.TENANT);
      default -> claims.setClaim("x", "y");
    }
    String token = TestIssuer.sign(claims) + (flaw.equals("garbage") ? "x" : "");
    Answer answer =
        send(
            "GET",
            COUNTERS + "?tenant=" + Counters.TENANT,
            (String) null,
            "Authorization",
            "Bearer " + token);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("AUTH_REQUIRED");
    assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
  }

  @Test
  void a_role_that_may_not_is_403() throws Exception {
    Answer answer =
        send(
            "POST",
            COUNTERS,
            "{\"limit\":3}",
            "Authorization",
            bearer("RES@community:" + Counters.TENANT),
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            key());
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("ROLE_NOT_ALLOWED");
  }

  @Test
  void what_belongs_to_another_tenant_is_not_found() throws Exception {
    UUID id = opened(3);
    String elsewhere = bearer("COM@community:" + UUID.randomUUID());
    assertThat(send("GET", at(id), (String) null, "Authorization", elsewhere).code())
        .isEqualTo("COUNTER_NOT_FOUND");
    Answer command =
        send(
            "POST",
            at(id) + "/raise",
            "{\"by\":1}",
            "Authorization",
            elsewhere,
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            key());
    assertThat(command.code()).isEqualTo("COUNTER_NOT_FOUND");
    assertThat(command.status()).isEqualTo(404);
    Answer list =
        send(
            "GET",
            COUNTERS + "?tenant=" + Counters.TENANT,
            (String) null,
            "Authorization",
            elsewhere);
    assertThat(list.code()).isEqualTo("NOT_FOUND");
  }

  @Test
  void history_is_read_by_version_and_by_time() throws Exception {
    UUID id = opened(3);
    post(at(id) + "/raise", "{\"by\":2}", key());
    assertThat(get(at(id)).json().get("count").asInt()).isEqualTo(2);
    assertThat(get(at(id) + "?asOf=1").json().get("count").asInt()).isZero();
    assertThat(get(at(id) + "?asOf=1").header("ETag")).isEqualTo("\"1\"");
    assertThat(get(at(id) + "?asOf=2999-01-01T00:00:00Z").json().get("count").asInt()).isEqualTo(2);
    assertThat(get(at(id) + "?asOf=2020-01-01T00:00:00Z").code()).isEqualTo("COUNTER_NOT_FOUND");
    assertThat(get(at(id) + "?asOf=9").code()).isEqualTo("COUNTER_NOT_FOUND");
    assertThat(get(at(id) + "?asOf=yesterday").code()).isEqualTo("VALIDATION_FAILED");
  }

  @Test
  void a_body_that_is_known_is_not_sent_again() throws Exception {
    UUID id = opened(3);
    Answer known = get(at(id), "If-None-Match", "\"1\"");
    assertThat(known.status()).isEqualTo(304);
    assertThat(known.raw().body()).isEmpty();
    assertThat(get(at(id), "If-None-Match", "\"7\"").status()).isEqualTo(200);
  }

  @Test
  void events_come_oldest_first_and_paged() throws Exception {
    UUID id = opened(9);
    post(at(id) + "/raise", "{\"by\":1}", key());
    post(at(id) + "/raise", "{\"by\":2}", key());
    JsonNode first = get(at(id) + "/events?limit=2").json();
    assertThat(first.at("/items/0/type").asText()).isEqualTo("counter-opened");
    assertThat(first.at("/items/0/role").asText()).isEqualTo("COM");
    assertThat(first.at("/items/0/actor").asText()).isEqualTo(DESK.toString());
    assertThat(first.at("/items/0/payload/limit").asInt()).isEqualTo(9);
    assertThat(first.get("next").asLong()).isEqualTo(2);
    JsonNode rest = get(at(id) + "/events?after=2").json();
    assertThat(rest.get("items")).hasSize(1);
    assertThat(rest.has("next")).isFalse();
    assertThat(get(at(id) + "/events?limit=101").code()).isEqualTo("VALIDATION_FAILED");
  }

  @Test
  void a_diff_names_what_changed() throws Exception {
    UUID id = opened(2);
    post(at(id) + "/raise", "{\"by\":2}", key());
    assertThat(get(at(id) + "/diff?from=1&to=2").raw().body())
        .isEqualTo(
            """
            [{"path":"/count","before":0,"after":2},\
            {"path":"/state","before":"OPEN","after":"FULL"}]""");
  }

  @Test
  void a_list_shows_what_was_written_and_turns_pages() throws Exception {
    String bound = String.valueOf(500 + (int) (Math.random() * 400));
    String position = "";
    for (int i = 0; i < 3; i++) {
      Answer made = post(COUNTERS, "{\"limit\":" + bound + "}", key());
      position += (i == 0 ? "" : ", ") + made.header("X-Position");
    }
    String list = COUNTERS + "?tenant=" + Counters.TENANT + "&bound=" + bound + "&limit=2";
    Answer first = get(list, "X-Min-Position", position);
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.json().get("items")).hasSize(2);
    assertThat(first.json().at("/items/0/limit").asText()).isEqualTo(bound);
    String cursor = first.json().get("next").asText();
    JsonNode second = get(list + "&cursor=" + cursor).json();
    assertThat(second.get("items")).hasSize(1);
    assertThat(second.has("next")).isFalse();
    char changed = cursor.charAt(5) == 'A' ? 'B' : 'A';
    Answer tampered =
        get(list + "&cursor=" + cursor.substring(0, 5) + changed + cursor.substring(6));
    assertThat(tampered.code()).isEqualTo("VALIDATION_FAILED");
    assertThat(get(list.replace("limit=2", "limit=101")).code()).isEqualTo("VALIDATION_FAILED");
  }

  @Test
  void a_position_that_has_not_arrived_is_503_and_to_be_tried_again() throws Exception {
    Answer answer =
        get(COUNTERS + "?tenant=" + Counters.TENANT, "X-Min-Position", "counters/5/999999999");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("VIEW_BEHIND");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }

  @Test
  void internal_paths_want_the_service_token() throws Exception {
    Answer answer = get("/internal/log/3");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("AUTH_REQUIRED");
  }

  @Test
  void health_metrics_and_the_document_are_below_q() throws Exception {
    assertThat(send("GET", "/q/health/ready", (String) null).status()).isEqualTo(200);
    assertThat(send("GET", "/q/metrics", (String) null).status()).isEqualTo(200);
    JsonNode document = send("GET", "/q/openapi?format=json", (String) null).json();
    assertThat(document.get("openapi").asText()).startsWith("3.1");
    assertThat(document.at("/info/title").asText()).isEqualTo("Jiebang counters");
    assertThat(document.at("/components/schemas/Problem/properties").has("code")).isTrue();
    assertThat(document.at("/paths/~1api~1v1~1counters/post/parameters").findValuesAsText("$ref"))
        .contains(
            "#/components/parameters/IdempotencyKey",
            "#/components/parameters/IfMatch",
            "#/components/parameters/MinPosition");
  }
}

package org.jiebang.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jiebang.local.story.Api;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bodies, headers and moments that are not right: each has its code, changes nothing, and learns
 * nothing about how the house is built (which {@link Manners} looks at in every answer).
 */
@Order(4)
@ExtendWith(NothingWritten.class)
class BadInputIT {

  private static final String NEEDS = "/api/v1/needs/";
  private static final int BODY_LIMIT = 256 * 1024;

  private static String need = "";
  private static long answersBefore;

  @BeforeAll
  static void a_need_to_aim_at() {
    Runners.ready(); // takes days of the story, in which a need would become overdue
    need = Needs.submitted();
    answersBefore = Manners.lookedAt();
  }

  @AfterEach
  void the_need_is_as_it_was() {
    assertThat(Ask.get(NEEDS + need).as("grid").send().expect(200).header("ETag"))
        .isEqualTo("\"1\"");
  }

  @AfterAll
  static void enough_was_tried() {
    assertThat(Manners.lookedAt() - answersBefore).isGreaterThan(70);
  }

  private static Ask verify() {
    return Ask.post(NEEDS + need + "/verify").as("grid").json(Map.of("urgency", "GENERAL"));
  }

  static List<String> shapes() {
    return List.of(
        "",
        " ",
        "{",
        "{\"urgency\":\"GENERAL\"",
        "[]",
        "7",
        "true",
        "null",
        "\"GENERAL\"",
        "{}",
        "{\"urgency\":null}",
        "{\"urgency\":7}",
        "{\"urgency\":true}",
        "{\"urgency\":[\"GENERAL\"]}",
        "{\"urgency\":{\"value\":\"GENERAL\"}}",
        "{\"urgency\":\"\"}",
        "{\"urgency\":\"general\"}",
        "{\"urgency\":\"NO_SUCH_URGENCY\"}",
        "{\"urgency\":\"GENERAL\",\"urgent\":true}",
        "{\"urgency\":\"GENERAL\",\"__proto__\":{}}",
        "{\"urgency\":\"GENERAL\",\"@class\":\"java.lang.Runtime\"}",
        "{\"urgency\":\"GENERAL\",\"urgency\":\"DANGER\"}",
        "{\"urgency\":\"GENERAL\"} trailing",
        "{\"urgency\":\"GENERAL\"}{\"urgency\":\"GENERAL\"}",
        "{'urgency':'GENERAL'}",
        "{\"urgency\":\"GENERAL\",}",
        "/* why */ {\"urgency\":\"GENERAL\"}",
        "{\"urgency\":\"GENERAL\",\"grid\":7}",
        "{\"urgency\":\"GENERAL\",\"grid\":\"\"}",
        "{\"urgency\":\"GENERAL\",\"grid\":\"' OR 1=1 --\"}",
        "{\"urgency\":\"GENERAL\",\"grid\":\"\\u0000\"}",
        "{\"urgency\":\"GENERAL\",\"grid\":\"\\ud800\"}",
        "{\"urgency\":\"GENERAL\",\"grid\":\"" + "1".repeat(5_000) + "\"}",
        "{\"urgency\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}",
        "{\"urgency\":" + "{\"a\":".repeat(50) + "1" + "}".repeat(50) + "}",
        "{\"urgency\":1" + "0".repeat(3_000) + "}",
        "{\"urgency\":1e999999999}",
        "NaN",
        "<urgency>GENERAL</urgency>",
        "urgency=GENERAL");
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void a_body_of_another_shape_is_refused(String body) {
    Reply reply = verify().body(body).send().expect(400, "VALIDATION_FAILED");
    assertThat(reply.json().path("violations")).as("%s", reply).isNotEmpty();
  }

  @Test
  void bytes_that_are_no_text_are_refused() {
    byte[] broken = "{\"urgency\":\"GENERAL\",\"grid\":\"?\"}".getBytes(UTF_8);
    broken[broken.length - 3] = (byte) 0xC3;
    verify().body(broken).send().expect(400, "VALIDATION_FAILED");
    byte[] utf16 = "{\"urgency\":\"GENERAL!\"}".getBytes(StandardCharsets.UTF_16BE);
    verify().body(utf16).send().expect(400, "VALIDATION_FAILED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense"})
  void another_media_type_is_refused(String type) {
    Reply reply = verify().header("Content-Type", type).send();
    assertThat(reply.status()).as("%s", reply).isIn(400, 415);
  }

  @Test
  void a_body_over_the_limit_is_refused_whether_announced_or_not() {
    byte[] large = ("{\"urgency\":\"" + "G".repeat(BODY_LIMIT) + "\"}").getBytes(UTF_8);
    tooLarge(() -> verify().body(large));
    tooLarge(() -> verify().chunked(large));
    // To a service itself, past the gateway's own limit.
    tooLarge(() -> verify().at(House.stack().uri("needs")).body(large));
    tooLarge(() -> verify().at(House.stack().uri("needs")).chunked(large));
    // And to what the gateway answers itself.
    tooLarge(() -> Ask.post("/api/v1/persons").as("district").body(large));
  }

  /** Who is still writing when the connection is closed may not hear why, and asks again. */
  private static void tooLarge(Supplier<Ask> ask) {
    for (int cut = 0; ; cut++) {
      try {
        ask.get().send().expect(413, "PAYLOAD_TOO_LARGE");
        return;
      } catch (UncheckedIOException e) {
        assertThat(cut).as("cut off without an answer: %s", e.getCause()).isLessThan(3);
      }
    }
  }

  @Test
  void fields_of_every_service_have_limits() {
    String community = House.community();
    List<Ask> asks =
        List.of(
            Ask.post("/api/v1/needs").as("resident").json(Map.of("community", "x")),
            Ask.post("/api/v1/needs").as("resident").json(Map.of("community", community)),
            Ask.post("/api/v1/tasks").as("desk").json(Map.of("community", community)),
            Ask.post("/api/v1/agreements").as("desk").json(Map.of("community", 7)),
            Ask.post("/api/v1/volunteers")
                .as("neighbour")
                .json(Map.of("community", community, "birthDate", "2999-01-01")),
            Ask.post("/api/v1/volunteers")
                .as("neighbour")
                .json(Map.of("community", community, "birthDate", "yesterday")),
            Ask.post("/api/v1/rewards").as("desk").json(good(-1, 1)),
            Ask.post("/api/v1/rewards").as("desk").json(good(1, -1)),
            Ask.post("/api/v1/rewards").as("desk").json(good(1, 99_000_000_000L)),
            Ask.post("/api/v1/rewards").as("desk").json(good(1.5, 1)),
            Ask.post("/api/v1/rewards").as("desk").json(good("1", 1)),
            Ask.post("/api/v1/persons").as("district").json(Map.of("name", "")),
            Ask.post("/api/v1/auth/tokens").json(Map.of("account", "desk")),
            Ask.post("/api/v1/clock/advance").as("district").json(Map.of("seconds", -1)));
    asks.forEach(ask -> ask.send().expect(400, "VALIDATION_FAILED"));
  }

  private static Map<String, Object> good(Object price, Object stock) {
    return Map.of(
        "community",
        House.community(),
        "name",
        "雨衣",
        "price",
        price,
        "stock",
        stock,
        "pickupPoints",
        List.of("社区服务站"));
  }

  @Test
  void a_command_without_a_key_is_refused() {
    verify().without("Idempotency-Key").send().expect(400, "IDEMPOTENCY_KEY_MISSING");
    for (String path : List.of("/api/v1/needs", "/api/v1/tasks", "/api/v1/rewards")) {
      Reply reply = Ask.post(path).as("desk").without("Idempotency-Key").send();
      // Without a key or without a body: both are wrong, either may be told first.
      assertThat(reply.code()).isIn("IDEMPOTENCY_KEY_MISSING", "VALIDATION_FAILED");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "a\tb"})
  void a_key_that_is_no_key_is_refused(String key) {
    verify().key(key).send().expect(400, "VALIDATION_FAILED");
  }

  @Test
  void a_key_that_is_too_long_is_refused() {
    verify().key("k".repeat(129)).send().expect(400, "VALIDATION_FAILED");
  }

  @Test
  void a_stale_version_is_refused_and_says_which_it_is() {
    Reply reply = verify().header("If-Match", "\"7\"").send().expect(412, "VERSION_CONFLICT");
    JsonNode problem = reply.json();
    assertThat(problem.path("expectedVersion").asInt()).isEqualTo(7);
    assertThat(problem.path("actualVersion").asInt()).isEqualTo(1);
    assertThat(problem.path("aggregateId").asText()).isEqualTo(need);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "W/\"1\"", "\"one\"", "\"1\",\"2\"", "\"99999999999999999999\""})
  void a_version_that_is_no_version_is_refused(String tag) {
    verify().header("If-Match", tag).send().expect(400, "VALIDATION_FAILED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"needs", "needs/64/1", "needs/1/x", "needs/1/-1", "../1/1", "needs/1/1;"})
  void a_position_that_is_none_is_refused(String position) {
    Ask.get(NEEDS + need)
        .as("grid")
        .header("X-Min-Position", position)
        .send()
        .expect(400, "VALIDATION_FAILED");
  }

  @Test
  void more_positions_than_64_are_refused() {
    Ask.get(NEEDS + need)
        .as("grid")
        .header("X-Min-Position", "needs/1/1,".repeat(65))
        .send()
        .expect(400, "VALIDATION_FAILED");
  }

  @ParameterizedTest
  @CsvSource({
    "desk, plan, {}, NEED_NOT_LISTED",
    "desk, resume, {}, NEED_NOT_ON_HOLD",
    "desk, hold, {\"reason\":\"等\"}, NEED_NOT_VERIFIED",
    "resident, provide-info, {\"text\":\"补充\"}, INFO_NOT_REQUESTED",
    "desk, reopen, {\"reason\":\"还没好\"}, NEED_STILL_OPEN",
    "desk, refer, {\"body\":\"街道\"}, NEED_NOT_VERIFIED",
  })
  void a_command_at_the_wrong_time_says_so(String who, String command, String body, String code) {
    Reply reply = Ask.post(NEEDS + need + "/" + command).as(who).body(body).send();
    JsonNode problem = reply.expect(409, code).json();
    assertThat(problem.path("type").asText()).isEqualTo("/problems/ILLEGAL_TRANSITION");
    assertThat(problem.path("currentState").asText()).isEqualTo("SUBMITTED");
    assertThat(problem.path("attemptedCommand").asText()).isNotBlank();
    assertThat(problem.path("allowedCommands")).as("%s", problem).isNotEmpty();
    assertThat(problem.path("aggregateId").asText()).isEqualTo(need);
  }

  @Test
  void what_has_happened_already_does_not_happen_again() {
    String volunteer = Ask.get("/api/v1/volunteers/mine").as("volunteer-1").send().id();
    assertThat(volunteer).isNotBlank();
    Ask.post("/api/v1/volunteers")
        .as("volunteer-1")
        .json(Map.of("community", House.community(), "birthDate", "2005-09-01"))
        .send()
        .expect(409, "ALREADY_REGISTERED");
    String good =
        Ask.get("/api/v1/rewards?state=PUBLISHED&limit=1")
            .as("desk")
            .send()
            .json()
            .at("/items/0/id")
            .asText();
    Ask.post("/api/v1/rewards/" + good + "/publish")
        .as("desk")
        .send()
        .expect(409, "ILLEGAL_TRANSITION");
  }

  @Test
  void nobody_spends_what_is_not_theirs() {
    String good =
        Ask.get("/api/v1/rewards?state=PUBLISHED&limit=1")
            .as("desk")
            .send()
            .json()
            .at("/items/0/id")
            .asText();
    String another = Runners.accountId("runner-2");
    Ask.post("/api/v1/redemptions")
        .as("runner-1")
        .key(Api.newKey())
        .json(Map.of("account", another, "reward", good))
        .send()
        .expect(404, "ACCOUNT_NOT_FOUND");
  }
}

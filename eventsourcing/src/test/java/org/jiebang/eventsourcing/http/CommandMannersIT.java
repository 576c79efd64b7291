package org.jiebang.eventsourcing.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.local.LocalServers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a command answers: repeated, refused, with a version, in a language. */
@Tag("quarkus")
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "counters"))
class CommandMannersIT extends OverHttp {

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
  void what_is_made_under_keys_without_a_time_is_in_order_too_and_made_once() throws Exception {
    long before = System.currentTimeMillis();
    List<String> keys = Stream.generate(() -> UUID.randomUUID().toString()).limit(5).toList();
    List<UUID> made = new ArrayList<>();
    for (String key : keys) {
      made.add(post(COUNTERS, "{\"limit\":3}", key).id());
      UUID latest = made.getLast();
      await().until(() -> System.currentTimeMillis() > Ids.epochMillis(latest));
    }
    assertThat(made.stream().map(Ids::epochMillis))
        .isSorted()
        .doesNotHaveDuplicates()
        .allMatch(time -> time >= before);
    for (int i = 0; i < keys.size(); i++) {
      Answer again = post(COUNTERS, "{\"limit\":3}", keys.get(i));
      assertThat(again.id()).isEqualTo(made.get(i));
      assertThat(again.header("Location")).isEqualTo(at(made.get(i)));
      assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }
    Answer other = post(COUNTERS, "{\"limit\":4}", keys.getFirst());
    assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  @Test
  void creations_under_one_key_without_a_time_at_once_are_one() throws Exception {
    String key = UUID.randomUUID().toString();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<UUID> creation = () -> post(COUNTERS, "{\"limit\":3}", key).id();
      Set<UUID> made = new HashSet<>();
      for (Future<UUID> each : callers.invokeAll(Collections.nCopies(16, creation))) {
        made.add(each.get());
      }
      assertThat(made).hasSize(1);
    }
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
  void a_command_answers_with_headers_alone_when_that_is_preferred() throws Exception {
    String key = key();
    Answer created = post(COUNTERS, "{\"limit\":3}", key, "Prefer", "return=minimal");
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.raw().body()).isEmpty();
    assertThat(created.header("Preference-Applied")).isEqualTo("return=minimal");
    String path = created.header("Location");
    assertThat(path).startsWith(COUNTERS + "/");
    Answer raised =
        post(path + "/raise", "{\"by\":1}", key(), "Prefer", "respond-async, return=\"minimal\"");
    assertThat(raised.status()).isEqualTo(204);
    assertThat(raised.raw().body()).isEmpty();
    assertThat(raised.header("ETag")).isEqualTo("\"2\"");
    assertThat(raised.header("X-Position")).matches("counters/\\d+/\\d+");
    assertThat(raised.header("Preference-Applied")).isEqualTo("return=minimal");
    Answer whole = post(path + "/raise", "{\"by\":1}", key(), "Prefer", "return=representation");
    assertThat(whole.status()).isEqualTo(200);
    assertThat(whole.header("Preference-Applied")).isNull();
    Answer again = post(COUNTERS, "{\"limit\":3}", key);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.raw().body()).isNotEmpty();
  }

  @Test
  void a_command_that_needs_a_version_is_refused_without_one() throws Exception {
    UUID id = opened(3);
    Answer refused = post(at(id) + "/raise-seen", "{\"by\":1}", key());
    assertThat(refused.status()).isEqualTo(428);
    assertThat(refused.code()).isEqualTo("VERSION_REQUIRED");
    assertThat(post(at(id) + "/raise-seen", "{\"by\":1}", key(), "If-Match", "\"1\"").status())
        .isEqualTo(200);
    UUID missing = UUID.randomUUID();
    assertThat(post(at(missing) + "/raise-seen", "{\"by\":1}", key()).status()).isEqualTo(404);
  }

  @Test
  void an_operation_that_will_go_says_so_in_every_answer_and_in_the_document() throws Exception {
    Answer refused = post(at(opened(3)) + "/raise-seen", "{\"by\":1}", key());
    assertThat(refused.header("Deprecation")).isEqualTo("@1796083200");
    assertThat(refused.header("Sunset")).isEqualTo("Wed, 30 Jun 2027 00:00:00 GMT");
    assertThat(refused.header("Link")).isEqualTo("</api/v1/counters>; rel=\"successor-version\"");
    assertThat(get(at(opened(3))).header("Deprecation")).isNull();
    JsonNode said =
        send("GET", management.resolve("/q/openapi?format=json").toString(), (String) null)
            .json()
            .at("/paths/~1api~1v1~1counters~1{id}~1raise-seen/post");
    assertThat(said.path("deprecated").asBoolean()).isTrue();
    assertThat(said.path("x-sunset").asText()).isEqualTo("2027-06-30");
    assertThat(said.at("/parameters").findValuesAsText("$ref"))
        .contains("#/components/parameters/IfMatchRequired");
    assertThat(said.path("x-problem-codes").toString()).contains("VERSION_REQUIRED");
  }

  @Test
  void a_value_that_nobody_limits_is_limited_all_the_same() throws Exception {
    String list = COUNTERS + "?tenant=" + Counters.TENANT + "&cursor=";
    Answer read = get(list + "x".repeat(1_000), "Accept-Language", "en");
    assertThat(read.json().at("/violations/0/message").asText()).contains("not a cursor");
    Answer refused = get(list + "x".repeat(1_001), "Accept-Language", "en");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/violations/0/field").asText()).isEqualTo("cursor");
    assertThat(refused.json().at("/violations/0/message").asText()).contains("1000 characters");
  }

  @Test
  void what_says_nothing_about_caches_is_kept_by_nobody() throws Exception {
    assertThat(get(COUNTERS + "/plain").header("Cache-Control")).isEqualTo("no-store");
    assertThat(get(at(opened(1))).header("Cache-Control")).isEqualTo("private, no-cache");
  }

  @Test
  void a_problem_is_in_the_language_asked_for() throws Exception {
    Answer unknown = get(at(UUID.randomUUID()));
    assertThat(unknown.header("Content-Language")).isEqualTo("en"); // it has no Chinese text
    Answer wrong = get(at(opened(1)) + "?asOf=never", "Accept-Language", "fr, en;q=0.2");
    assertThat(wrong.header("Content-Language")).isEqualTo("en");
    assertThat(wrong.json().get("title").asText()).isEqualTo("Validation failed");
    Answer unasked = get(at(opened(1)) + "?asOf=never");
    assertThat(unasked.header("Content-Language")).isEqualTo("zh-CN");
    assertThat(unasked.header("Vary")).isEqualTo("Accept-Language");
    assertThat(unasked.json().get("title").asText()).isEqualTo("请求格式不符");
    assertThat(unasked.json().get("code").asText()).isEqualTo("VALIDATION_FAILED");
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
    assertThat(problem.get("title").asText()).isEqualTo("计数器已满");
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
}

package org.jiebang.eventsourcing.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.KernelRefusal;
import org.jiebang.eventsourcing.Refusal;
import org.jiebang.eventsourcing.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private record Because(String name, Kind kind) implements Refusal {
    @Override
    public String detail() {
      return "Because.";
    }
  }

  private static JsonNode json(Problem problem) throws Exception {
    return Json.EVENTS.readTree(problem.json());
  }

  @ParameterizedTest
  @CsvSource({
    "TOO_EARLY, 409",
    "ALREADY, 409",
    "STATE, 409",
    "CONTENT, 422",
    "FORBIDDEN, 403",
    "NOT_FOUND, 404",
    "GONE, 410",
    "FROZEN, 423"
  })
  void a_kind_of_refusal_is_a_status(Refusal.Kind kind, int status) {
    assertThat(Problem.status(new Because("X", kind))).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "VERSION_CONFLICT, 412",
    "IDEMPOTENCY_KEY_REUSED, 422",
    "IDEMPOTENCY_IN_PROGRESS, 409",
    "BACKPRESSURE, 503"
  })
  void a_refusal_of_the_kernel_has_its_own_status(KernelRefusal refusal, int status) {
    assertThat(Problem.status(refusal)).isEqualTo(status);
  }

  @Test
  void illegal_transitions_are_one_family() {
    Problem problem =
        Problem.of(
            new Because("NEED_ALREADY_VERIFIED", Refusal.Kind.ALREADY),
            Map.of(),
            "/needs/1/verify",
            TRACE,
            new Problem.Concern(new UUID(1, 2), "VERIFIED", 4, 3L, "verify", List.of("list")),
            Language.EN);
    assertThat(problem.type()).isEqualTo("/problems/ILLEGAL_TRANSITION");
    assertThat(problem.code()).isEqualTo("NEED_ALREADY_VERIFIED");
    assertThat(problem.title()).isEqualTo("Need already verified");
    assertThat(problem.currentState()).isEqualTo("VERIFIED");
    assertThat(problem.allowedCommands()).containsExactly("list");
    assertThat(problem.expectedVersion()).isNull();
  }

  @Test
  void any_other_problem_has_a_type_of_its_own() {
    assertThat(
            Problem.of(
                    KernelRefusal.IDEMPOTENCY_IN_PROGRESS,
                    Map.of(),
                    "/needs",
                    TRACE,
                    null,
                    Language.EN)
                .type())
        .isEqualTo("/problems/IDEMPOTENCY_IN_PROGRESS");
  }

  @Test
  void a_text_is_chinese_unless_english_is_asked_for_or_there_is_none() {
    assertThat(Problem.of(HttpRefusal.NOT_FOUND, Map.of(), "/", TRACE, null, Language.ZH).title())
        .isEqualTo("不存在");
    assertThat(Problem.of(HttpRefusal.NOT_FOUND, Map.of(), "/", TRACE, null, Language.EN).title())
        .isEqualTo("Not found");
    var nobodys = new Because("NEED_ALREADY_VERIFIED", Refusal.Kind.ALREADY);
    assertThat(ProblemText.of(nobodys, Language.ZH).language()).isEqualTo(Language.EN);
  }

  @Test
  void further_facts_are_members_but_never_replace_one() throws Exception {
    JsonNode json =
        json(
            Problem.of(
                new Because("GONE_MERGED", Refusal.Kind.GONE),
                Map.of("mergedInto", "x", "status", 200),
                "/needs/1",
                TRACE,
                null,
                Language.EN));
    assertThat(json.get("mergedInto").asText()).isEqualTo("x");
    assertThat(json.get("status").asInt()).isEqualTo(410);
    assertThat(json.has("aggregateId")).isFalse();
    assertThat(json.has("facts")).isFalse();
  }

  @Test
  void violations_are_listed() throws Exception {
    JsonNode json =
        json(
            Problem.of(
                HttpRefusal.VALIDATION_FAILED,
                Violation.of("limit", "must be positive", "须为正数").facts(),
                "/needs",
                TRACE,
                null,
                Language.EN));
    assertThat(json.get("violations").toString())
        .isEqualTo("[{\"field\":\"limit\",\"message\":\"must be positive\"}]");
  }

  @Test
  void what_may_be_tried_again_says_when() {
    assertThat(
            Problem.of(HttpRefusal.VIEW_BEHIND, Map.of(), "/", TRACE, null, Language.EN)
                .retryAfter())
        .isEqualTo(1);
    assertThat(
            Problem.of(
                    HttpRefusal.RATE_LIMITED,
                    Map.of("retryAfterSeconds", 7),
                    "/",
                    TRACE,
                    null,
                    Language.EN)
                .retryAfter())
        .isEqualTo(7);
    assertThat(
            Problem.of(
                    KernelRefusal.IDEMPOTENCY_IN_PROGRESS, Map.of(), "/", TRACE, null, Language.EN)
                .retryAfter())
        .isEqualTo(1);
    assertThat(
            Problem.of(HttpRefusal.INTERNAL, Map.of(), "/", TRACE, null, Language.EN).retryAfter())
        .isNull();
  }
}

package org.jiebang.systemtests;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeded bad manners: what looks at the answers must see them. */
class MannersTest {

  private static final String PROBLEM =
      "{\"type\":\"/problems/NOT_FOUND\",\"title\":\"Not found\",\"status\":%d,"
          + "\"code\":\"NOT_FOUND\",\"detail\":\"There is no such thing.\",\"instance\":\"/\",\"traceId\":\"1\"}";

  private static Reply reply(int status, String type, String body) {
    return new Reply(
        "GET /",
        status,
        HttpHeaders.of(
            Map.of("Content-Type", List.of(type), "Content-Language", List.of("en")),
            (name, value) -> true),
        body);
  }

  @Test
  void a_proper_problem_passes() {
    Manners.checked(reply(404, "application/problem+json", PROBLEM.formatted(404)), false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.NullPointerException: x",
        "{\"detail\":\"org.jiebang.needs.need.NeedDecider\"}",
        "\\tat org.jiebang.Needs.decide(Needs.java:7)",
        "{\"detail\":\"SELECT id FROM event\"}",
        "Duplicate entry '7' for key 'PRIMARY'",
        "powered by Quarkus"
      })
  void what_tells_how_the_house_is_built_is_seen(String body) {
    assertThatThrownBy(() -> Manners.checked(reply(200, "application/json", body), false))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void an_answer_that_anybody_may_keep_is_seen() {
    var silent =
        new Reply(
            "GET /api/v1/clock",
            204,
            HttpHeaders.of(Map.of("Content-Language", List.of("en")), (name, value) -> true),
            "");
    assertThatThrownBy(() -> Manners.checked(silent, false))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("who may keep it");
  }

  @Test
  void a_broken_service_is_seen() {
    for (int status : List.of(500, 502)) {
      Reply broken = reply(status, "application/problem+json", PROBLEM.formatted(status));
      assertThatThrownBy(() -> Manners.checked(broken, true)).isInstanceOf(AssertionError.class);
    }
    Reply away = reply(503, "application/problem+json", PROBLEM.formatted(503));
    assertThatThrownBy(() -> Manners.checked(away, false)).isInstanceOf(AssertionError.class);
  }

  @Test
  void a_refusal_that_is_no_problem_is_seen() {
    assertThatThrownBy(
            () -> Manners.checked(reply(404, "text/html", PROBLEM.formatted(404)), false))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> Manners.checked(reply(404, "application/problem+json", "{}"), false))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void a_503_that_does_not_say_when_to_come_back_is_seen() {
    Reply away = reply(503, "application/problem+json", PROBLEM.formatted(503));
    assertThatThrownBy(() -> Manners.checked(away, true)).isInstanceOf(AssertionError.class);
  }

  @Test
  void a_code_that_the_contract_does_not_promise_is_seen() {
    Reply odd =
        reply(
            409,
            "application/problem+json",
            PROBLEM.formatted(409).replace("NOT_FOUND", "NEED_ALREADY_VERIFIED"));
    Reply here = new Reply("POST /api/v1/needs/1/verify", 409, odd.headers(), odd.text());
    Manners.checked(here, false);
    Reply there = new Reply("GET /api/v1/needs/1", 409, odd.headers(), odd.text());
    assertThatThrownBy(() -> Manners.checked(there, false))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("NEED_ALREADY_VERIFIED");
  }
}

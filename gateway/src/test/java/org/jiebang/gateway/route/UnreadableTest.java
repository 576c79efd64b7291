package org.jiebang.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import org.jiebang.eventsourcing.wire.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the decoder gives up on is a problem like any other. */
class UnreadableTest {

  private static final String HOST = "Host: a\r\n";

  /** Vert.x's own limits, which nobody has set here. */
  private static final String LONG_URI = "/api/v1/needs?" + "x".repeat(5_000);

  private static final String LARGE = "X-A: " + "x".repeat(30_000) + "\r\n";

  private static DoorUnderTest door;

  @BeforeAll
  static void open() throws Exception {
    door = new DoorUnderTest(new QuickDoor(), DoorUnderTest.OPEN, DoorUnderTest::echo);
  }

  @AfterAll
  static void close() throws Exception {
    door.close();
  }

  private static JsonNode problem(String answer, int status) throws Exception {
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    String head = answer.substring(0, answer.indexOf("\r\n\r\n")).toLowerCase();
    assertThat(head)
        .contains("\r\ncontent-type: application/problem+json")
        .contains("\r\nconnection: close")
        .contains("\r\nx-content-type-options: nosniff")
        .contains("\r\nx-request-id: ");
    JsonNode problem = Json.EVENTS.readTree(answer.substring(head.length() + 4));
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    return problem;
  }

  @Test
  void a_line_that_is_too_long_is_414() throws Exception {
    JsonNode problem = problem(door.raw("GET " + LONG_URI + " HTTP/1.1\r\n" + HOST + "\r\n"), 414);
    assertThat(problem.get("code").asText()).isEqualTo("URI_TOO_LONG");
    assertThat(problem.get("type").asText()).isEqualTo("/problems/URI_TOO_LONG");
    assertThat(problem.get("traceId").asText()).matches("[0-9a-f]{32}");
  }

  @Test
  void headers_that_are_too_large_are_431() throws Exception {
    JsonNode problem =
        problem(door.raw("GET /api/v1/needs HTTP/1.1\r\n" + HOST + LARGE + "\r\n"), 431);
    assertThat(problem.get("code").asText()).isEqualTo("HEADERS_TOO_LARGE");
    assertThat(problem.get("title").asText()).isEqualTo("请求头过大");
  }

  @Test
  void the_language_asked_for_before_it_went_wrong_is_spoken() throws Exception {
    String head = "GET /api/v1/needs HTTP/1.1\r\n" + HOST + "Accept-Language: en\r\nX-B: c\r\n";
    JsonNode problem = problem(door.raw(head + LARGE + "\r\n"), 431);
    assertThat(problem.get("detail").asText())
        .isEqualTo("The headers are larger than allowed here.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/v1/needs HTTP/1.1\r\nHost: a\r\nX A: b\r\n\r\n",
        "GET /api/v1/needs HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n",
        "POST /api/v1/needs HTTP/1.1\r\nHost: a\r\nContent-Length: 3a\r\n\r\nabc",
        "POST /api/v1/needs HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "GET /api/v1/needs HTTP/9.x\r\nHost: a\r\n\r\n",
        "GET\r\n\r\n",
        "\u0016\u0003\u0001 no HTTP at all\r\n\r\n"
      })
  void what_is_no_request_is_400(String sent) throws Exception {
    JsonNode problem = problem(door.raw(sent), 400);
    assertThat(problem.get("code").asText()).isEqualTo("VALIDATION_FAILED");
    assertThat(problem.get("violations").size()).isEqualTo(1);
  }

  @Test
  void earlier_requests_are_answered_first_and_nothing_behind_it_is() throws Exception {
    String honest = "POST /api/v1/needs/slow HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc";
    String wrong = "GET /api/v1/needs HTTP/1.1\r\nHost: a\r\nX A: b\r\n\r\n";
    String answers = door.raw(honest + wrong + honest.replace("slow", "hidden"));
    List<String> statuses =
        Pattern.compile("HTTP/1.1 (\\d{3})")
            .matcher(answers)
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(statuses).containsExactly("200", "400");
    assertThat(answers).doesNotContain("hidden");
    problem(answers.substring(answers.lastIndexOf("HTTP/1.1 ")), 400);
  }

  @Test
  void it_cannot_be_pretended() throws Exception {
    String sent = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    assertThat(door.raw(sent)).startsWith("HTTP/1.1 404").contains("NOT_FOUND");
  }
}

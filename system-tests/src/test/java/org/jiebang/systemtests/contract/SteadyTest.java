package org.jiebang.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An example must not change because somebody has run the tests once more. */
class SteadyTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode exchange(Instant at, long position) throws Exception {
    UUID need = UUID.randomUUID();
    return JSON.readTree(
        """
        {"sent": {"need": "%s", "text": "楼道灯坏了", "password": "%s"},
         "answer": {"id": "%s", "by": "COM@community:%s", "at": "%s", "due": "%s",
          "accessToken": "%s", "next": "%s", "position": %d, "source": "needs/3/%d",
          "code": "NEED_CLOSED", "url": "http://127.0.0.1:%d/hook",
          "address": "/api/v1/calendars/%s.ics", "items": [1, 2, 3]}}
        """
            .formatted(
                need,
                UUID.randomUUID(),
                need,
                UUID.randomUUID(),
                at,
                at.plus(Duration.ofHours(position)),
                UUID.randomUUID(),
                UUID.randomUUID(),
                position,
                position,
                30_000 + position,
                UUID.randomUUID().toString().replace("-", "")));
  }

  @Test
  void two_runs_give_one_example() throws Exception {
    JsonNode one = new Steady().of(exchange(Instant.parse("2026-11-21T08:00:00.000001Z"), 7));
    JsonNode other = new Steady().of(exchange(Instant.parse("2027-01-02T23:59:59.999999Z"), 900));
    assertThat(one).isEqualTo(other);
  }

  @Test
  void what_is_the_same_stays_the_same_and_what_is_later_stays_later() throws Exception {
    JsonNode steady = new Steady().of(exchange(Instant.parse("2026-11-21T08:00:00.000001Z"), 7));
    assertThat(steady.at("/sent/need")).isEqualTo(steady.at("/answer/id"));
    assertThat(steady.at("/answer/by").asText())
        .startsWith("COM@community:01a00000-")
        .doesNotEndWith(steady.at("/sent/need").asText());
    assertThat(Instant.parse(steady.at("/answer/at").asText()))
        .isBefore(Instant.parse(steady.at("/answer/due").asText()));
    assertThat(steady.at("/answer/items")).hasSize(2);
    assertThat(steady.at("/answer/code").asText()).isEqualTo("NEED_CLOSED");
  }

  @Test
  void a_short_code_is_a_name_and_a_long_one_a_secret() throws Exception {
    JsonNode codes = JSON.readTree("[{\"code\":\"1-12\"}, {\"code\":\"K7QW3M9P\"}]");
    assertThat(new Steady().of(codes).findValuesAsText("code")).containsExactly("1-12", "…");
  }

  @Test
  void nothing_secret_is_left() throws Exception {
    JsonNode steady = new Steady().of(exchange(Instant.parse("2026-11-21T08:00:00.000001Z"), 7));
    assertThat(steady.at("/sent/password").asText()).isEqualTo("correct-horse-battery");
    assertThat(steady.at("/answer/accessToken").asText()).isEqualTo("…");
  }
}

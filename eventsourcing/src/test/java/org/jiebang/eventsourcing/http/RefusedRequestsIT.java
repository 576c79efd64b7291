package org.jiebang.eventsourcing.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.local.LocalServers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that are turned away before anything is asked of the counters. */
@Tag("quarkus")
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "counters"))
class RefusedRequestsIT extends OverHttp {

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
          {"limit":null}         | limit        | must be given
          {}                     | limit        | must be given
          {"limit":0}            | limit        | must be at least 1
          {"limit":1001}         | limit        | must be at most 1000
          {"limit":99999999999}  | limit        | is out of range
          {"limit":3,"colour":"GREEN"} | colour | must be one of RED, BLUE
          {"limit":3,"colour":1} | colour       | must be one of RED, BLUE
          {"limit":3,"near":"x"} | near         | must be a UUID
          {"limit":3,"marks":[{"text":"abcdefg"}]} | marks[0].text | must have 1 to 5 characters
          {"limit":3,"marks":[{"text":"𠮷𠮷𠮷𠮷𠮷𠮷"}]} | marks[0].text | must have 1 to 5 characters
          {"limit":3,"marks":[{},{},{},{}]} | marks    | must have at most 3 entries
          {"limit":3,"marks":[{}]} | marks[0].text | must be given
          {"limit":3,"marks":[{"text":7}]} | marks[0].text | must be a text
          {"limit":3,"marks":{}} | marks        | must be a list
          [1]                    | ''           | must be an object
          7                      | ''           | must be an object
          null                   | body         | must be given
          ''                     | body         | must be given
          """)
  void a_body_of_the_wrong_shape_is_refused(String body, String field, String message)
      throws Exception {
    Answer answer = post(COUNTERS, body, key(), "Accept-Language", "en");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
    assertThat(answer.json().at("/violations/0/field").asText()).isEqualTo(field);
    assertThat(answer.json().at("/violations/0/message").asText()).startsWith(message);
    assertThat(answer.raw().body()).doesNotContain("org.jiebang", "jackson", "CounterResource");
    Answer chinese = post(COUNTERS, body, key());
    assertThat(chinese.header("Content-Language")).isEqualTo("zh-CN");
    assertThat(chinese.json().at("/violations/0/field").asText()).isEqualTo(field);
    assertThat(chinese.json().at("/violations/0/message").asText()).containsPattern("\\p{IsHan}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          &limit=0    | limit  | must be between 1 and 100           | 须在 1 至 100 之间
          &limit=x    | limit  | a number must be written in digits  | 数字须用 0 至 9 书写
          &cursor=x   | cursor | is not a cursor of this list        | 不是本列表的游标
          &colr=RED   | colr   | is not a known parameter            | 不是已知的参数
          """)
  void a_wrong_parameter_is_told_in_the_language_asked_for(
      String query, String field, String english, String chinese) throws Exception {
    String list = COUNTERS + "?tenant=" + Counters.TENANT;
    Answer said = get(list + query, "Accept-Language", "en-GB, zh;q=0.5");
    assertThat(said.code()).isEqualTo("VALIDATION_FAILED");
    assertThat(said.json().at("/violations/0/field").asText()).isEqualTo(field);
    assertThat(said.json().at("/violations/0/message").asText()).isEqualTo(english);
    Answer unasked = get(list + query);
    assertThat(unasked.json().at("/violations/0/message").asText()).isEqualTo(chinese);
  }

  @ParameterizedTest
  @CsvSource({"?tenant=x, must be a UUID", "?tenant=, must be given", "'', must be given"})
  void it_is_told_which_parameter_is_wrong(String query, String message) throws Exception {
    Answer said = get(COUNTERS + query, "Accept-Language", "en");
    assertThat(said.code()).isEqualTo("VALIDATION_FAILED");
    assertThat(said.json().at("/violations/0/field").asText()).isEqualTo("tenant");
    assertThat(said.json().at("/violations/0/message").asText()).isEqualTo(message);
  }

  /** Or a reader would think that what comes back is what was asked for. */
  @Test
  void a_parameter_that_an_operation_does_not_have_is_refused_before_anything_is_done()
      throws Exception {
    Answer command = post(COUNTERS + "?dryrun=true", "{\"limit\":3}", key());
    assertThat(command.status()).isEqualTo(400);
    assertThat(command.json().at("/violations/0/field").asText()).isEqualTo("dryrun");
    Answer nonsense = get(COUNTERS + "?tenant=" + Counters.TENANT + "&" + "x".repeat(200) + "=1");
    assertThat(nonsense.code()).isEqualTo("VALIDATION_FAILED");
    assertThat(nonsense.raw().body()).doesNotContain("xxx");
  }

  /** As maxLength of the contract counts: 𠮷 is one character, and two halves in Java. */
  @Test
  void a_text_is_as_long_as_it_has_characters() throws Exception {
    String body = "{\"limit\":3,\"marks\":[{\"text\":\"𠮷𠮷𠮷𠮷𠮷\"}]}";
    assertThat(post(COUNTERS, body, key()).status()).isEqualTo(201);
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
    // Many times: whoever is still sending when the connection is closed may never see the answer.
    for (int i = 0; i < 50; i++) {
      Answer answer = post(COUNTERS, large, key());
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.code()).isEqualTo("PAYLOAD_TOO_LARGE");
    }
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
}

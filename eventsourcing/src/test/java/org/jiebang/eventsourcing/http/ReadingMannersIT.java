package org.jiebang.eventsourcing.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.local.LocalServers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** History, lists, and what is not for everybody to read. */
@Tag("quarkus")
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "counters"))
class ReadingMannersIT extends OverHttp {

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
  void health_metrics_and_the_document_are_on_a_port_of_their_own() throws Exception {
    String aside = management.resolve("/q/").toString();
    assertThat(send("GET", aside + "health/ready", (String) null).status()).isEqualTo(200);
    assertThat(send("GET", aside + "metrics", (String) null).status()).isEqualTo(200);
    assertThat(send("GET", "/q/health/ready", (String) null).status()).isEqualTo(404);
    JsonNode document = send("GET", aside + "openapi?format=json", (String) null).json();
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

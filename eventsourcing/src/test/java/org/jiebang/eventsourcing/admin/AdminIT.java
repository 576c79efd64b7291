package org.jiebang.eventsourcing.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.local.LocalServers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operator sees and may do, over HTTP, on a real database. */
@Tag("quarkus")
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "counters"))
class AdminIT {

  private static final UUID OPERATOR = new UUID(7, 7);
  private static final String OPS = "OPS@installation:" + new UUID(9, 9);
  private static final String COM = "COM@community:" + Counters.TENANT;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private HttpResponse<String> send(String method, String path, String grant) throws Exception {
    return client.send(
        HttpRequest.newBuilder(base.resolve(path))
            .method(method, BodyPublishers.noBody())
            .header("Authorization", "Bearer " + TestIssuer.token(OPERATOR, grant))
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .build(),
        BodyHandlers.ofString());
  }

  private JsonNode get(String path) throws Exception {
    HttpResponse<String> answer = send("GET", path, OPS);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.EVENTS.readTree(answer.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"positions", "lags", "actions", "chain", "dead-letters", "views"})
  void only_an_operator_may_look(String what) throws Exception {
    assertThat(send("GET", "/admin/counters/" + what, OPS).statusCode()).isEqualTo(200);
    assertThat(send("GET", "/admin/counters/" + what, COM).statusCode()).isEqualTo(403);
    assertThat(send("GET", "/admin/counters/" + what, "DIS@district:" + OPERATOR).statusCode())
        .isEqualTo(403);
    assertThat(
            client
                .send(
                    HttpRequest.newBuilder(base.resolve("/admin/counters/" + what)).build(),
                    BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void the_chain_is_checked_on_request() throws Exception {
    assertThat(send("POST", "/admin/counters/chain/verify", COM).statusCode()).isEqualTo(403);
    assertThat(send("POST", "/admin/counters/chain/verify", OPS).statusCode()).isEqualTo(202);
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(get("/admin/counters/chain").at("/last/service").asText())
                    .isEqualTo("counters"));
    assertThat(get("/admin/counters/actions").toString()).contains("chain/verify");
  }

  @Test
  void a_view_is_rebuilt_on_request() throws Exception {
    String view = get("/admin/counters/views").at("/views/0").asText();
    String path = "/admin/counters/views/" + view;
    assertThat(send("POST", path + "/rebuild", COM).statusCode()).isEqualTo(403);
    assertThat(send("POST", path + "/rebuild", OPS).statusCode()).isEqualTo(202);
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(get("/admin/counters/views").at("/rebuilds/0/state").asText())
                    .isEqualTo("LIVE"));
    assertThat(send("POST", path + "/cancel", OPS).body()).contains("REBUILD_NOT_RUNNING");
    assertThat(send("POST", "/admin/counters/views/none/rebuild", OPS).body())
        .contains("VIEW_NOT_FOUND");
  }

  @Test
  void another_services_name_is_not_found_here() throws Exception {
    assertThat(send("GET", "/admin/points/positions", OPS).statusCode()).isEqualTo(404);
  }

  @Test
  void an_operator_acts_on_no_aggregate() throws Exception {
    HttpResponse<String> refused =
        client.send(
            HttpRequest.newBuilder(base.resolve("/api/v1/counters"))
                .POST(BodyPublishers.ofString("{\"limit\":5}"))
                .header("Authorization", "Bearer " + TestIssuer.token(OPERATOR, OPS))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .build(),
            BodyHandlers.ofString());
    assertThat(refused.statusCode()).isEqualTo(403);
  }

  @Test
  void positions_move_with_the_log_and_the_views_follow() throws Exception {
    HttpResponse<String> made =
        client.send(
            HttpRequest.newBuilder(base.resolve("/api/v1/counters"))
                .POST(BodyPublishers.ofString("{\"limit\":5}"))
                .header("Authorization", "Bearer " + TestIssuer.token(OPERATOR, COM))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .build(),
            BodyHandlers.ofString());
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String[] position = made.headers().firstValue("X-Position").orElseThrow().split("[/, ]");
    int part = Integer.parseInt(position[1]);
    long pos = Long.parseLong(position[2]);

    JsonNode at =
        get("/admin/counters/positions")
            .get("parts")
            .valueStream()
            .filter(p -> p.get("part").asInt() == part)
            .findFirst()
            .orElseThrow();
    assertThat(at.get("head").asLong()).isGreaterThanOrEqualTo(pos);
    assertThat(at.get("durable").asLong()).isGreaterThanOrEqualTo(pos);
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                get("/admin/counters/lags")
                    .get("views")
                    .forEach(lag -> assertThat(lag.asLong()).isZero()));
    assertThat(get("/admin/counters/lags").get("meters").has("jiebang.relay.lag.value")).isTrue();
  }
}

package org.jiebang.eventsourcing.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.eventsourcing.lease.Holders;
import org.jiebang.eventsourcing.store.Columns;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.local.LocalServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The service beside a second instance that the test plays: a small server that says in the tables
 * that it holds every part, and notes what it is sent.
 */
@Tag("quarkus")
@QuarkusTest
@TestProfile(ForwardingIT.TwoInstances.class)
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "counters"))
class ForwardingIT {

  public static class TwoInstances implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "jiebang.lease.renew-alone", "100ms",
          "jiebang.lease.renew", "100ms",
          "jiebang.lease.advertise", "http://127.0.0.1:1");
    }
  }

  private static final UUID OTHER = new UUID(-1, -1);
  private static final String COUNTERS = "/api/v1/counters";

  record Sent(String method, String path, Map<String, List<String>> headers, String body) {}

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  DataSource database;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  Holders holders;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private volatile int answers = 200;

  @SuppressWarnings("NullAway.Init") // set before each
  private HttpServer other;

  @BeforeEach
  void start() throws IOException {
    other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    other.createContext("/", this::answer);
    other.start();
  }

  @AfterEach
  void stop() throws SQLException {
    other.stop(0);
    try (Connection c = database.getConnection();
        var s = c.createStatement()) {
      s.execute("DELETE FROM instance WHERE id = 0x" + "FF".repeat(16));
    }
    LateResource.meanwhile = () -> {};
    // Else the service would take from the next test's other one what it takes from the dead.
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> partsOfOther() == 0);
  }

  private int partsOfOther() throws SQLException {
    try (Connection c = database.getConnection();
        PreparedStatement s =
            c.prepareStatement("SELECT COUNT(*) FROM part_lease WHERE holder = ?")) {
      s.setBytes(1, Columns.bytes(OTHER));
      try (ResultSet r = s.executeQuery()) {
        r.next();
        return r.getInt(1);
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    sent.add(
        new Sent(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            Map.copyOf(exchange.getRequestHeaders()),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    byte[] body = "{\"said\":\"by the holder\"}".getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.getResponseHeaders().add("ETag", "\"7\"");
    exchange.getResponseHeaders().add("X-Position", "counters/1/99");
    exchange.sendResponseHeaders(answers, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** It holds every part from now on, until it is no longer said to live. */
  private void otherHolds(String url) {
    try (Connection c = database.getConnection()) {
      try (PreparedStatement s =
          c.prepareStatement("REPLACE INTO instance VALUES (?, ?, 4000000000000000)")) {
        s.setBytes(1, Columns.bytes(OTHER));
        s.setString(2, url);
        s.executeUpdate();
      }
      try (PreparedStatement s = c.prepareStatement("UPDATE part_lease SET holder = ?")) {
        s.setBytes(1, Columns.bytes(OTHER));
        s.executeUpdate();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> holders.elsewhere(3) != null && holders.elsewhere(60) != null);
  }

  private String url() {
    return "http://127.0.0.1:" + other.getAddress().getPort();
  }

  private HttpResponse<String> post(String path, String body, String key, String... more)
      throws Exception {
    return client.send(posted(path, body, key, more), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest posted(String path, String body, String key, String... more) {
    var headers =
        new ArrayList<>(
            List.of(
                "Authorization",
                "Bearer " + TestIssuer.token(new UUID(1, 1), "COM@community:" + Counters.TENANT),
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                key));
    headers.addAll(List.of(more));
    return HttpRequest.newBuilder(base.resolve(path))
        .headers(headers.toArray(String[]::new))
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private UUID opened() throws Exception {
    HttpResponse<String> opened = post(COUNTERS, "{\"limit\":5}", key());
    assertThat(opened.statusCode()).isEqualTo(201);
    return UUID.fromString(Json.EVENTS.readTree(opened.body()).get("id").asText());
  }

  @Test
  void a_command_goes_to_the_holder_as_it_came_and_so_does_the_answer() throws Exception {
    String raise = COUNTERS + "/" + opened() + "/raise";
    otherHolds(url());
    String key = key();
    HttpResponse<String> answer = post(raise, "{ \"by\": 1 }", key, "If-Match", "\"1\"");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"said\":\"by the holder\"}");
    assertThat(answer.headers().firstValue("ETag")).hasValue("\"7\"");
    assertThat(answer.headers().firstValue("X-Position")).hasValue("counters/1/99");
    assertThat(sent).hasSize(1);
    Sent once = sent.getFirst();
    assertThat(once.method()).isEqualTo("POST");
    assertThat(once.path()).isEqualTo(raise);
    assertThat(once.body()).isEqualTo("{ \"by\": 1 }");
    assertThat(once.headers().get("Idempotency-key")).containsExactly(key);
    assertThat(once.headers().get("If-match")).containsExactly("\"1\"");
    assertThat(once.headers().get("Authorization")).hasSize(1);
    assertThat(once.headers()).containsKey("X-forwarded-instance");
  }

  @Test
  void a_creation_goes_to_the_holder_of_the_part_to_be() throws Exception {
    otherHolds(url());
    assertThat(post(COUNTERS, "{\"limit\":5}", key()).body()).contains("by the holder");
    assertThat(sent).hasSize(1);
  }

  /** The body has been read by then. */
  @Test
  void what_came_before_the_other_one_was_known_goes_there_whole() throws Exception {
    var read = new CountDownLatch(1);
    var known = new CountDownLatch(1);
    LateResource.meanwhile =
        () -> {
          read.countDown();
          await(known);
        };
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(
            posted(LateResource.PATH, "{\"limit\":5}", key()),
            HttpResponse.BodyHandlers.ofString());
    await(read);
    otherHolds(url());
    known.countDown();
    assertThat(answer.get(1, TimeUnit.MINUTES).body()).contains("by the holder");
    assertThat(sent).extracting(Sent::body).containsExactly("{\"limit\":5}");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void what_has_been_forwarded_once_stays() throws Exception {
    UUID id = opened();
    otherHolds(url());
    HttpResponse<String> answer =
        post(COUNTERS + "/" + id + "/raise", "{\"by\":1}", key(), Forwarding.HOP, "1");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("ETag")).hasValue("\"2\"");
    assertThat(sent).isEmpty();
  }

  @Test
  void when_the_holder_is_gone_the_command_is_carried_out_here_and_a_repeat_agrees()
      throws Exception {
    String raise = COUNTERS + "/" + opened() + "/raise";
    otherHolds(url());
    other.stop(0);
    String key = key();
    HttpResponse<String> first = post(raise, "{\"by\":1}", key);
    HttpResponse<String> again = post(raise, "{\"by\":1}", key);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
  }

  @Test
  void when_the_holder_cannot_the_command_is_carried_out_here() throws Exception {
    String raise = COUNTERS + "/" + opened() + "/raise";
    otherHolds(url());
    answers = 503;
    assertThat(post(raise, "{\"by\":1}", key()).headers().firstValue("ETag")).hasValue("\"2\"");
    assertThat(sent).hasSize(1);
  }

  @Test
  void a_reader_gets_what_it_wrote_although_the_holder_of_the_part_stands_still() throws Exception {
    UUID id = opened();
    otherHolds(url());
    HttpResponse<String> raised =
        post(COUNTERS + "/" + id + "/raise", "{\"by\":2}", key(), Forwarding.HOP, "1");
    HttpResponse<String> read =
        client.send(
            HttpRequest.newBuilder(base.resolve(COUNTERS + "?tenant=" + Counters.TENANT))
                .headers(
                    "Authorization",
                    "Bearer "
                        + TestIssuer.token(new UUID(1, 1), "COM@community:" + Counters.TENANT),
                    "X-Min-Position",
                    raised.headers().firstValue("X-Position").orElseThrow())
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(Json.EVENTS.readTree(read.body()).get("items").findValuesAsText("count"))
        .contains("2");
  }
}

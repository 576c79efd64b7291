package org.jiebang.gateway.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jiebang.gateway.route.DoorUnderTest.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.gateway.drain.Draining;
import org.jiebang.gateway.limit.Allowance;
import org.jiebang.gateway.limit.Turnstile;
import org.jiebang.gateway.patience.Patience;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** WebSockets through the door, to a service that speaks them. */
@SuppressWarnings("NullAway.Init") // set before each test
class WebSocketsTest {

  private static final String PATH = "/api/v1/needs/live";

  /** How long a busy machine may take. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Believes every token. */
  private static final Turnstile KNOWN =
      (routing, then) -> then.accept(new Allowance(List.of(), 0).of(caller(routing.request())));

  private final BlockingQueue<String> closedAtService = new LinkedBlockingQueue<>();
  private DoorUnderTest door;
  private WebSocketClient client;

  @BeforeEach
  void open() throws Exception {
    open(new QuickDoor());
  }

  private void open(QuickDoor config) throws Exception {
    door = new DoorUnderTest(config, KNOWN, this::service);
    client = door.vertx.createWebSocketClient();
  }

  @AfterEach
  void close() throws Exception {
    door.close();
  }

  private static @Nullable Caller caller(HttpServerRequest request) {
    String token = request.getHeader("Authorization");
    return token == null
        ? null
        : new Caller(
            UUID.nameUUIDFromBytes(token.split("\\.")[0].getBytes(UTF_8)), List.of(), null);
  }

  private static String token(String who, int seconds) {
    String claims = "{\"exp\":%d}".formatted(Instant.now().getEpochSecond() + seconds);
    return "Bearer %s.%s.x"
        .formatted(who, Base64.getUrlEncoder().encodeToString(claims.getBytes(UTF_8)));
  }

  private void service(HttpServerRequest request) {
    switch (request.path()) {
      case PATH -> {
        String seen =
            Json.EVENTS
                .createObjectNode()
                .put("uri", request.uri())
                .put("authorization", request.getHeader("Authorization"))
                .put("for", request.getHeader("X-Forwarded-For"))
                .toString();
        request
            .toWebSocket()
            .onSuccess(
                socket -> {
                  // A service has no such clock; one is in every server of this process.
                  if (request.connection() instanceof ConnectionBase connection) {
                    Patience.noMoreRequests(connection.channel());
                  }
                  converse(socket, seen);
                });
      }
      case "/api/v1/needs/refused" ->
          request
              .response()
              .setStatusCode(404)
              .putHeader("Content-Type", "application/problem+json")
              .end("{\"code\":\"NOT_FOUND\"}");
      default -> DoorUnderTest.echo(request);
    }
  }

  private void converse(ServerWebSocket socket, String seen) {
    socket.closeHandler(
        _ -> closedAtService.add(socket.closeStatusCode() + " " + socket.closeReason()));
    socket.textMessageHandler(
        text -> {
          switch (text) {
            case "who?" -> socket.writeTextMessage(seen);
            case "go" -> socket.close((short) 4001, "as you wish");
            default -> socket.writeTextMessage(text);
          }
        });
    socket.binaryMessageHandler(socket::writeBinaryMessage);
    socket.writeTextMessage("welcome"); // before the client is through
  }

  /** One end of a WebSocket, and what it heard. */
  private static final class Line {
    final BlockingQueue<Buffer> heard = new LinkedBlockingQueue<>();
    final BlockingQueue<String> closed = new LinkedBlockingQueue<>();
    final ClientWebSocket socket;

    /** Before it is connected, so that it misses nothing. */
    Line(ClientWebSocket socket) {
      this.socket = socket;
      socket.closeHandler(_ -> closed.add(socket.closeStatusCode() + " " + socket.closeReason()));
      socket.textMessageHandler(text -> heard.add(Buffer.buffer(text)));
      socket.binaryMessageHandler(heard::add);
    }

    Buffer next() throws InterruptedException {
      Buffer next = heard.poll(1, TimeUnit.MINUTES);
      assertThat(next).as("something to be heard").isNotNull();
      return next;
    }

    String end() throws InterruptedException {
      String end = closed.poll(1, TimeUnit.MINUTES);
      assertThat(end).as("an end").isNotNull();
      return end;
    }
  }

  private WebSocketConnectOptions to(String path, @Nullable String token) {
    return to(path, token, null);
  }

  private WebSocketConnectOptions to(String path, @Nullable String token, @Nullable String origin) {
    var options =
        new WebSocketConnectOptions()
            .setHost(door.address().getHost())
            .setPort(door.address().getPort())
            .setURI(path)
            .setAllowOriginHeader(origin != null);
    if (origin != null) {
      options.addHeader("Origin", origin);
    }
    return token == null ? options : options.addHeader("Authorization", token);
  }

  private Line connect(WebSocketConnectOptions options) throws Exception {
    var line = new Line(client.webSocket());
    line.socket.connect(options).toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
    return line;
  }

  private UpgradeRejectedException refused(WebSocketConnectOptions options) {
    Future<WebSocket> refused = client.connect(options);
    await().atMost(PATIENCE).until(refused::isComplete);
    assertThat(refused.cause()).isInstanceOf(UpgradeRejectedException.class);
    return (UpgradeRejectedException) refused.cause();
  }

  private void refused(WebSocketConnectOptions options, int status, String code) throws Exception {
    UpgradeRejectedException refused = refused(options);
    assertThat(refused.getStatus()).isEqualTo(status);
    assertThat(refused.getHeaders().get("Content-Type")).isEqualTo("application/problem+json");
    JsonNode problem = Json.EVENTS.readTree(refused.getBody().getBytes());
    assertThat(problem.get("code").asText()).isEqualTo(code);
  }

  @Test
  void words_and_bytes_go_both_ways() throws Exception {
    String token = token("anna", 60);
    Line line = connect(to(PATH + "?a=%20b", token));
    assertThat(line.next()).hasToString("welcome");
    line.socket.writeTextMessage("你好");
    assertThat(line.next()).hasToString("你好");
    Buffer large = Buffer.buffer(new byte[200_000]).appendString("end");
    line.socket.writeBinaryMessage(large); // in several frames
    assertThat(line.next()).isEqualTo(large);
    line.socket.writeTextMessage("who?");
    JsonNode seen = Json.EVENTS.readTree(line.next().getBytes());
    assertThat(seen.get("uri").asText()).isEqualTo(PATH + "?a=%20b");
    assertThat(seen.get("authorization").asText()).isEqualTo(token);
    assertThat(seen.get("for").asText()).isEqualTo("127.0.0.1");
  }

  /** What is no request has no head that could be late. */
  @Test
  void a_conversation_outlasts_the_time_that_a_head_has() throws Exception {
    close();
    System.setProperty("jiebang.patience.head", "1s");
    try {
      open();
    } finally {
      System.clearProperty("jiebang.patience.head");
    }
    Line line = connectInTime(to(PATH, token("anna", 60)));
    line.next();
    for (int i = 0; i < 8; i++) {
      line.socket.writeTextMessage("still here");
      assertThat(line.next()).hasToString("still here");
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
    assertThat(line.closed).isEmpty();
  }

  /** Whose head comes late because the machine stood still tries again. */
  private Line connectInTime(WebSocketConnectOptions options) {
    return await().atMost(PATIENCE).ignoreExceptions().until(() -> connect(options), _ -> true);
  }

  @Test
  void either_side_ends_it_with_its_own_words() throws Exception {
    Line asked = connect(to(PATH, token("anna", 60)));
    asked.socket.writeTextMessage("go");
    assertThat(asked.end()).isEqualTo("4001 as you wish");
    closedAtService.poll(1, TimeUnit.MINUTES);
    Line left = connect(to(PATH, token("anna", 60)));
    left.socket.close((short) 4002, "enough");
    assertThat(closedAtService.poll(1, TimeUnit.MINUTES)).isEqualTo("4002 enough");
  }

  @Test
  void nobody_connects_without_a_token() throws Exception {
    refused(to(PATH, null), 401, "AUTH_REQUIRED");
  }

  @Test
  void pages_connect_only_from_origins_that_may_call() throws Exception {
    String token = token("anna", 60);
    refused(to(PATH, token, "https://evil.example"), 403, "ORIGIN_NOT_ALLOWED");
    refused(to(PATH, token, "null"), 403, "ORIGIN_NOT_ALLOWED");
    assertThat(connect(to(PATH, token, QuickDoor.PAGE)).next()).hasToString("welcome");
    assertThat(connect(to(PATH, token, door.address().toString())).next()).hasToString("welcome");
  }

  @Test
  void what_the_service_answers_instead_is_passed_on() throws Exception {
    refused(to("/api/v1/needs/refused", token("anna", 60)), 404, "NOT_FOUND");
    assertThat(refused(to("/api/v1/needs", token("anna", 60))).getStatus()).isEqualTo(200);
    refused(to("/api/v1/tasks", token("anna", 60)), 503, "SERVICE_UNAVAILABLE");
  }

  @Test
  void any_other_upgrade_is_passed_over() throws Exception {
    String other =
        "GET /api/v1/needs HTTP/1.1\r\nHost: a\r\nConnection: close\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n";
    String answer = door.raw(other);
    assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("upgrade");
    // Nothing of this process goes on as a WebSocket.
    assertThat(refused(to("/api/v1/me", token("anna", 60))).getStatus()).isEqualTo(200);
    assertThat(json(door.send(door.get("/api/v1/needs"))).get("method").asText()).isEqualTo("GET");
  }

  @Test
  void a_person_has_a_few_and_others_have_theirs() throws Exception {
    Line first = connect(to(PATH, token("anna", 60)));
    connect(to(PATH, token("anna", 60)));
    refused(to(PATH, token("anna", 60)), 429, "RATE_LIMITED");
    assertThat(connect(to(PATH, token("berta", 60))).next()).hasToString("welcome");
    first.socket.close();
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              Future<WebSocket> again = client.connect(to(PATH, token("anna", 60)));
              await().atMost(PATIENCE).until(again::isComplete);
              return again.succeeded();
            });
  }

  @Test
  void silence_ends_it() throws Exception {
    close();
    open(QuickDoor.idle(Duration.ofMillis(600)));
    Line line = connect(to(PATH, token("anna", 60)));
    assertThat(line.end()).isEqualTo("1001 IDLE");
    assertThat(closedAtService.poll(1, TimeUnit.MINUTES)).isEqualTo("1001 IDLE");
  }

  @Test
  void the_end_of_the_token_ends_it() throws Exception {
    Line line = connect(to(PATH, token("anna", 0)));
    assertThat(line.end()).isEqualTo("1008 TOKEN_EXPIRED");
  }

  @Test
  void when_the_door_closes_they_are_told_to_come_again() throws Exception {
    Line line = connect(to(PATH, token("anna", 60)));
    line.next();
    door.door.drain(new Draining());
    assertThat(line.end()).isEqualTo("1012 DRAINING");
    refused(to(PATH, token("anna", 60)), 503, "BACKPRESSURE");
  }
}

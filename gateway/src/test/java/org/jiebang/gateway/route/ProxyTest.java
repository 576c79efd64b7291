package org.jiebang.gateway.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.gateway.GatewayConfig;
import org.jiebang.gateway.limit.Allowance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The door on a real socket, before a service that behaves as badly as it is told to. */
class ProxyTest {

  private static final int BODY_LIMIT = 1_000;

  private static final Vertx VERTX = Vertx.vertx();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static URI door = URI.create("http://127.0.0.1");

  @BeforeAll
  static void open() throws Exception {
    URI service = listen(ProxyTest::service);
    URI down = URI.create("http://127.0.0.1:" + freePort());
    Router router = Router.router(VERTX);
    new Door(
            VERTX,
            new Routes(),
            new Peers(service, down, service),
            (_, then) -> then.accept(new Allowance(List.of(), 0)),
            new Quick())
        .mount(router);
    router.route().handler(routing -> routing.response().end("here"));
    door = listen(router::handle);
  }

  @AfterAll
  static void close() throws Exception {
    VERTX.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void a_request_reaches_its_service_with_method_query_and_body() throws Exception {
    JsonNode seen = json(send(post("/api/v1/needs?lang=zh%20cn", "{\"a\":1}")));
    assertThat(seen.get("method").asText()).isEqualTo("POST");
    assertThat(seen.get("uri").asText()).isEqualTo("/api/v1/needs?lang=zh%20cn");
    assertThat(seen.get("body").asText()).isEqualTo("{\"a\":1}");
    assertThat(seen.get("headers").get("content-length").asText()).isEqualTo("7");
  }

  @Test
  void what_the_gateway_answers_itself_is_let_through() throws Exception {
    HttpResponse<String> answer = send(get("/api/v1/me"));
    assertThat(answer.body()).isEqualTo("here");
    assertThat(answer.headers().allValues("X-Request-Id")).hasSize(1);
  }

  @Test
  void a_path_of_nobody_is_a_problem() throws Exception {
    HttpResponse<String> answer = send(get("/api/v1/secrets"));
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(json(answer).get("code").asText()).isEqualTo("NOT_FOUND");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void forged_forwarding_headers_are_replaced_by_what_was_seen() throws Exception {
    HttpRequest forged =
        request("/api/v1/needs")
            .header("X-Forwarded-For", "1.2.3.4")
            .header("X-Forwarded-Host", "evil.example")
            .header("X-Forwarded-Prefix", "/evil")
            .header("Forwarded", "for=1.2.3.4;host=evil.example")
            .header("X-Real-IP", "1.2.3.4")
            .build();
    JsonNode headers = json(send(forged)).get("headers");
    assertThat(headers.get("x-forwarded-for").asText()).isEqualTo("127.0.0.1");
    assertThat(headers.get("x-forwarded-host").asText()).isEqualTo(door.getAuthority());
    assertThat(headers.get("x-forwarded-proto").asText()).isEqualTo("http");
    assertThat(headers.has("x-forwarded-prefix")).isFalse();
    assertThat(headers.has("forwarded")).isFalse();
    assertThat(headers.has("x-real-ip")).isFalse();
  }

  @Test
  void every_request_has_an_id_and_a_trace_and_keeps_good_ones() throws Exception {
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    HttpResponse<String> kept =
        send(
            request("/api/v1/needs")
                .header("X-Request-Id", "request-0001")
                .header("traceparent", trace)
                .build());
    assertThat(kept.headers().allValues("X-Request-Id")).containsExactly("request-0001");
    assertThat(json(kept).get("headers").get("x-request-id").asText()).isEqualTo("request-0001");
    assertThat(json(kept).get("headers").get("traceparent").asText()).isEqualTo(trace);

    HttpResponse<String> made =
        send(
            request("/api/v1/needs")
                .header("X-Request-Id", "<script>")
                .header("traceparent", "00-zz")
                .build());
    assertThat(made.headers().firstValue("X-Request-Id").orElse("")).matches("[0-9a-f-]{36}");
    assertThat(json(made).get("headers").get("traceparent").asText())
        .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
  }

  @Test
  void no_inner_host_leaks() throws Exception {
    HttpResponse<String> answer = send(post("/api/v1/needs/absolute", ""));
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Location")).hasValue("/api/v1/needs/1");
    assertThat(answer.headers().firstValue("Server")).isEmpty();
    assertThat(answer.headers().firstValue("ETag")).hasValue("\"1\"");
    assertThat(answer.headers().firstValue("X-Position")).hasValue("needs/17/4711");
  }

  @Test
  void a_service_that_is_down_is_said_to_be_so() throws Exception {
    HttpResponse<String> answer = send(post("/api/v1/tasks", "{}"));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(json(answer).get("code").asText()).isEqualTo("SERVICE_UNAVAILABLE");
    assertThat(json(answer).get("instance").asText()).isEqualTo("/api/v1/tasks");
    assertThat(answer.body()).doesNotContain("127.0.0.1", "refused", "Exception");
  }

  @Test
  void a_service_that_hangs_up_is_said_to_be_down() throws Exception {
    assertThat(send(get("/api/v1/needs/hang-up")).statusCode()).isEqualTo(503);
  }

  @Test
  void a_service_that_is_silent_times_out() throws Exception {
    HttpResponse<String> answer = send(get("/api/v1/needs/silent"));
    assertThat(answer.statusCode()).isEqualTo(504);
    assertThat(json(answer).get("code").asText()).isEqualTo("SERVICE_TIMEOUT");
  }

  @Test
  void a_body_over_the_limit_is_refused_announced_or_not() throws Exception {
    String large = "x".repeat(BODY_LIMIT + 1);
    HttpResponse<String> announced = send(post("/api/v1/needs", large));
    assertThat(announced.statusCode()).isEqualTo(413);
    assertThat(json(announced).get("code").asText()).isEqualTo("PAYLOAD_TOO_LARGE");

    HttpRequest chunked =
        request("/api/v1/needs")
            .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(large.getBytes(UTF_8))))
            .build();
    assertThat(send(chunked).statusCode()).isEqualTo(413);
  }

  @Test
  void a_chunked_body_arrives_framed_anew() throws Exception {
    HttpRequest chunked =
        request("/api/v1/needs")
            .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString("in pieces")))
            .build();
    JsonNode seen = json(send(chunked));
    assertThat(seen.get("body").asText()).isEqualTo("in pieces");
    assertThat(seen.get("headers").get("content-length").asText()).isEqualTo("9");
    assertThat(seen.get("headers").has("transfer-encoding")).isFalse();
  }

  @Test
  void answers_without_a_body_stay_without() throws Exception {
    HttpResponse<String> unchanged = send(get("/api/v1/needs/unchanged"));
    assertThat(unchanged.statusCode()).isEqualTo(304);
    assertThat(unchanged.headers().firstValue("Transfer-Encoding")).isEmpty();
    HttpResponse<String> head =
        send(request("/api/v1/needs").method("HEAD", BodyPublishers.noBody()).build());
    assertThat(head.statusCode()).isEqualTo(200);
  }

  @Test
  void an_unknown_method_is_a_problem() throws Exception {
    HttpResponse<String> answer =
        send(request("/api/v1/needs").method("PROPFIND", BodyPublishers.noBody()).build());
    assertThat(answer.statusCode()).isEqualTo(405);
  }

  @Test
  void two_lengths_or_a_length_and_chunks_do_not_reach_a_service() throws Exception {
    String smuggled =
        "POST /api/v1/needs HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n"
            + "Connection: close\r\n\r\nabcdef";
    assertThat(raw(smuggled)).startsWith("HTTP/1.1 400");
  }

  private static void service(HttpServerRequest request) {
    switch (request.path()) {
      case "/api/v1/needs/silent" -> {}
      case "/api/v1/needs/hang-up" -> request.connection().close();
      case "/api/v1/needs/unchanged" ->
          request.response().setStatusCode(304).putHeader("ETag", "\"1\"").end();
      case "/api/v1/needs/absolute" ->
          request
              .response()
              .setStatusCode(201)
              .putHeader("Location", "http://needs-service.inner:8081/api/v1/needs/1")
              .putHeader("Server", "inner/1.0")
              .putHeader("ETag", "\"1\"")
              .putHeader("X-Position", "needs/17/4711")
              .end("{}");
      default -> echo(request);
    }
  }

  private static void echo(HttpServerRequest request) {
    request.bodyHandler(
        body -> {
          var seen = Json.EVENTS.createObjectNode();
          seen.put("method", request.method().name());
          seen.put("uri", request.uri());
          seen.put("body", body.toString(UTF_8));
          var headers = seen.putObject("headers");
          request.headers().forEach((name, value) -> headers.put(name.toLowerCase(), value));
          request.response().end(seen.toString());
        });
  }

  private static URI listen(io.vertx.core.Handler<HttpServerRequest> handler) throws Exception {
    HttpServer server =
        VERTX
            .createHttpServer()
            .requestHandler(handler)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
    return URI.create("http://127.0.0.1:" + server.actualPort());
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(door + path))
        .version(HttpClient.Version.HTTP_1_1)
        .timeout(Duration.ofSeconds(10));
  }

  private static HttpRequest get(String path) {
    return request(path).build();
  }

  private static HttpRequest post(String path, String body) {
    return request(path).POST(BodyPublishers.ofString(body)).build();
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return CLIENT.send(request, BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return Json.EVENTS.readTree(answer.body());
  }

  private static String raw(String request) throws IOException {
    try (var socket = new Socket(door.getHost(), door.getPort())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  /** Short waits, so that the tests need none. */
  private static final class Quick implements GatewayConfig, GatewayConfig.Proxy {
    @Override
    public Proxy proxy() {
      return this;
    }

    @Override
    public Issuer issuer() {
      throw new UnsupportedOperationException("the door issues nothing");
    }

    @Override
    public Duration connectTimeout() {
      return Duration.ofMillis(500);
    }

    @Override
    public Duration readTimeout() {
      return Duration.ofMillis(500);
    }

    @Override
    public int connectionsPerService() {
      return 4;
    }

    @Override
    public int waitingPerService() {
      return 4;
    }

    @Override
    public Duration bodyTimeout() {
      return Duration.ofMillis(500);
    }

    @Override
    public int bodyLimitBytes() {
      return BODY_LIMIT;
    }
  }
}

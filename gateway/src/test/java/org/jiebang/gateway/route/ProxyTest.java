package org.jiebang.gateway.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.gateway.route.DoorUnderTest.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jiebang.gateway.limit.Allowance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The door on a real socket, before a service that behaves as badly as it is told to. */
class ProxyTest {

  private static final Queue<String> SEEN_BY_TURNSTILE = new ConcurrentLinkedQueue<>();
  private static final String LONG_AGO = "Sun, 06 Nov 1994 08:49:37 GMT";
  private static DoorUnderTest door;
  private static DoorUnderTest hasty;

  @BeforeAll
  static void open() throws Exception {
    door = door(new QuickDoor());
    hasty = door(QuickDoor.hasty());
  }

  private static DoorUnderTest door(QuickDoor config) throws Exception {
    return new DoorUnderTest(
        config,
        (routing, then) -> {
          SEEN_BY_TURNSTILE.add(
              routing.request().uri() + " " + routing.request().getHeader("Authorization"));
          then.accept(new Allowance(List.of(), 0));
        },
        ProxyTest::service);
  }

  @AfterAll
  static void close() throws Exception {
    door.close();
    hasty.close();
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
    assertThat(headers.get("x-forwarded-host").asText()).isEqualTo(door.address().getAuthority());
    assertThat(headers.get("x-forwarded-proto").asText()).isEqualTo("http");
    assertThat(headers.has("x-forwarded-prefix")).isFalse();
    assertThat(headers.get("forwarded").asText())
        .isEqualTo("for=127.0.0.1;proto=http;host=\"" + door.address().getAuthority() + "\"");
    assertThat(headers.has("x-real-ip")).isFalse();
  }

  @Test
  void a_ballot_of_a_secret_vote_brings_nothing_of_its_sender_to_the_service() throws Exception {
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    String item = "/api/v1/agenda-items/01900000-0000-7000-8000-0000000000e7";
    JsonNode ballot = json(send(traced(item + "/ballots", trace))).get("headers");
    assertThat(ballot.has("x-forwarded-for")).isFalse();
    assertThat(ballot.get("forwarded").asText()).startsWith("for=unknown;");
    assertThat(ballot.get("x-request-id").asText()).isNotEqualTo("request-0001");
    assertThat(ballot.get("traceparent").asText()).doesNotContain(trace.substring(3, 35));
    // The canary: for a paper, which is asked for by name, all of it goes on.
    JsonNode paper = json(send(traced(item + "/ballot-papers", trace))).get("headers");
    assertThat(paper.get("x-forwarded-for").asText()).isEqualTo("127.0.0.1");
    assertThat(paper.get("x-request-id").asText()).isEqualTo("request-0001");
    assertThat(paper.get("traceparent").asText()).isEqualTo(trace);
  }

  private static HttpRequest traced(String path, String trace) {
    return request(path)
        .header("X-Request-Id", "request-0001")
        .header("traceparent", trace)
        .POST(BodyPublishers.ofString("{}"))
        .build();
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
  void the_key_in_a_form_is_a_token_before_anybody_counts() throws Exception {
    String form = "jurisdiction_id=1&api_key=a.b-c_d%3D&description=%E6%A5%BC+%E9%81%93";
    JsonNode seen = json(send(post("/open311/v2/requests.json?known", form)));
    assertThat(SEEN_BY_TURNSTILE).contains("/open311/v2/requests.json?known Bearer a.b-c_d=");
    assertThat(seen.at("/headers/authorization").asText()).isEqualTo("Bearer a.b-c_d=");
    assertThat(seen.get("body").asText()).isEqualTo(form);
    HttpRequest both =
        request("/open311/v2/requests?both")
            .header("Authorization", "Bearer mine")
            .POST(BodyPublishers.ofString("api_key=other"))
            .build();
    assertThat(json(send(both)).at("/headers/authorization").asText()).isEqualTo("Bearer mine");
  }

  @Test
  void what_is_no_key_makes_nobody_of_the_sender() throws Exception {
    for (String form :
        List.of(
            "", "a=b", "api_key=", "api_key=a&api_key=b", "api_key=a%0d%0aX:b", "api_key=%zz")) {
      JsonNode seen = json(send(post("/open311/v2/requests.json?nobody", form)));
      assertThat(seen.get("headers").has("authorization")).as(form).isFalse();
      assertThat(seen.get("body").asText()).isEqualTo(form);
    }
    JsonNode elsewhere = json(send(post("/api/v1/needs?elsewhere", "api_key=a")));
    assertThat(elsewhere.get("headers").has("authorization")).isFalse();
  }

  @Test
  void a_form_over_the_limit_is_counted_and_refused() throws Exception {
    HttpResponse<String> answer =
        send(post("/open311/v2/requests.xml?large", "api_key=" + "x".repeat(QuickDoor.BODY_LIMIT)));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(SEEN_BY_TURNSTILE).contains("/open311/v2/requests.xml?large null");
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
  void a_body_over_the_limit_is_refused_announced_or_not() throws Exception {
    String large = "x".repeat(QuickDoor.BODY_LIMIT + 1);
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
  void what_has_come_of_a_body_buys_it_time_and_who_sends_no_more_is_given_up() throws Exception {
    long begun = System.nanoTime();
    String answer =
        hasty.raw(
            "POST /api/v1/needs HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n\r\n"
                + "x".repeat(800));
    assertThat(answer).startsWith("HTTP/1.1 408").contains("REQUEST_TIMEOUT");
    // Half a second for all, and 0.8 s for what has come.
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(1_250));
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
  void answers_of_any_length_arrive_whole_and_dated() throws Exception {
    for (int bytes : List.of(0, 1, 1_024, 65_536, 65_537, 300_000)) {
      for (String framing : List.of("", "&chunked=1")) {
        HttpResponse<String> answer = send(get("/api/v1/needs/long?bytes=" + bytes + framing));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).hasSize(bytes);
        assertThat(answer.headers().allValues("Date"))
            .singleElement()
            .satisfies(date -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
      }
    }
  }

  @Test
  void the_date_of_an_answer_stays() throws Exception {
    for (int bytes : List.of(1_024, 65_537)) {
      HttpResponse<String> answer = send(get("/api/v1/needs/long?date=1&bytes=" + bytes));
      assertThat(answer.headers().allValues("Date"))
          .singleElement()
          .extracting(DateTimeFormatter.RFC_1123_DATE_TIME::parse)
          .extracting(Instant::from)
          .isEqualTo(Instant.parse("1994-11-06T08:49:37Z"));
    }
  }

  @Test
  void an_unknown_method_is_a_problem() throws Exception {
    HttpResponse<String> answer =
        send(request("/api/v1/needs").method("PROPFIND", BodyPublishers.noBody()).build());
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET", "POST");
  }

  @Test
  void two_lengths_or_a_length_and_chunks_do_not_reach_a_service() throws Exception {
    String smuggled =
        "POST /api/v1/needs HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n"
            + "Connection: close\r\n\r\nabcdef";
    assertThat(door.raw(smuggled)).startsWith("HTTP/1.1 400");
  }

  private static void service(HttpServerRequest request) {
    switch (request.path()) {
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
      case "/api/v1/needs/long" -> {
        Buffer body = Buffer.buffer("x".repeat(Integer.parseInt(request.getParam("bytes"))));
        if (request.getParam("chunked") != null) {
          request.response().setChunked(true);
        }
        if (request.getParam("date") != null) {
          request.response().putHeader("Date", LONG_AGO);
        }
        request.response().end(body);
      }
      default -> DoorUnderTest.echo(request);
    }
  }

  private static HttpRequest.Builder request(String path) {
    return door.request(path);
  }

  private static HttpRequest get(String path) {
    return door.get(path);
  }

  private static HttpRequest post(String path, String body) {
    return door.post(path, body);
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return door.send(request);
  }
}

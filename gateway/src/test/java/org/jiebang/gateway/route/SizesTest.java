package org.jiebang.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.gateway.route.DoorUnderTest.json;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.PartnerScope;
import org.jiebang.gateway.limit.Allowance;
import org.jiebang.gateway.limit.Turnstile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each route has its own limits, and keeps them whatever the others'. */
class SizesTest {

  /** Whoever says so comes through an app that loads. */
  private static final Turnstile KNOWN =
      (routing, then) -> {
        Set<String> scopes =
            routing.request().getHeader("X-Loader") == null
                ? Set.of("needs:write")
                : Set.of("needs:write", PartnerScope.LOAD);
        UUID app = new UUID(7, 7);
        then.accept(
            new Allowance(List.of(), 0).of(new Caller(app, List.of(), app.toString(), scopes)));
      };

  private static DoorUnderTest door;

  @BeforeAll
  static void open() throws Exception {
    door = new DoorUnderTest(new QuickDoor(), KNOWN, DoorUnderTest::echo);
  }

  @AfterAll
  static void close() throws Exception {
    door.close();
  }

  private static void refused(HttpRequest request, int status, String code) throws Exception {
    HttpResponse<String> answer = door.send(request);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.headers().firstValue("Connection")).hasValue("close");
    assertThat(json(answer).get("code").asText()).isEqualTo(code);
  }

  private static HttpRequest withHeaders(String path, int bytes) {
    return door.request(path).header("X-Long", "x".repeat(bytes)).build();
  }

  private static HttpRequest chunked(String path, int bytes) {
    return door.request(path)
        .POST(
            BodyPublishers.fromPublisher(
                BodyPublishers.ofByteArray("x".repeat(bytes).getBytes(StandardCharsets.US_ASCII))))
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/needs, 1000, 4000, 1000",
    "/api/v1/me, 1000, 4000, 1000",
    "/api/v1/auth/tokens, 100, 1000, 200",
    "/open311/v2/requests.json, 500, 2000, 400",
    "/api/v1/needs/01900000-0000-7000-8000-000000000011/attachments, 200, 3000, 60000"
  })
  void what_is_larger_than_its_route_allows_is_refused_and_what_is_not_goes_on(
      String path, int uri, int headers, int body) throws Exception {
    String longest = path + "?" + "q".repeat(uri - path.length() - 1);
    assertThat(door.send(door.get(longest)).statusCode()).isEqualTo(200);
    refused(door.get(longest + "q"), 414, "URI_TOO_LONG");

    // What the client adds by itself fits into the rest.
    assertThat(door.send(withHeaders(path, headers - 400)).statusCode()).isEqualTo(200);
    refused(withHeaders(path, headers), 431, "HEADERS_TOO_LARGE");

    assertThat(door.send(door.post(path, "x".repeat(body))).statusCode()).isEqualTo(200);
    refused(door.post(path, "x".repeat(body + 1)), 413, "PAYLOAD_TOO_LARGE");
    assertThat(door.send(chunked(path, body)).statusCode()).isEqualTo(200);
    refused(chunked(path, body + 1), 413, "PAYLOAD_TOO_LARGE");
  }

  @Test
  void only_who_was_given_the_scope_imports_much() throws Exception {
    String large = "x".repeat(50_000);
    HttpRequest.Builder loader = door.request("/api/v1/needs/imports").header("X-Loader", "yes");
    HttpResponse<String> taken =
        door.send(loader.copy().POST(BodyPublishers.ofString(large)).build());
    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(json(taken).get("body").asText()).isEqualTo(large);
    refused(
        loader.copy().POST(BodyPublishers.ofString(large + "x")).build(), 413, "PAYLOAD_TOO_LARGE");
    refused(door.post("/api/v1/needs/imports", large), 413, "PAYLOAD_TOO_LARGE");
    refused(
        door.request("/api/v1/needs")
            .header("X-Loader", "yes")
            .POST(BodyPublishers.ofString(large))
            .build(),
        413,
        "PAYLOAD_TOO_LARGE");
  }
}

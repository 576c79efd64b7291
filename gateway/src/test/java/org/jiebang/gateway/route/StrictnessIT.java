package org.jiebang.gateway.route;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiebang.gateway.GatewayUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is read in one way by one server and in another by the next (RFC 9112), written on a raw
 * socket: answered 400 and closed, cut off, or passed on once and closed. The request that hides in
 * the first one's body is never answered.
 */
@QuarkusTest
@QuarkusTestResource(GatewayUnderTest.class)
@SuppressWarnings("NullAway.Init") // set by Quarkus
class StrictnessIT {

  private static final String HIDDEN = "GET /api/v1/needs/hidden HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final Pattern ANSWER = Pattern.compile("HTTP/1\\.[01] (\\d{3})");

  @TestHTTPResource URI address;

  private record Raw(String what, String request) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static Raw post(String what, String headers, String body) {
    return new Raw(
        what, "POST /api/v1/needs HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body + HIDDEN);
  }

  private static Raw get(String what, String line, String headers) {
    return new Raw(what, line + "\r\n" + headers + "\r\n" + HIDDEN);
  }

  static Stream<Raw> refused() {
    return Stream.of(
        post("two lengths", "Content-Length: 3\r\nContent-Length: 5\r\n", "abc"),
        post("two lengths in one line", "Content-Length: 3, 5\r\n", "abc"),
        post("a signed length", "Content-Length: +3\r\n", "abc"),
        post("a negative length", "Content-Length: -3\r\n", "abc"),
        post("a hexadecimal length", "Content-Length: 0x3\r\n", "abc"),
        post("a length with a letter", "Content-Length: 3a\r\n", "abc"),
        post("a length beyond all numbers", "Content-Length: 99999999999999999999\r\n", "abc"),
        post("an unknown coding", "Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"),
        post("chunks that are not the last coding", "Transfer-Encoding: chunked, identity\r\n", ""),
        post("a coding before the chunks", "Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"),
        post(
            "two codings",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
            "0\r\n\r\n"),
        post("a space before the colon", "Transfer-Encoding : chunked\r\n", "0\r\n\r\n"),
        post("a folded coding", "Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n"),
        post("a folded length", "Content-Length: 1\r\n\t2\r\n", "abc"),
        post("a folded header", "X-A: a\r\n b\r\nContent-Length: 3\r\n", "abc"),
        get("two hosts", "GET /api/v1/needs HTTP/1.1", "Host: a\r\nHost: b\r\n"),
        get("no host", "GET /api/v1/needs HTTP/1.1", "Accept: */*\r\n"),
        get("an absolute target", "GET http://b/api/v1/needs HTTP/1.1", "Host: a\r\n"),
        get("an absolute target of a file", "GET file:///etc/hosts HTTP/1.1", "Host: a\r\n"),
        get("another authority", "GET //b/api/v1/needs HTTP/1.1", "Host: a\r\n"),
        get("a NUL in a header", "GET /api/v1/needs HTTP/1.1", "Host: a\r\nX-A: a\0b\r\n"),
        get("a space in a header's name", "GET /api/v1/needs HTTP/1.1", "Host: a\r\nX A: b\r\n"),
        get("a header without a name", "GET /api/v1/needs HTTP/1.1", "Host: a\r\n: b\r\n"),
        get("no version", "GET /api/v1/needs", "Host: a\r\n"),
        get("old and chunked", "POST /api/v1/needs HTTP/1.0", "Transfer-Encoding: chunked\r\n"));
  }

  static Stream<Raw> cutOff() {
    return Stream.of(
        post("a chunk's size in hexadecimal", "Transfer-Encoding: chunked\r\n", "0x3\r\nabc\r\n"),
        post("a negative chunk", "Transfer-Encoding: chunked\r\n", "-1\r\nabc\r\n"),
        post("a chunk without a size", "Transfer-Encoding: chunked\r\n", "\r\nabc\r\n"),
        post("a chunk longer than it says", "Transfer-Encoding: chunked\r\n", "1\r\nabc\r\n"),
        get("an unknown version", "GET /api/v1/needs HTTP/9.9", "Host: a\r\n"));
  }

  static Stream<Raw> settled() {
    return Stream.of(
        post(
            "a length and chunks",
            "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
            "3\r\nabc\r\n0\r\n\r\n"),
        post(
            "chunks and a length",
            "Transfer-Encoding: chunked\r\nContent-Length: 300\r\n",
            "3\r\nabc\r\n0\r\n\r\n"));
  }

  @ParameterizedTest
  @MethodSource
  void refused(Raw raw) throws IOException {
    String answer = send(raw.request());
    assertThat(answer).doesNotContain("hidden");
    assertThat(statuses(answer)).containsExactly("400");
    assertThat(answer)
        .containsIgnoringCase("content-type: application/problem+json")
        .contains("\"code\":\"VALIDATION_FAILED\"");
  }

  @Test
  void a_head_beyond_what_is_decoded_is_a_problem_too() throws IOException {
    String line = send("GET /api/v1/needs?" + "q".repeat(5_000) + " HTTP/1.1\r\nHost: a\r\n\r\n");
    assertThat(statuses(line)).containsExactly("414");
    assertThat(line).contains("\"code\":\"URI_TOO_LONG\"");
    String headers =
        send("GET /api/v1/needs HTTP/1.1\r\nHost: a\r\nX-A: " + "x".repeat(30_000) + "\r\n\r\n");
    assertThat(statuses(headers)).containsExactly("431");
    assertThat(headers).contains("\"code\":\"HEADERS_TOO_LARGE\"");
  }

  @Test
  void sign_in_is_short_and_has_a_limit_of_its_own() throws IOException {
    for (String framing :
        List.of(
            "Content-Length: 5000\r\n\r\n" + " ".repeat(5_000),
            "Transfer-Encoding: chunked\r\n\r\n1388\r\n" + " ".repeat(5_000) + "\r\n0\r\n\r\n")) {
      String head = " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n" + framing;
      assertThat(statuses(send("POST /api/v1/auth/tokens" + head))).containsExactly("413");
    }
    String usual = "POST /api/v1/needs HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";
    assertThat(statuses(send(usual + "Content-Length: 5000\r\n\r\n" + " ".repeat(5_000))))
        .containsExactly("200");
  }

  @Test
  void nobody_goes_on_as_a_web_socket_without_a_token() throws IOException {
    String head =
        "GET /api/v1/needs HTTP/1.1\r\nHost: a\r\nConnection: close\r\nConnection: Upgrade\r\n"
            + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    String answer = send(head);
    assertThat(statuses(answer)).containsExactly("401");
    assertThat(answer).contains("\"code\":\"AUTH_REQUIRED\"");
  }

  /** The decoder hangs up by itself when it cannot go on: mostly without a word. */
  @ParameterizedTest
  @MethodSource
  void cutOff(Raw raw) throws IOException {
    String answer = send(raw.request());
    assertThat(answer).doesNotContain("hidden");
    assertThat(statuses(answer)).isSubsetOf("400");
  }

  @ParameterizedTest
  @MethodSource
  void settled(Raw raw) throws IOException {
    String answer = send(raw.request());
    assertThat(answer).doesNotContain("hidden");
    assertThat(statuses(answer)).hasSize(1);
  }

  /**
   * What is no path of ours does not exist, also where a resource would be found behind it: they
   * are looked up without matrix parameters.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1;/auth/jwks",
        "/api/v1;x/me",
        "/;x/api/v1/me",
        "/api/v1/me;x=1",
        "/admin;x/gateway/lags",
        "/internal;x/log/0",
        "/internal/log/0",
        "/api;x/v1/feed",
        "/docs;x/index.html",
        "/docs/%2e%2e/internal/log/0",
        "/nowhere",
        "/"
      })
  void what_is_no_path_of_ours_is_nowhere_and_counted(String path) throws IOException {
    String answer = send("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    assertThat(statuses(answer)).containsExactly("404");
    assertThat(answer).contains("\"code\":\"NOT_FOUND\"").containsIgnoringCase("\r\nRateLimit:");
  }

  /** Odd, but nobody could find another request in it: the connection may go on. */
  @Test
  void a_nul_in_the_target_is_refused() throws IOException {
    String answer = send("GET /api/v1/nee\0ds HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    assertThat(statuses(answer)).containsExactly("400");
  }

  /** Without this, a door that answers nobody would pass. */
  @Test
  void two_honest_requests_on_one_connection_are_both_answered() throws IOException {
    String honest = "POST /api/v1/needs HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc";
    String close = "GET /api/v1/needs/hidden HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    String answer = send(honest + close);
    assertThat(statuses(answer)).containsExactly("200", "200");
    assertThat(answer).contains("hidden");
  }

  @Test
  void every_answer_keeps_browsers_from_guessing() throws IOException {
    String answer =
        send("GET /api/v1/needs HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            .toLowerCase(java.util.Locale.ROOT);
    for (String header :
        List.of(
            "x-content-type-options: nosniff",
            "content-security-policy: default-src 'none'",
            "x-frame-options: deny",
            "referrer-policy: no-referrer")) {
      assertThat(answer).contains(header);
    }
    assertThat(answer).doesNotContain("strict-transport-security", "\r\nserver:");
  }

  /** As many clients do when they are told nothing: they offer to go on in HTTP/2. */
  @Test
  void an_offer_of_http_2_is_passed_over() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String path : List.of("/openapi.yaml", "/api/v1/needs")) {
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
      }
    }
  }

  private static List<String> statuses(String answer) {
    return ANSWER.matcher(answer).results().map(m -> m.group(1)).toList();
  }

  /** Everything up to the end of the connection, which must come by itself. */
  private String send(String request) throws IOException {
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      byte[] read = new byte[0];
      byte[] buffer = new byte[8_192];
      try {
        for (int n = socket.getInputStream().read(buffer);
            n >= 0;
            n = socket.getInputStream().read(buffer)) {
          int at = read.length;
          read = Arrays.copyOf(read, at + n);
          System.arraycopy(buffer, 0, read, at, n);
        }
      } catch (SocketException e) {
        // Reset: closed while we still wrote.
      } catch (SocketTimeoutException e) {
        throw new AssertionError("not closed after: " + new String(read, ISO_8859_1), e);
      }
      return new String(read, ISO_8859_1);
    }
  }
}

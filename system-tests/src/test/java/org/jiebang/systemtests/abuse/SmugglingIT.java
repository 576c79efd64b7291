package org.jiebang.systemtests.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiebang.local.story.Api;
import org.jiebang.systemtests.House;
import org.jiebang.systemtests.Needs;
import org.jiebang.systemtests.Written;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * A command hidden in the body of another request (RFC 9112, 6 and 11.2), in front of the whole
 * house: it is never carried out, whoever of the two servers might have read it. {@code
 * StrictnessIT} of the gateway says what each of them is answered.
 */
@Order(9)
class SmugglingIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration SILENCE = Duration.ofMillis(400);

  @Test
  void a_command_within_a_request_is_never_carried_out() {
    String token = House.cast().token("resident");
    Map<String, String> requests = requests(token);
    assertThat(requests).hasSizeGreaterThan(100);
    Written written = Written.sinceNow();
    var wrong = new java.util.concurrent.ConcurrentLinkedQueue<String>();
    // Side by side, because some are waited for: whoever announced more bytes may still send them.
    requests.entrySet().stream()
        .parallel()
        .forEach(
            request -> {
              try (Raw raw = Raw.to(House.gateway())) {
                String answer = raw.write(request.getValue()).untilQuiet(SILENCE);
                if (answer.contains("HTTP/1.1 5") || answer.contains("HTTP/1.1 201")) {
                  wrong.add(request.getKey() + " -> " + answer);
                }
              }
            });
    assertThat(wrong).isEmpty();
    assertThat(written.commands()).as("commands carried out").isZero();
    // Without this, a hidden command that nobody could ever carry out would pass.
    try (Raw raw = Raw.to(House.gateway())) {
      String honest = hidden(token).replace("Host: a", "Host: a\r\nConnection: close");
      assertThat(Raw.statuses(raw.write(honest).untilClosed(PATIENCE))).containsExactly("201");
    }
    assertThat(written.commands()).isEqualTo(1);
  }

  /** The command that must not come about. */
  private static String hidden(String token) {
    String wish =
        new com.fasterxml.jackson.databind.ObjectMapper()
            .valueToTree(Needs.wish())
            .toString()
            .codePoints()
            .mapToObj(c -> c < 0x7f ? Character.toString(c) : String.format("\\u%04x", c))
            .collect(java.util.stream.Collectors.joining());
    return "POST /api/v1/needs HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
        + token
        + "\r\nIdempotency-Key: "
        + Api.newKey()
        + "\r\nContent-Type: application/json\r\nContent-Length: "
        + wish.length()
        + "\r\n\r\n"
        + wish;
  }

  private static Map<String, String> requests(String token) {
    Map<String, String> all = new LinkedHashMap<>();
    // Where the two lengths, or a length and chunks, say different things.
    for (String chunked : spellings()) {
      for (String length : List.of("Content-Length: 4", "Content-Length: 0", "")) {
        for (boolean first : new boolean[] {true, false}) {
          String headers = first ? length + "|" + chunked : chunked + "|" + length;
          all.put(headers.replace("\r\n", "⏎"), post(headers, "0\r\n\r\n" + hidden(token)));
        }
      }
    }
    for (String lengths :
        List.of(
            "Content-Length: 0|Content-Length: 5",
            "Content-Length: 5|Content-Length: 0",
            "Content-Length: 0, 5",
            "Content-Length: 5, 5",
            "Content-Length: +0",
            "Content-Length: -0",
            "Content-Length: 00",
            "Content-Length: 0x0",
            "Content-Length: 0 0",
            "Content-Length: 0;a",
            "Content-Length:",
            "Content-Length : 0",
            " Content-Length: 0",
            "Content-Length\t: 0",
            "Content-Length: 0\u000b",
            "Content-Length\0: 0",
            "X: a\rContent-Length: 0",
            "X: a\nContent-Length: 5",
            "X: a|\tContent-Length: 0",
            "Content-Length: ９",
            "Content-Length: 1e1",
            "Content-Length: 99999999999999999999")) {
      // Two bytes of its own, then what may be taken for a second request.
      all.put(lengths.replace("\r", "␍").replace("\n", "␊"), post(lengths, "{}" + hidden(token)));
    }
    for (String chunks :
        List.of(
            "2;a=b\r\n{}\r\n0\r\n\r\n",
            "2\n{}\n0\n\n",
            "02\r\n{}\r\n0\r\n\r\n",
            "2 \r\n{}\r\n0\r\n\r\n",
            "0x2\r\n{}\r\n0\r\n\r\n",
            "-2\r\n{}\r\n0\r\n\r\n",
            "2\r{}\r0\r\r",
            "2;\r\n{}\r\n0;\r\n\r\n",
            "2\r\n{}0\r\n\r\n",
            "100000002\r\n{}\r\n0\r\n\r\n",
            "ffffffffffffffff2\r\n{}\r\n0\r\n\r\n",
            "2\r\n{}\r\n0\r\nContent-Length: 5\r\n\r\n",
            "2\r\n{}\r\n0\r\nHost: b\r\n\r\n",
            "2;a=\"\r\n0\r\n\r\n",
            "2;a\nX\r\n{}\r\n0\r\n\r\n",
            "\r\n2\r\n{}\r\n0\r\n\r\n")) {
      all.put(
          "chunks " + chunks.replace("\r", "␍").replace("\n", "␊"),
          post("Transfer-Encoding: chunked", chunks + hidden(token)));
    }
    for (String line :
        List.of(
            "GET /api/v1/me HTTP/1.1 HTTP/1.1",
            "GET  /api/v1/me HTTP/1.1",
            "GET\t/api/v1/me\tHTTP/1.1",
            "GET /api/v1/me HTTP/1.1\r\n GET /x HTTP/1.1",
            "GET /api/v1/me HTTP/2.0",
            "GET /api/v1/me HTTP/0.9",
            "GET /api/v1/me",
            "GET http://b/api/v1/me HTTP/1.1",
            "GET //b/ HTTP/1.1",
            "CONNECT a:1 HTTP/1.1",
            "GET * HTTP/1.1",
            "GE\0T /api/v1/me HTTP/1.1",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "\r\n\r\n\r\nGET /api/v1/\rme HTTP/1.1")) {
      all.put(
          "line " + line.replace("\r", "␍").replace("\n", "␊"),
          line
              + "\r\nHost: a\r\nHost: b\r\nContent-Length: 300\r\nTransfer-Encoding: identity\r\n\r\n"
              + hidden(token));
    }
    return all;
  }

  private static String post(String headers, String body) {
    var lines = new ArrayList<String>();
    for (String header : headers.split("\\|", -1)) {
      if (!header.isEmpty()) {
        lines.add(header + "\r\n");
      }
    }
    return "POST /api/v1/needs HTTP/1.1\r\nHost: a\r\n" + String.join("", lines) + "\r\n" + body;
  }

  /** Ways to write «chunked» that one server understands and another does not. */
  private static List<String> spellings() {
    return List.of(
        "Transfer-Encoding: chunked",
        "Transfer-Encoding: Chunked",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding:\tchunked",
        "Transfer-Encoding:\u000bchunked",
        "Transfer-Encoding: \"chunked\"",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: identity, chunked",
        "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked;q=1",
        "Transfer-Encoding:\r\n chunked",
        " Transfer-Encoding: chunked",
        "X: a\nTransfer-Encoding: chunked",
        "X: a\rTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked|Transfer-Encoding: identity",
        "Transfer-Encoding: identity|Transfer-Encoding: chunked",
        "Transfer-Encoding: chunk",
        "Transfer-Encoding: ",
        "TRANSFER-ENCODING: CHUNKED",
        "Transfer-Encoding: \0chunked",
        "Transfer-Encoding: chunked\0");
  }
}

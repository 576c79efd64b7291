package org.jiebang.systemtests.abuse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jiebang.systemtests.contract.Operation;

/** One way to spoil a request outside the values of its body. */
enum Trick {
  CUT_OFF {
    @Override
    void play(Draft draft, SplittableRandom random) {
      byte[] body = bytes(draft);
      draft.body = Arrays.copyOf(body, random.nextInt(body.length + 1));
    }
  },
  BYTE_CHANGED {
    @Override
    void play(Draft draft, SplittableRandom random) {
      byte[] body = bytes(draft).clone();
      if (body.length > 0) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      draft.body = body;
    }
  },
  SOMETHING_BEHIND {
    @Override
    void play(Draft draft, SplittableRandom random) {
      draft.text(
          draft.text() + pick(List.of("x", "{}", ",", "\0", "]", "//", "\u00a0", "null"), random));
    }
  },
  SOMETHING_BEFORE {
    @Override
    void play(Draft draft, SplittableRandom random) {
      draft.text(
          pick(List.of("\ufeff", "\0", "/* */", ")]}',\n", "x", "\u2028", "{"), random)
              + draft.text());
    }
  },
  OTHER_ENCODING {
    @Override
    void play(Draft draft, SplittableRandom random) {
      String text = draft.text();
      draft.body = text.getBytes(random.nextBoolean() ? UTF_16BE : ISO_8859_1);
    }
  },
  NO_JSON {
    @Override
    void play(Draft draft, SplittableRandom random) {
      draft.text(
          pick(
              List.of("", " ", "null", "[]", "7", "\"x\"", "<a/>", "a=b", "NaN", "\0", "--x\r\n"),
              random));
    }
  },
  NESTED {
    @Override
    void play(Draft draft, SplittableRandom random) {
      int depth = pick(List.of(30, 33, 100, 5_000, 40_000), random);
      boolean lists = random.nextBoolean();
      String inner = lists ? "[".repeat(depth) + "]".repeat(depth) : nested(depth);
      draft.text("{\"a\":" + inner + "}");
    }
  },
  MEMBER_TWICE {
    @Override
    void play(Draft draft, SplittableRandom random) {
      String text = draft.text();
      if (text.length() > 2) {
        draft.text(text.substring(0, text.length() - 1) + "," + text.substring(1));
      }
    }
  },
  MEMBER_MORE {
    @Override
    void play(Draft draft, SplittableRandom random) {
      String text = draft.text();
      String name =
          pick(
              List.of(
                  "id",
                  "state",
                  "version",
                  "tenant",
                  "points",
                  "role",
                  "grants",
                  "__proto__",
                  "@type",
                  "actor",
                  "at",
                  "",
                  "\\u0000",
                  "密级",
                  "a.b",
                  "balance"),
              random);
      String more = "\"" + name + "\":" + pick(List.of("1", "null", "\"COM\"", "{}"), random);
      String rest = text.isEmpty() ? "}" : text.substring(1); // an earlier trick may have cut it
      draft.text("{" + more + (text.length() > 2 ? "," : "") + rest);
    }
  },
  CONTENT_TYPE {
    @Override
    void play(Draft draft, SplittableRandom random) {
      draft.headers.put(
          "Content-Type",
          pick(
              List.of(
                  "",
                  "text/plain",
                  "application/xml",
                  "application/json;charset=utf-16",
                  "application/json; charset=nonsense",
                  "application/x-www-form-urlencoded",
                  "multipart/form-data; boundary=x",
                  "application/x-java-serialized-object",
                  "nonsense",
                  "*/*",
                  "application/json;;;",
                  "application/" + "x".repeat(3_000)),
              random));
    }
  },
  HEADER {
    @Override
    void play(Draft draft, SplittableRandom random) {
      draft.headers.put(pick(HEADERS, random), pick(HEADER_VALUES, random));
    }
  },
  QUERY {
    @Override
    void play(Draft draft, SplittableRandom random) {
      Operation operation = draft.operation;
      var names = new java.util.ArrayList<String>();
      operation
          .said()
          .path("parameters")
          .forEach(
              p -> {
                if (p.path("in").asText().equals("query")) {
                  names.add(p.path("name").asText());
                }
              });
      names.addAll(List.of("limit", "nonsense", ""));
      for (int i = 0; i <= random.nextInt(3); i++) {
        draft.query.add(pick(names, random) + "=" + pick(QUERY_VALUES, random));
      }
    }
  },
  PATH {
    @Override
    void play(Draft draft, SplittableRandom random) {
      String[] segments = draft.path.split("/", -1);
      int at = 1 + random.nextInt(segments.length - 1);
      segments[at] = pick(SEGMENTS, random);
      draft.path = String.join("/", segments);
    }
  },
  METHOD {
    @Override
    void play(Draft draft, SplittableRandom random) {
      draft.method =
          pick(
              List.of(
                  "GET",
                  "POST",
                  "PUT",
                  "PATCH",
                  "DELETE",
                  "OPTIONS",
                  "TRACE",
                  "get",
                  "PROPFIND",
                  "X".repeat(200)),
              random);
    }
  },
  CHUNKED {
    @Override
    void play(Draft draft, SplittableRandom random) {
      draft.chunked = true;
      BYTE_CHANGED.play(draft, random);
    }
  };

  private static final List<String> HEADERS =
      List.of(
          "Idempotency-Key",
          "If-Match",
          "If-None-Match",
          "X-Min-Position",
          "X-Override-Reason",
          "X-Request-Id",
          "traceparent",
          "tracestate",
          "baggage",
          "Accept",
          "Accept-Language",
          "Accept-Encoding",
          "Content-Encoding",
          "Content-Language",
          "Range",
          "Cookie",
          "Forwarded",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Instance",
          "X-HTTP-Method-Override",
          "X-Original-URL",
          "Authorization",
          "Prefer",
          "If-Modified-Since",
          "Origin",
          "Access-Control-Request-Method",
          "Last-Event-ID");

  private static final List<String> HEADER_VALUES =
      List.of(
          "",
          "0",
          "-1",
          "null",
          "*",
          "\"1\"",
          "\"99999999999999999999\"",
          "W/\"1\"",
          "\"\"",
          "needs/1/1",
          "needs/64/1",
          "needs/1/999999999999999999",
          "x".repeat(129),
          "x".repeat(6_000),
          "a b",
          "%E4%BA%94%E7%8E%AF%E7%A4%BE%E5%8C%BA%E5%9B%A2%E6%94%AF%E9%83%A8",
          "%",
          "%zz",
          "%00%00%00%00%00%00%00%00%00%00",
          "gzip",
          "gzip, deflate, br",
          "text/html",
          "application/xml;q=0.1",
          "*/*;q=nonsense",
          "bytes=0-0",
          "bytes=-99999999999",
          "Bearer ..",
          "Basic eDp5",
          "00-" + "0".repeat(32) + "-" + "0".repeat(16) + "-01",
          "00-" + "a".repeat(32) + "-" + "b".repeat(16) + "-01",
          "http://evil.invalid",
          "${jndi:ldap://127.0.0.1/a}",
          "' OR '1'='1",
          "Thu, 99 Foo 2026",
          ",,,,",
          ";=;=;",
          "\u00e4\u00f6\u00fc",
          "zh-CN-x-" + "a".repeat(500));

  private static final List<String> QUERY_VALUES =
      List.of(
          "",
          "0",
          "-1",
          "1",
          "101",
          "1000000000",
          "9223372036854775808",
          "1e3",
          "true",
          "maybe",
          "%00",
          "%ff",
          "%ed%a0%80",
          "%F0%9F%98%80",
          "%E4%BA%94",
          "..",
          "%2e%2e%2f",
          "'",
          "%27%20OR%201%3D1--",
          "a".repeat(3_000),
          "2026-02-31T00:00:00Z",
          "%2B1000000000-01-01T00:00:00Z",
          "9999-12-31T23:59:59Z",
          "-999999999-01-01T00:00:00Z",
          "2026-03-01",
          "2026-13",
          Playground.MISSING,
          "1-1-1-1-1",
          "AAAA",
          "SUBMITTED",
          "submitted",
          "%5B%5D",
          "%7B%7D",
          "*",
          "1,2,3",
          "%0d%0aX-A:b",
          "null",
          "NaN",
          "0x10",
          "%EF%BC%91");

  private static final List<String> SEGMENTS =
      List.of(
          "",
          "x",
          "-",
          "0",
          "%00",
          "%0a",
          "%0d%0aX-A:%20b",
          "%2e",
          "%252e%252e",
          "%2f",
          "%5c",
          "%3f",
          "%23",
          "%ff",
          "%c0%af",
          "%ed%a0%80",
          "%F0%9F%98%80",
          "%E4%BA%94%E7%8E%AF",
          "a;b=c",
          "~",
          "null",
          "undefined",
          "9223372036854775808",
          "1-1-1-1-1",
          "-1",
          "mine",
          "01A00000-0000-7000-8000-000000000001",
          "01a00000-0000-7000-8000-00000000000",
          "00000000-0000-0000-0000-000000000000",
          "ffffffff-ffff-ffff-ffff-ffffffffffff",
          "a".repeat(3_000),
          "%27%20OR%201",
          "$%7Bx%7D",
          "*",
          "internal",
          "q",
          "admin",
          "api");

  abstract void play(Draft draft, SplittableRandom random);

  private static byte[] bytes(Draft draft) {
    return draft.body == null ? "{}".getBytes(UTF_8) : draft.body;
  }

  private static String nested(int depth) {
    int most = Math.min(depth, 20_000);
    return "{\"a\":".repeat(most) + "1" + "}".repeat(most);
  }

  private static <T> T pick(List<T> from, SplittableRandom random) {
    return OddValues.pick(from, random);
  }
}

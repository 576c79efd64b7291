package org.jiebang.systemtests.abuse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jiebang.systemtests.Ask;
import org.jiebang.systemtests.House;
import org.jiebang.systemtests.Reply;
import org.jiebang.systemtests.Written;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Documents that are no JSON, or only just: none is understood, none is slow, none is written. */
@Order(9)
class MalformedJsonIT {

  /** Takes a number, a text, a list and an object's place. */
  private static String reward(String price) {
    return "{\"community\":\""
        + House.community()
        + "\",\"name\":\"靶子\",\"price\":"
        + price
        + ",\"stock\":1,\"pickupPoints\":[\"站\"]}";
  }

  private static Map<String, byte[]> documents() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    for (String number :
        List.of(
            "NaN",
            "Infinity",
            "-Infinity",
            "+1",
            "01",
            "-01",
            "00",
            "0x1",
            "1.",
            ".1",
            "1e",
            "1e+",
            "1E400",
            "-1E400",
            "1e-400",
            "1e3",
            "1.0",
            "1.5",
            "1_000",
            "1,000",
            "１",
            "٣",
            "1f",
            "1L",
            "0b1",
            "--1",
            "- 1",
            "1 2",
            "9".repeat(40),
            "9".repeat(41),
            "9".repeat(100_000),
            "0." + "1".repeat(100_000),
            "1e" + "9".repeat(1_000),
            "9223372036854775808",
            "-9223372036854775809",
            "2147483648",
            "True",
            "TRUE",
            "None",
            "nil",
            "undefined",
            "null",
            "true",
            "\"1\"",
            "[1]",
            "{\"value\":1}",
            "'1'",
            "`1`",
            "1;",
            "/**/1",
            "1//",
            "1#",
            "\\u0031",
            "1\\n",
            "")) {
      all.put("price " + shortened(number), reward(number).getBytes(UTF_8));
    }
    String good = reward("1");
    for (String text :
        List.of(
            good + good,
            good + ",",
            good + "]",
            good + "}",
            good + "\0",
            good + " x",
            good + "null",
            "[" + good + "]",
            "[" + good,
            "{" + good,
            "\"" + good,
            good.substring(1),
            good.replace(":", "="),
            good.replace(',', ';'),
            good.replace('"', '\''),
            good.replace("\"", ""),
            good.replace(",", ",,"),
            good.replace("}", ",}"),
            good.replace("]", ",]"),
            good.replace("{", "{,"),
            good.replace("\"站\"", "\"站"),
            good.replace("站", "\t"),
            good.replace("站", "\n"),
            good.replace("站", "\0"),
            good.replace("站", "\\x41"),
            good.replace("站", "\\u00"),
            good.replace("站", "\\'"),
            good.replace("站", "\\ud800"),
            good.replace("站", "\\udc00\\ud800"),
            good.replace("\"price\"", "\"price\":1,\"price\""),
            good.replace("\"price\"", "\"price\":1,\"\\u0070rice\""),
            good.replace("\"price\"", "price"),
            good.replace("\"price\"", "\"Price\""),
            good.replace("\"price\"", "\"price \""),
            good.replace("\"price\"", "\"price\\u0000\""),
            good.replace("\"price\":1", "\"price\":1:1"),
            good.replace("\"price\":1", "\"price\""),
            good.replace("\"price\":1", "null:1"),
            good.replace("\"price\":1", "1:1"),
            "/* c */" + good,
            "// c\n" + good,
            "# c\n" + good,
            ")]}'\n" + good,
            "--\n" + good,
            "\u0000" + good,
            "\u00a0" + good,
            "\u2028" + good,
            "\u001e" + good,
            "%YAML 1.2\n---\n",
            "",
            " ",
            "\n\n",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "nul",
            "tru",
            "-",
            "{}",
            "[]",
            "0",
            "\"\"",
            "null",
            "{\"a\"}",
            "{\"a\":}",
            "{:1}",
            "{,}",
            "[,]",
            "{\"\":0}",
            "<a/>",
            "a=b&c=d",
            "O:8:\"stdClass\":0:{}",
            "!!javax.script.ScriptEngineManager []",
            "(1)",
            "eval(1)")) {
      all.put("text " + shortened(text), text.getBytes(UTF_8));
    }
    for (Charset charset :
        List.of(
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16,
            Charset.forName("UTF-32BE"),
            Charset.forName("UTF-32LE"),
            Charset.forName("GB18030"),
            StandardCharsets.ISO_8859_1)) {
      all.put(
          charset.name(),
          (charset.equals(StandardCharsets.ISO_8859_1) ? good.replace("靶子", "\u00e9") : good)
              .getBytes(charset));
    }
    for (int[] bytes :
        new int[][] {
          {0xff},
          {0xfe},
          {0xc3},
          {0xc3, 0x28},
          {0xc0, 0xaf},
          {0xe0, 0x80, 0xaf},
          {0xed, 0xa0, 0x80},
          {0xed, 0xbf, 0xbf},
          {0xf4, 0x90, 0x80, 0x80},
          {0xf8, 0x88, 0x80, 0x80, 0x80},
          {0x80},
          {0xe4, 0xba},
          {0xf0, 0x9f, 0x98},
          {0xfc},
          {0x00}
        }) {
      all.put("bytes " + Arrays.toString(bytes), with(good, bytes));
    }
    return all;
  }

  private static byte[] with(String good, int[] odd) {
    var out = new ByteArrayOutputStream();
    int at = good.indexOf("站");
    out.writeBytes(good.substring(0, at).getBytes(UTF_8));
    for (int b : odd) {
      out.write(b);
    }
    out.writeBytes(good.substring(at + 1).getBytes(UTF_8));
    return out.toByteArray();
  }

  private static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "… " + text.length() : text;
  }

  @Test
  void what_is_no_json_is_refused_by_every_service() {
    Written written = Written.sinceNow();
    Map<String, byte[]> documents = documents();
    assertThat(documents).hasSizeGreaterThan(120);
    var wrong = new ArrayList<String>();
    documents.forEach(
        (what, bytes) -> {
          Reply reply = Ask.post("/api/v1/rewards").as("desk").body(bytes).send();
          if (!reply.is(400, "VALIDATION_FAILED") || reply.json().path("violations").isEmpty()) {
            wrong.add(what + " -> " + reply);
          }
        });
    // The other services and the gateway itself read with the same reader: a few will do.
    for (String list : List.of("/api/v1/needs", "/api/v1/tasks", "/api/v1/persons")) {
      for (String text : List.of("{", "{}x", "NaN", "{\"a\":1,\"a\":1}", "[[[[", "\ufeff")) {
        Reply reply = Ask.post(list).as(list.endsWith("s") ? "district" : "desk").body(text).send();
        if (reply.status() != 400 && reply.status() != 403) {
          wrong.add(text + " to " + list + " -> " + reply);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(written.commands()).as("commands carried out").isZero();
    // Without this, a door that refuses everything would pass.
    Ask.post("/api/v1/rewards").as("desk").body(reward("1")).send().expect(201);
  }

  /** A million levels are more bytes than a body may have; what fits is refused at level 33. */
  @Test
  void depth_costs_nothing() {
    long flat = median(() -> Ask.post("/api/v1/rewards").as("desk").body(flat(250_000)), 400);
    for (String open : List.of("[", "{\"a\":", "[{\"a\":")) {
      int levels = 250_000 / open.length();
      String deep = "{\"price\":" + open.repeat(levels);
      long took = Long.MAX_VALUE;
      // What a busy machine is slow with by chance, it is not slow with every time.
      for (int i = 0; i < 5 && took >= 3 * flat + 20_000; i++) {
        took = median(() -> Ask.post("/api/v1/rewards").as("desk").body(deep), 400);
      }
      assertThat(took).as("µs for %d levels of %s", levels, open).isLessThan(3 * flat + 20_000);
    }
    Reply million = Ask.post("/api/v1/rewards").as("desk").body("[".repeat(1_000_000)).send();
    assertThat(million.status()).isEqualTo(413);
  }

  private static String flat(int length) {
    return "{\"price\":\"" + "a".repeat(length) + "\"}";
  }

  private static long median(Supplier<Ask> ask, int status) {
    long[] micros = new long[7];
    for (int i = 0; i < micros.length; i++) {
      Ask one = ask.get();
      long from = System.nanoTime();
      one.send().expect(status);
      micros[i] = (System.nanoTime() - from) / 1_000;
    }
    Arrays.sort(micros);
    return micros[micros.length / 2];
  }
}

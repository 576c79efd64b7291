package org.jiebang.systemtests.abuse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jiebang.systemtests.contract.Served;

/** Values for one place of a body, as JSON text that is not always JSON. */
final class OddValues {

  /** Of any kind, wherever they are put. */
  private static final List<String> ANYWHERE =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-0",
          "-1",
          "1.5",
          "1e3",
          "1E400",
          "-1E400",
          "1e-400",
          "2147483647",
          "2147483648",
          "-2147483649",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775809",
          "9".repeat(39),
          "9".repeat(41),
          "0." + "3".repeat(60),
          "NaN",
          "Infinity",
          "-Infinity",
          "0x10",
          "007",
          "+1",
          ".5",
          "1.",
          "１００",
          "\"１００\"",
          "\"1e3\"",
          "\"-1\"",
          "\"NaN\"",
          "\"null\"",
          "\"\"",
          "\" \"",
          "\"\\u3000\"",
          "[]",
          "{}",
          "[[]]",
          "[null]",
          "[1,2,3]",
          "{\"a\":1}",
          "{\"value\":\"x\"}",
          "{\"@class\":\"java.lang.Runtime\"}",
          "[\"java.util.HashMap\",{}]",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"\\u0000\"",
          "\"\\q\"",
          "\"\\u12\"",
          "\"a\nb\"",
          "'single'",
          "undefined",
          "\"' OR '1'='1\"",
          "\"'; DROP TABLE event; --\"",
          "\"${jndi:ldap://127.0.0.1/a}\"",
          "\"{{7*7}}\"",
          "\"../../../../etc/passwd\"",
          "\"<script>alert(1)</script>\"",
          "\"=1+1\"");

  /** Where an instant, a date, a month, a length of time or an id is expected; and elsewhere. */
  private static final List<String> FORMATS =
      List.of(
          "+1000000000-12-31T23:59:59.999999999Z",
          "-1000000000-01-01T00:00:00Z",
          "+292278994-08-17T07:12:55.807Z",
          "0000-01-01T00:00:00Z",
          "0000-00-00T00:00:00Z",
          "1969-12-31T23:59:59Z",
          "9999-12-31T23:59:59.999999Z",
          "+10000-01-01T00:00:00Z",
          "2026-02-30T00:00:00Z",
          "2026-03-01T24:00:00Z",
          "2016-12-31T23:59:60Z",
          "2026-03-01T00:00:00.1234567891Z",
          "2026-03-01T00:00:00+18:00",
          "2026-03-01T00:00:00",
          "2026-03-01",
          "0001-01-01",
          "-999999999-01-01",
          "+999999999-12-31",
          "2025-02-29",
          "2026-13",
          "+999999999-12",
          "24:00",
          "23:59:60",
          "PT-1S",
          "PT0S",
          "PT9223372036854775807S",
          "P-106751991167300D",
          "P1Y",
          "UTC",
          "Asia/../Shanghai",
          "+25:00",
          "GMT+99",
          "00000000-0000-0000-0000-000000000000",
          "ffffffff-ffff-ffff-ffff-ffffffffffff",
          "1-1-1-1-1",
          "{01a00000-0000-7000-8000-000000000001}",
          "urn:uuid:01a00000-0000-7000-8000-000000000001",
          "01A00000-0000-7000-8000-000000000001",
          "01a0000000007000800000000000 0001");

  private final Served contract;

  OddValues(Served contract) {
    this.contract = contract;
  }

  /**
   * @param schema of the place; a missing one means that nothing is known about it
   */
  String one(JsonNode schema, SplittableRandom random) {
    JsonNode what = contract.resolved(schema);
    List<String> near = atTheBounds(what);
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> pick(ANYWHERE, random);
      case 3, 4 -> quoted(pick(FORMATS, random));
      case 5, 6 -> AwkwardText.json(pick(AwkwardText.ALL, random), random.nextBoolean());
      default -> near.isEmpty() ? pick(ANYWHERE, random) : pick(near, random);
    };
  }

  private static List<String> atTheBounds(JsonNode schema) {
    var values = new ArrayList<String>();
    for (String bound : List.of("minimum", "maximum")) {
      if (schema.has(bound)) {
        long at = schema.path(bound).asLong();
        values.addAll(List.of("" + (at - 1), "" + at, "" + (at + 1), at + ".0", at + "e0"));
      }
    }
    for (String bound : List.of("minLength", "maxLength")) {
      if (schema.has(bound)) {
        int at = Math.min(schema.path(bound).asInt(), 20_000);
        for (String letter : List.of("a", "字", "😀", "e\u0301", "\\n", "\u200b")) {
          values.add(quoted(letter.repeat(Math.max(0, at - 1))));
          values.add(quoted(letter.repeat(at)));
          values.add(quoted(letter.repeat(at + 1)));
        }
      }
    }
    for (String bound : List.of("minItems", "maxItems")) {
      if (schema.has(bound)) {
        int at = Math.min(schema.path(bound).asInt(), 2_000);
        for (int many : new int[] {Math.max(0, at - 1), at, at + 1, 10 * at}) {
          values.add("[" + String.join(",", java.util.Collections.nCopies(many, "\"A\"")) + "]");
        }
      }
    }
    for (JsonNode known : schema.path("x-extensible-enum")) {
      String name = known.asText();
      values.add(quoted(name.toLowerCase(java.util.Locale.ROOT)));
      values.add(quoted(name + " "));
      values.add(quoted(name + "_X"));
    }
    if (schema.path("type").asText().equals("string")) {
      values.add(quoted("x".repeat(70_000)));
    }
    return values;
  }

  static String quoted(String text) {
    return '"' + text + '"';
  }

  static <T> T pick(List<T> from, SplittableRandom random) {
    return from.get(random.nextInt(from.size()));
  }
}

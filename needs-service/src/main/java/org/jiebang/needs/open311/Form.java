package org.jiebang.needs.open311;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiebang.eventsourcing.http.Violation;
import org.jspecify.annotations.Nullable;

/**
 * A form as it was sent ({@code application/x-www-form-urlencoded}), read strictly: UTF-8, each
 * name once.
 *
 * @param fields what has a value, by name, in the order in which it came
 */
record Form(Map<String, String> fields) {

  /** Open311 names eighteen fields, and a service of ours a few attributes. */
  private static final int MOST_FIELDS = 60;

  private static final int LONGEST_NAME = 80;

  private static final Pattern ATTRIBUTE = Pattern.compile("attribute\\[([^\\[\\]]+)](?:\\[])?");

  /**
   * @throws org.jiebang.eventsourcing.Rejected VALIDATION_FAILED
   */
  static Form read(byte[] body) {
    var fields = new LinkedHashMap<String, String>();
    int count = 0;
    for (String pair : new String(body, ISO_8859_1).split("&")) {
      if (pair.isEmpty()) {
        continue;
      }
      count++;
      if (count > MOST_FIELDS) {
        throw Violation.of(
            "", "must be at most " + MOST_FIELDS + " fields", "最多 " + MOST_FIELDS + " 个字段");
      }
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1)).strip();
      if (name.isEmpty() || name.length() > LONGEST_NAME) {
        throw Violation.of(
            "",
            "a field's name must be 1 to " + LONGEST_NAME + " characters",
            "字段名须为 1 至 " + LONGEST_NAME + " 个字符");
      }
      if (!value.isEmpty() && fields.putIfAbsent(name, value) != null) {
        throw Violation.of(name, "must be given once", "只能填写一次");
      }
    }
    return new Form(fields);
  }

  /** Null when there is none, or nothing in it. */
  @Nullable String get(String name) {
    return fields.get(name);
  }

  /**
   * @throws org.jiebang.eventsourcing.Rejected VALIDATION_FAILED
   */
  String required(String name) {
    String value = fields.get(name);
    if (value == null) {
      throw Violation.of(name, "must be given", "必须填写");
    }
    return value;
  }

  /** What was answered to a service's questions, by code. */
  Map<String, String> attributes() {
    var found = new LinkedHashMap<String, String>();
    fields.forEach(
        (name, value) -> {
          Matcher attribute = ATTRIBUTE.matcher(name);
          if (attribute.matches() && found.put(attribute.group(1), value) != null) {
            throw Violation.of(name, "must be given once", "只能填写一次");
          }
        });
    return found;
  }

  /**
   * @param sent one character for each byte
   */
  private static String decoded(String sent) {
    byte[] bytes = new byte[sent.length()];
    int length = 0;
    for (int i = 0; i < sent.length(); i++) {
      char c = sent.charAt(i);
      if (c == '%') {
        bytes[length++] = (byte) (digit(sent, i + 1) << 4 | digit(sent, i + 2));
        i += 2;
      } else {
        bytes[length++] = c == '+' ? (byte) ' ' : (byte) c;
      }
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
    } catch (CharacterCodingException e) {
      throw Violation.of("", "must be UTF-8", "须为 UTF-8");
    }
  }

  private static int digit(String sent, int at) {
    int digit = at < sent.length() ? Character.digit(sent.charAt(at), 16) : -1;
    if (digit < 0) {
      throw Violation.of(
          "", "has a % that is not followed by two hexadecimal digits", "% 之后须为两位十六进制数字");
    }
    return digit;
  }
}

package org.jiebang.eventsourcing.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.jiebang.eventsourcing.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * {@code X-Override-Reason}: why a district acts in the place of a community's office. UTF-8,
 * percent-encoded (RFC 3986), because a header carries ASCII only; ASCII may stand as it is. It is
 * an official's public word, like the reasons of an award: it is shown to everybody who may see the
 * event, and must name nobody.
 */
final class OverrideReason {

  static final String HEADER = "X-Override-Reason";

  private static final int SHORTEST = 10;
  private static final int LONGEST = 500;

  /** Four bytes a character, three letters a byte. */
  private static final int LONGEST_ENCODED = LONGEST * 4 * 3;

  private OverrideReason() {}

  /**
   * The reason in words.
   *
   * @throws Rejected {@code OVERRIDE_REASON_REQUIRED} without one, {@code VALIDATION_FAILED} when
   *     it is malformed, shorter than 10 or longer than 500 characters
   */
  static String of(@Nullable String header) {
    if (header == null || header.isBlank()) {
      throw new Rejected(HttpRefusal.OVERRIDE_REASON_REQUIRED);
    }
    String reason = header.length() > LONGEST_ENCODED ? null : decoded(header.strip());
    if (reason == null) {
      throw Violation.of(HEADER, "must be percent-encoded UTF-8", "须为百分号编码的 UTF-8");
    }
    int length = reason.codePointCount(0, reason.length());
    if (length < SHORTEST || length > LONGEST) {
      throw Violation.of(
          HEADER,
          "must have " + SHORTEST + " to " + LONGEST + " characters",
          "须为 " + SHORTEST + " 至 " + LONGEST + " 个字符");
    }
    if (reason.codePoints().anyMatch(Character::isISOControl)) {
      throw Violation.of(HEADER, "must be one line of text", "须为一行文字");
    }
    return reason;
  }

  private static @Nullable String decoded(String text) {
    var bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        if (i + 2 >= text.length()) {
          return null;
        }
        int high = Character.digit(text.charAt(i + 1), 16);
        int low = Character.digit(text.charAt(i + 2), 16);
        if (high < 0 || low < 0) {
          return null;
        }
        bytes.write(high << 4 | low);
        i += 2;
      } else if (c >= ' ' && c <= '~') {
        bytes.write(c);
      } else {
        return null;
      }
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString().strip();
    } catch (CharacterCodingException e) {
      return null; // not UTF-8: the caller is told
    }
  }
}

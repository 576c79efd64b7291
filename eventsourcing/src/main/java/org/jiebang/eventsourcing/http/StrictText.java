package org.jiebang.eventsourcing.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.MediaType;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;
import org.jiebang.eventsourcing.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * What the JSON reader takes and no text may be (RFC 8259, 8): bytes that are not UTF-8 (it reads a
 * slash from two bytes, and guesses UTF-16 and UTF-32), U+0000, and halves of surrogate pairs. None
 * of them could be told from something else once they are stored.
 */
final class StrictText {

  private static final int ESCAPE = 6;

  private StrictText() {}

  static boolean isJson(@Nullable MediaType type) {
    return type != null && type.getSubtype().toLowerCase(Locale.ROOT).endsWith("json");
  }

  /**
   * @throws Rejected {@code VALIDATION_FAILED}
   */
  static void check(byte[] body) {
    CharBuffer text;
    try {
      text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
    } catch (CharacterCodingException e) {
      throw Violation.of("", "is not UTF-8", "不是 UTF-8");
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == 0) { // half of every letter in UTF-16
        throw noText();
      }
      if (text.charAt(i) == '\\') {
        int unit = escaped(text, i);
        if (unit == 0 || Character.isLowSurrogate((char) unit)) {
          throw noText();
        }
        if (unit > 0 && Character.isHighSurrogate((char) unit)) {
          int low = escaped(text, i + ESCAPE);
          if (low < 0 || !Character.isLowSurrogate((char) low)) {
            throw noText();
          }
          i += ESCAPE;
        }
        i++; // what is escaped: a backslash begins nothing there
      }
    }
  }

  /** The unit that is written as an escape here; -1: there is none. */
  private static int escaped(CharBuffer text, int at) {
    if (at + ESCAPE > text.length() || text.charAt(at) != '\\' || text.charAt(at + 1) != 'u') {
      return -1;
    }
    int unit = 0;
    for (int i = at + 2; i < at + ESCAPE; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1; // no JSON; the reader will say so
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  private static Rejected noText() {
    return Violation.of("", "holds U+0000 or half of a surrogate pair", "含有 U+0000 或半个代理对");
  }
}

package org.jiebang.eventsourcing.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.jiebang.eventsourcing.sheet.SheetRefusal.SHEET_ENCODING_UNKNOWN;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Locale;
import java.util.Set;
import org.jiebang.eventsourcing.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * Makes text of bytes, or refuses: letters that nobody wrote are never read. UTF-8 proves itself;
 * GB18030 (and with it GBK and GB2312) takes almost any bytes for some character, so it is believed
 * only where what it says is what people write.
 */
final class Charsets {

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset GB2312 = Charset.forName("GB2312");
  private static final Set<String> CHINESE = Set.of("gb18030", "gbk", "gb2312", "cp936", "x-gbk");

  /**
   * Of the characters that are not ASCII, how many may lie outside the everyday ones of GB2312,
   * when nobody said what it is: every twentieth. Text in Big5, Shift JIS, Latin-1 or UTF-8, read
   * as GB18030, has every second or third there.
   */
  private static final int GUESSED = 20;

  /** And when somebody did: a short list of rare names is believed, and UTF-8 still is not. */
  private static final int DECLARED = 4;

  private Charsets() {}

  /**
   * @param declared as in {@code charset=} of the media type; null: none was
   * @throws Rejected {@code SHEET_ENCODING_UNKNOWN}
   */
  static String text(byte[] sent, @Nullable String declared) {
    boolean marked =
        sent.length >= 3
            && sent[0] == (byte) 0xEF
            && sent[1] == (byte) 0xBB
            && sent[2] == (byte) 0xBF;
    String name = declared == null ? null : declared.strip().toLowerCase(Locale.ROOT);
    String text =
        switch (name) {
          case null -> marked ? utf8(sent, 3) : either(sent);
          case "utf-8", "utf8" -> utf8(sent, marked ? 3 : 0);
          default -> !marked && CHINESE.contains(name) ? chinese(sent, DECLARED) : null;
        };
    if (text == null || !isText(text)) {
      throw new Rejected(SHEET_ENCODING_UNKNOWN);
    }
    return text;
  }

  private static @Nullable String either(byte[] sent) {
    String utf8 = utf8(sent, 0);
    return utf8 == null ? chinese(sent, GUESSED) : utf8;
  }

  private static @Nullable String utf8(byte[] sent, int from) {
    return decoded(UTF_8, sent, from);
  }

  private static @Nullable String chinese(byte[] sent, int oneIn) {
    String text = decoded(GB18030, sent, 0);
    return text != null && isEveryday(text, oneIn) ? text : null;
  }

  private static @Nullable String decoded(Charset charset, byte[] sent, int from) {
    try {
      return charset
          .newDecoder()
          .decode(ByteBuffer.wrap(sent, from, sent.length - from))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static boolean isEveryday(String text, int oneIn) {
    CharsetEncoder everyday = GB2312.newEncoder();
    int others = 0;
    int rare = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (text.charAt(i) > 0x7F) {
        others++;
        boolean pair = Character.isSurrogate(text.charAt(i));
        rare += pair || !everyday.canEncode(text.charAt(i)) ? 1 : 0;
      }
    }
    return (long) rare * oneIn <= others;
  }

  /** No U+0000, nothing that somebody could not read before us, nothing without a meaning. */
  private static boolean isText(String text) {
    return text.chars().noneMatch(c -> c == 0 || c == 0xFFFD || c >= 0xE000 && c <= 0xF8FF);
  }
}

package org.jiebang.eventsourcing.sheet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a workbook writes what XML cannot hold: {@code _x000D_} for a carriage return (ECMA-376, part
 * 1, 22.9.2.19).
 */
final class Escapes {

  private static final Pattern WRITTEN = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private Escapes() {}

  static String in(String text) {
    if (!text.contains("_x")) {
      return text;
    }
    Matcher written = WRITTEN.matcher(text);
    return written.replaceAll(
        m -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1), 16))));
  }

  static String out(String text) {
    StringBuilder escaped = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean escape =
          c == '_' && WRITTEN.matcher(text).region(i, text.length()).lookingAt()
              || c < ' ' && c != '\n' && c != '\t'
              || c >= '\uFFFE';
      if (escape && escaped == null) {
        escaped = new StringBuilder(text.substring(0, i));
      }
      if (escaped != null) {
        escaped.append(escape ? "_x%04X_".formatted((int) c) : String.valueOf(c));
      }
    }
    return escaped == null ? text : escaped.toString();
  }
}

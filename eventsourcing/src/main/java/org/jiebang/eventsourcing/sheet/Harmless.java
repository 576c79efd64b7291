package org.jiebang.eventsourcing.sheet;

import java.util.regex.Pattern;

/**
 * Texts that a spreadsheet would take for a formula (or hand to another program) get an apostrophe
 * in front on their way out, and lose it on their way in: so a sheet of ours read back is what was
 * written, whatever the text.
 */
final class Harmless {

  /**
   * What begins a formula or moves on to the next cell, in ASCII and as East Asian spreadsheets
   * read it too; behind apostrophes, so that the way back is certain.
   */
  private static final Pattern DANGEROUS =
      Pattern.compile("'*[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20].*", Pattern.DOTALL);

  private Harmless() {}

  static String out(String text) {
    return DANGEROUS.matcher(text).matches() ? "'" + text : text;
  }

  static String in(String text) {
    return text.startsWith("'") && DANGEROUS.matcher(text).matches() ? text.substring(1) : text;
  }
}

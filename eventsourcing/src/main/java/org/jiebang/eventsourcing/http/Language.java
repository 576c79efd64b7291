package org.jiebang.eventsourcing.http;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages in which we speak to people: Chinese, unless English is asked for. */
public enum Language {
  ZH("zh-CN"),
  EN("en");

  /** A longer header is nobody's wish list. */
  private static final int LONGEST = 256;

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** As in {@code Content-Language}. */
  public String tag() {
    return tag;
  }

  /**
   * What {@code Accept-Language} likes best of ours (RFC 9110, 12.5.4); Chinese when it is missing,
   * malformed, or asks for others only.
   */
  public static Language of(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.length() > LONGEST) {
      return ZH;
    }
    try {
      List<Locale.LanguageRange> wished = Locale.LanguageRange.parse(acceptLanguage);
      for (Locale.LanguageRange each : wished) { // the dearest first
        if (each.getWeight() > 0) {
          String language = each.getRange().split("-", 2)[0];
          if (language.equals("zh") || language.equals("*")) {
            return ZH;
          }
          if (language.equals("en")) {
            return EN;
          }
        }
      }
      return ZH;
    } catch (IllegalArgumentException e) {
      return ZH;
    }
  }
}

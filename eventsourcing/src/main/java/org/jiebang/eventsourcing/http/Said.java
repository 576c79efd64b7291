package org.jiebang.eventsourcing.http;

/**
 * A sentence for people, in both languages: as a further member of a problem it is told in the one
 * that was asked for.
 */
public record Said(String english, String chinese) {

  /** Between the two in the message of a constraint, which is one text. */
  private static final String BAR = " | ";

  public String in(Language language) {
    return switch (language) {
      case EN -> english;
      case ZH -> chinese;
    };
  }

  /** True for {@code English | 中文}. */
  static boolean isBoth(String message) {
    int bar = message.indexOf(BAR);
    return bar > 0 && bar + BAR.length() < message.length();
  }

  /**
   * @param message {@code English | 中文}; another one is told to everybody as it is
   */
  static Said of(String message) {
    int bar = message.indexOf(BAR);
    return isBoth(message)
        ? new Said(message.substring(0, bar), message.substring(bar + BAR.length()))
        : new Said(message, message);
  }
}

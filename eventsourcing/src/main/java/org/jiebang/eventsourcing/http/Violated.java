package org.jiebang.eventsourcing.http;

/**
 * One thing that is wrong with a request, before it is known in which language to say so.
 *
 * @param field as in {@link Violation}
 * @param message never repeats what was sent
 */
public record Violated(String field, Said message) {

  static Violated of(String field, String english, String chinese) {
    return new Violated(field, new Said(english, chinese));
  }

  Violation in(Language language) {
    return new Violation(field, message.in(language));
  }
}

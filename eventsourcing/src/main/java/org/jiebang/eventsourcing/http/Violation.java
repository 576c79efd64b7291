package org.jiebang.eventsourcing.http;

import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.Rejected;

/**
 * One thing that is wrong with a request's shape, as it is answered.
 *
 * @param field where: {@code criteria[0].weight}, a parameter's or header's name; empty for the
 *     whole body
 * @param message what, for a person, in the language asked for; never repeats what was sent
 */
public record Violation(String field, String message) {

  /** As thrown: 400 {@code VALIDATION_FAILED} with this one violation. */
  public static Rejected of(String field, String english, String chinese) {
    return of(field, new Said(english, chinese));
  }

  /** As thrown: 400 {@code VALIDATION_FAILED} with this one violation. */
  public static Rejected of(String field, Said message) {
    return new Rejected(
        HttpRefusal.VALIDATION_FAILED,
        Map.of(Problem.VIOLATIONS, List.of(new Violated(field, message))));
  }
}

package org.jiebang.eventsourcing.http;

import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.Rejected;

/**
 * One thing that is wrong with a request's shape.
 *
 * @param field where: {@code criteria[0].weight}, a parameter's or header's name; empty for the
 *     whole body
 * @param message what, for a person; never repeats what was sent
 */
public record Violation(String field, String message) {

  /** As thrown: 400 {@code VALIDATION_FAILED} with this one violation. */
  public static Rejected of(String field, String message) {
    return of(List.of(new Violation(field, message)));
  }

  static Rejected of(List<Violation> violations) {
    return new Rejected(
        HttpRefusal.VALIDATION_FAILED, Map.of(Problem.VIOLATIONS, List.copyOf(violations)));
  }
}

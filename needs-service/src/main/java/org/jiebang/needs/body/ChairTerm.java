package org.jiebang.needs.body;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Days on which one person is in the chair.
 *
 * @param turn whose turn it was, see {@link Member#turn}
 * @param from first day
 * @param until last day; null: open
 */
public record ChairTerm(UUID person, String turn, LocalDate from, @Nullable LocalDate until) {

  boolean on(LocalDate day) {
    return !day.isBefore(from) && (until == null || !day.isAfter(until));
  }

  ChairTerm endingOn(LocalDate last) {
    return new ChairTerm(person, turn, from, last);
  }
}

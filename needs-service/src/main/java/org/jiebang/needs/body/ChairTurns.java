package org.jiebang.needs.body;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.List;
import org.jiebang.needs.body.Body.Established;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn in the chair it is: of the members of that day the one whose turn is the longest ago,
 * who never had one before all others, and among these who was appointed first. It follows from the
 * events alone; nobody chooses (ADR 0056).
 */
final class ChairTurns {

  private ChairTurns() {}

  /** Null when there is no member on that day. */
  static @Nullable Member next(Established body, LocalDate day) {
    return body.membersOn(day).stream()
        .min(
            comparing((Member m) -> lastDayOf(m.turn(), body.chairs()))
                .thenComparing(m -> appointed(m.turn(), body.terms()))
                .thenComparing(m -> body.terms().indexOf(m)))
        .orElse(null);
  }

  private static LocalDate lastDayOf(String turn, List<ChairTerm> chairs) {
    LocalDate last = LocalDate.MIN;
    for (ChairTerm term : chairs) {
      if (term.turn().equals(turn)) {
        last = term.until() == null ? LocalDate.MAX : term.until();
      }
    }
    return last;
  }

  private static int appointed(String turn, List<Member> terms) {
    for (int i = 0; i < terms.size(); i++) {
      if (terms.get(i).turn().equals(turn)) {
        return i;
      }
    }
    return terms.size();
  }
}

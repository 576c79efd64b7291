package org.jiebang.needs.grid;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a grid team is made up: {@code 1+1+3+N} is four slots, for one, one, three and any number of
 * people (S2:30). What each slot is for, the community decides; an appointment says it.
 */
public record TeamTemplate(String value) {

  /** As a request may send it: up to ten slots. */
  public static final String FORM = "([1-9][0-9]?|N)(\\+([1-9][0-9]?|N)){0,9}";

  public static final TeamTemplate DEFAULT = new TeamTemplate("1+1+3+N");

  /**
   * How many may be in slot {@code number}, from 1: {@link Integer#MAX_VALUE} for N, null where
   * there is no such slot.
   */
  @Nullable Integer seats(int number) {
    List<Integer> slots =
        Stream.of(value.split("\\+"))
            .map(s -> s.equals("N") ? (Integer) Integer.MAX_VALUE : Integer.valueOf(s))
            .toList();
    return number >= 1 && number <= slots.size() ? slots.get(number - 1) : null;
  }
}

package org.jiebang.eventsourcing.sheet;

import java.util.List;
import java.util.Locale;

/**
 * A column that a sheet may have.
 *
 * @param field what its values are called in a row
 * @param needed false: the column may be missing; a cell of it may be empty anyway
 * @param titles other names under which it is known, as people write them in a first row
 */
public record Column(String field, boolean needed, List<String> titles) {

  public static Column needed(String field, String... titles) {
    return new Column(field, true, List.of(titles));
  }

  public static Column optional(String field, String... titles) {
    return new Column(field, false, List.of(titles));
  }

  /** Whatever the case. */
  boolean isCalled(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    return field.toLowerCase(Locale.ROOT).equals(plain)
        || titles.stream().anyMatch(title -> title.toLowerCase(Locale.ROOT).equals(plain));
  }
}

package org.jiebang.needs.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What needs are counted by. */
enum CountedBy {
  GRID,
  CATEGORY,
  STATE,
  CHANNEL;

  /** Its name in requests, and its column. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<CountedBy> of(String word) {
    return Arrays.stream(values()).filter(by -> by.word().equals(word)).findFirst();
  }
}

package org.jiebang.gateway.route;

import java.util.Arrays;

/**
 * A set of ASCII characters. Every request's path and header names are held against one, and a
 * regular expression for that was the door's largest cost.
 */
final class Letters {

  private static final int ASCII = 128;

  private final boolean[] set = new boolean[ASCII];

  /**
   * @param others beside letters and digits, which always belong
   */
  static Letters alphanumericAnd(String others) {
    var letters = new Letters();
    Arrays.fill(letters.set, '0', '9' + 1, true);
    Arrays.fill(letters.set, 'A', 'Z' + 1, true);
    Arrays.fill(letters.set, 'a', 'z' + 1, true);
    others.chars().forEach(letter -> letters.set[letter] = true);
    return letters;
  }

  /** Whether a text is made of these alone; an empty one is. */
  boolean makeUp(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter >= ASCII || !set[letter]) {
        return false;
      }
    }
    return true;
  }
}

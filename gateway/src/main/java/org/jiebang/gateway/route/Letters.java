package org.jiebang.gateway.route;

import java.util.BitSet;

/**
 * A set of ASCII characters. Every request's path and header names are held against one, and a
 * regular expression for that was the door's largest cost.
 */
final class Letters {

  private final BitSet set = new BitSet(128);

  /**
   * @param others beside letters and digits, which always belong
   */
  static Letters alphanumericAnd(String others) {
    var letters = new Letters();
    letters.set.set('0', '9' + 1);
    letters.set.set('A', 'Z' + 1);
    letters.set.set('a', 'z' + 1);
    others.chars().forEach(letters.set::set);
    return letters;
  }

  /** Whether a text is made of these alone; an empty one is. */
  boolean makeUp(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!set.get(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}

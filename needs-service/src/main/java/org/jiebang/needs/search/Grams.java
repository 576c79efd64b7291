package org.jiebang.needs.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The pieces by which a text is found: its letters, and its pairs of neighbouring letters (of any
 * plane). What is no letter, mark or digit parts words and is in no piece.
 *
 * @param letters folded, each once
 * @param pairs folded, each once
 */
record Grams(Set<String> letters, Set<String> pairs) {

  static Grams of(String text) {
    var letters = new LinkedHashSet<String>();
    var pairs = new LinkedHashSet<String>();
    for (List<String> word : words(text)) {
      letters.addAll(word);
      pairs.addAll(pairs(word));
    }
    return new Grams(letters, pairs);
  }

  /**
   * What a text must have to be found by {@code query}: the pairs of each word, or the letter where
   * a word has only one.
   */
  static Grams wanted(String query) {
    var letters = new LinkedHashSet<String>();
    var pairs = new LinkedHashSet<String>();
    for (List<String> word : words(query)) {
      if (word.size() == 1) {
        letters.addAll(word);
      } else {
        pairs.addAll(pairs(word));
      }
    }
    return new Grams(letters, pairs);
  }

  boolean isEmpty() {
    return letters.isEmpty() && pairs.isEmpty();
  }

  private static List<String> pairs(List<String> word) {
    var pairs = new ArrayList<String>();
    for (int i = 1; i < word.size(); i++) {
      pairs.add(word.get(i - 1) + word.get(i));
    }
    return pairs;
  }

  /** Runs of letters, each letter by itself. */
  private static List<List<String>> words(String text) {
    var words = new ArrayList<List<String>>();
    List<String> word = new ArrayList<>();
    for (int letter : Folding.fold(text).codePoints().toArray()) {
      if (counts(letter)) {
        word.add(Character.toString(letter));
      } else if (!word.isEmpty()) {
        words.add(word);
        word = new ArrayList<>();
      }
    }
    if (!word.isEmpty()) {
      words.add(word);
    }
    return words;
  }

  private static boolean counts(int letter) {
    return Character.isLetterOrDigit(letter)
        || switch (Character.getType(letter)) {
          case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
          default -> false;
        };
  }
}

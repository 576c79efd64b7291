package org.jiebang.needs.search;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes what means the same look the same: full and half width, compatibility forms, upper and
 * lower case (NFKC_Casefold), traditional and simplified characters (CLDR's Hant-Hans, each
 * character by itself, so that a piece of a text folds as the whole does). Nothing is shown folded.
 */
final class Folding {

  private static final Normalizer2 NFKC_CASEFOLD = Normalizer2.getNFKCCasefoldInstance();
  private static final Transliterator SIMPLIFIED =
      Transliterator.getInstance("Traditional-Simplified");

  /** The transliterator is slow and locks; there are some ten thousand characters at most. */
  private static final Map<Integer, String> HAN = new ConcurrentHashMap<>();

  private Folding() {}

  static String fold(String text) {
    var folded = new StringBuilder(text.length());
    NFKC_CASEFOLD
        .normalize(text)
        .codePoints()
        .forEach(
            letter -> {
              if (UnicodeScript.of(letter) == UnicodeScript.HAN) {
                folded.append(HAN.computeIfAbsent(letter, Folding::simplified));
              } else {
                folded.appendCodePoint(letter);
              }
            });
    return folded.toString();
  }

  private static String simplified(int letter) {
    return SIMPLIFIED.transliterate(Character.toString(letter));
  }
}

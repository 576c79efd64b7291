package org.jiebang.needs.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One list of objects, unpacked: pairs of a number and a place, then the objects at these places,
 * without the words that stand around them elsewhere.
 */
final class ObjectList {

  private static final Pattern FIRST = Pattern.compile("/First\\s{1,8}(\\d{1,8})");
  private static final Pattern PAIR = Pattern.compile("(\\d{1,9})\\s{1,8}(\\d{1,9})(?!\\d)");

  private final byte[] bytes;
  private final String text;
  private final int first;

  /** Which bytes belong to objects that were blanked. */
  private final BitSet blanked = new BitSet();

  private ObjectList(byte[] bytes, int first) {
    this.bytes = bytes;
    this.text = new String(bytes, ISO_8859_1);
    this.first = first;
  }

  /** Null when it does not say where its objects begin. */
  static @Nullable ObjectList of(String dictionary, byte[] unpacked) {
    Matcher first = FIRST.matcher(dictionary);
    if (!first.find()) {
      return null;
    }
    int at = Integer.parseInt(first.group(1));
    return at > unpacked.length ? null : new ObjectList(unpacked, at);
  }

  /** Whether it is here, however often. */
  boolean blank(String number) {
    Matcher pair = PAIR.matcher(text).region(0, first);
    boolean found = false;
    while (pair.find()) {
      if (Integer.parseInt(pair.group(1)) == Integer.parseInt(number)) {
        int begin = Math.min(bytes.length, first + Integer.parseInt(pair.group(2)));
        int end = end(begin);
        Blanks.fill(text, bytes, begin, end);
        blanked.set(begin, end);
        found = true;
      }
    }
    return found;
  }

  /** Where the next object begins, wherever it is named. */
  private int end(int begin) {
    int end = bytes.length;
    Matcher pair = PAIR.matcher(text).region(0, first);
    while (pair.find()) {
      int other = first + Integer.parseInt(pair.group(2));
      if (other > begin && other < end) {
        end = other;
      }
    }
    return end;
  }

  boolean isChanged() {
    return !text.equals(new String(bytes, ISO_8859_1));
  }

  String withoutBlanked() {
    var left = new StringBuilder(text);
    blanked.stream().forEach(i -> left.setCharAt(i, ' '));
    return left.toString();
  }
}

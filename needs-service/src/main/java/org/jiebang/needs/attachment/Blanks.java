package org.jiebang.needs.attachment;

import static org.jiebang.eventsourcing.Rejected.refuse;

import java.util.Arrays;

/** Overwrites what an object of a PDF says in words; all else keeps its place. */
final class Blanks {

  private Blanks() {}

  /**
   * @param text the same as {@code bytes}, as one letter a byte
   * @throws org.jiebang.eventsourcing.Rejected FILE_METADATA when it says something elsewhere
   */
  static void fill(CharSequence text, byte[] bytes, int begin, int end) {
    int depth = 0;
    for (int i = begin; i < end; i++) {
      char letter = text.charAt(i);
      if (depth > 0 && letter == '\\') {
        bytes[i] = ' ';
        i++;
        bytes[Math.min(i, end - 1)] = ' ';
      } else if (letter == '(') {
        depth++;
        if (depth > 1) {
          bytes[i] = ' ';
        }
      } else if (letter == ')' && depth > 0) {
        depth--;
        if (depth > 0) {
          bytes[i] = ' ';
        }
      } else if (depth > 0) {
        bytes[i] = ' ';
      } else if (letter == '<' && !isOneOfTwo(text, i, end)) {
        int close = i + 1;
        while (close < end && text.charAt(close) != '>') {
          close++;
        }
        Arrays.fill(bytes, i + 1, close, (byte) ' ');
        i = close;
      } else if (letter == 'R' && i > begin && Character.isWhitespace(text.charAt(i - 1))) {
        refuse(AttachmentRefusal.FILE_METADATA); // what it says stands elsewhere
      }
    }
  }

  /** Of a dictionary's beginning. */
  private static boolean isOneOfTwo(CharSequence text, int at, int end) {
    return at + 1 < end && text.charAt(at + 1) == '<' || at > 0 && text.charAt(at - 1) == '<';
  }
}

package org.jiebang.needs.search;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.LongStream;

/** Tokens as they are kept beside a need: ascending, 8 bytes each. */
final class TokenSet {

  static final byte[] NONE = new byte[0];

  private TokenSet() {}

  static byte[] bytes(long[] tokens) {
    ByteBuffer bytes = ByteBuffer.allocate(tokens.length * Long.BYTES);
    for (long token : tokens) {
      bytes.putLong(token);
    }
    return bytes.array();
  }

  static long[] tokens(byte[] bytes) {
    long[] tokens = new long[bytes.length / Long.BYTES];
    ByteBuffer.wrap(bytes).asLongBuffer().get(tokens);
    return tokens;
  }

  static long[] union(long[] one, long[] other) {
    return LongStream.concat(Arrays.stream(one), Arrays.stream(other))
        .sorted()
        .distinct()
        .toArray();
  }

  /** Those of {@code tokens} that are not in {@code others}; both ascending. */
  static long[] without(long[] tokens, long[] others) {
    return Arrays.stream(tokens).filter(t -> Arrays.binarySearch(others, t) < 0).toArray();
  }

  /** How alike two texts are, by their pairs: twice what they share, of all they have; 0 to 1. */
  static double likeness(long[] one, long[] other) {
    long pairs = pairs(one) + pairs(other);
    long shared =
        Arrays.stream(one)
            .filter(t -> GramTokens.isPair(t) && Arrays.binarySearch(other, t) >= 0)
            .count();
    return pairs == 0 ? 0 : 2.0 * shared / pairs;
  }

  private static long pairs(long[] tokens) {
    return Arrays.stream(tokens).filter(GramTokens::isPair).count();
  }
}

package org.jiebang.needs.attachment;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes out of a PNG what is not its picture (ISO/IEC 15948, clause 11): chunk by chunk. */
final class Png {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final String FIRST = "IHDR";
  private static final String DATA = "IDAT";
  private static final String LAST = "IEND";

  private static final Set<String> PICTURE =
      Set.of(
          FIRST, "PLTE", DATA, LAST, "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD",
          "pHYs");

  /** Length and name before its data, and a checksum behind. */
  private static final int AROUND = 12;

  private Png() {}

  static boolean begins(byte[] sent) {
    return CleanFile.startsWith(sent, 0, SIGNATURE);
  }

  /** Null when it is broken. */
  static byte @Nullable [] picture(byte[] sent) {
    ByteBuffer in = ByteBuffer.wrap(sent);
    ByteBuffer kept = ByteBuffer.allocate(sent.length);
    kept.put(sent, 0, SIGNATURE.length);
    int at = SIGNATURE.length;
    boolean data = false;
    while (sent.length - at >= AROUND) {
      int length = in.getInt(at);
      String name = new String(sent, at + 4, 4, US_ASCII);
      if (length < 0 || length > sent.length - at - AROUND) {
        return null;
      }
      if (name.equals(FIRST) != (at == SIGNATURE.length)) {
        return null;
      }
      if (PICTURE.contains(name)) {
        kept.put(sent, at, length + AROUND);
      }
      data |= name.equals(DATA);
      if (name.equals(LAST)) {
        // What stands behind the end is no picture.
        return data ? Arrays.copyOf(kept.array(), kept.position()) : null;
      }
      at += length + AROUND;
    }
    return null;
  }
}

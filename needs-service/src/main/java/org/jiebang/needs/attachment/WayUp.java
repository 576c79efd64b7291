package org.jiebang.needs.attachment;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Which way up a photo is to be seen (tag 0x0112 of TIFF 6.0, in a segment of Exif): the one thing
 * of what a camera says that belongs to the picture.
 */
final class WayUp {

  private static final byte[] NAME = CleanFile.ascii("Exif\0\0");
  private static final int EXIF = 0xFFE1;
  private static final int BIG_ENDIAN = 0x4D4D;
  private static final int LITTLE_ENDIAN = 0x4949;
  private static final int TIFF = 42;
  private static final short ORIENTATION = 0x0112;
  private static final short SHORT = 3;
  private static final int HEADER = 8;
  private static final int ENTRY = 12;

  private WayUp() {}

  /**
   * A segment that says nothing but that; null: it is upright, or nothing is said.
   *
   * @param exif a segment's content, behind its length
   */
  static byte @Nullable [] note(byte[] exif) {
    if (!CleanFile.startsWith(exif, 0, NAME)) {
      return null;
    }
    int orientation;
    try {
      ByteBuffer tiff = ByteBuffer.wrap(exif, NAME.length, exif.length - NAME.length).slice();
      orientation = orientation(tiff);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return null; // points to where nothing is
    }
    return orientation < 2 || orientation > 8 ? null : segment((short) orientation);
  }

  private static int orientation(ByteBuffer tiff) {
    int order = tiff.getShort() & 0xFFFF;
    if (order != BIG_ENDIAN && order != LITTLE_ENDIAN) {
      return 0;
    }
    tiff.order(order == BIG_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    if (tiff.getShort() != TIFF) {
      return 0;
    }
    tiff.position(tiff.getInt());
    for (int entries = tiff.getShort() & 0xFFFF; entries > 0; entries--) {
      int next = tiff.position() + ENTRY;
      if (tiff.getShort() == ORIENTATION) {
        boolean one = tiff.getShort() == SHORT && tiff.getInt() == 1;
        return one ? tiff.getShort() & 0xFFFF : 0;
      }
      tiff.position(next);
    }
    return 0;
  }

  private static byte[] segment(short orientation) {
    int length = 2 + NAME.length + HEADER + 2 + ENTRY + 4;
    return ByteBuffer.allocate(2 + length)
        .putShort((short) EXIF)
        .putShort((short) length)
        .put(NAME)
        .putShort((short) BIG_ENDIAN)
        .putShort((short) TIFF)
        .putInt(HEADER)
        .putShort((short) 1)
        .putShort(ORIENTATION)
        .putShort(SHORT)
        .putInt(1)
        .putShort(orientation)
        .putShort((short) 0)
        .putInt(0) // no further table
        .array();
  }
}

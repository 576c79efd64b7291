package org.jiebang.needs.attachment;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a JPEG what is not its picture (ISO/IEC 10918-1, annex B): segment by segment. Which
 * way up it is to be seen is part of it: phones write the pixels as the sensor lies, and only say
 * so.
 */
final class Jpeg {

  private static final int MARK = 0xFF;
  private static final int START = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int COMMENT = 0xFE;
  private static final int FIRST_APPLICATION = 0xE0;
  private static final int LAST_APPLICATION = 0xEF;
  private static final int JFIF = 0xE0;
  private static final int EXIF = 0xE1;
  private static final int PROFILE = 0xE2;
  private static final int ADOBE = 0xEE;
  private static final byte[] PROFILE_NAME = CleanFile.ascii("ICC_PROFILE\0");

  private final byte[] sent;
  private final byte[] kept;
  private int at;
  private int length;
  private boolean turned;

  private Jpeg(byte[] sent) {
    this.sent = sent;
    this.kept = new byte[sent.length];
  }

  static boolean begins(byte[] sent) {
    return sent.length > 3 && u(sent[0]) == MARK && u(sent[1]) == START && u(sent[2]) == MARK;
  }

  /** Null when it is broken. */
  static byte @Nullable [] picture(byte[] sent) {
    var jpeg = new Jpeg(sent);
    return jpeg.read() ? Arrays.copyOf(jpeg.kept, jpeg.length) : null;
  }

  private boolean read() {
    keep(2);
    boolean scanned = false;
    while (at + 1 < sent.length) {
      if (u(sent[at]) != MARK) {
        return false;
      }
      int marker = u(sent[at + 1]);
      if (marker == MARK) {
        at++; // Any number of these may stand before a marker.
      } else if (marker == END) {
        keep(2);
        return scanned; // What stands behind the end is no picture.
      } else {
        int size = at + 3 < sent.length ? (u(sent[at + 2]) << 8 | u(sent[at + 3])) : 0;
        if (size < 2 || at + 2 + size > sent.length) {
          return false;
        }
        if (isPicture(marker)) {
          keep(2 + size);
        } else {
          if (marker == EXIF && !turned) {
            keepWayUp(size);
          }
          at += 2 + size;
        }
        if (marker == SCAN) {
          scanned = true;
          keepScan();
        }
      }
    }
    return false;
  }

  private boolean isPicture(int marker) {
    if (marker == COMMENT) {
      return false;
    }
    boolean application = marker >= FIRST_APPLICATION && marker <= LAST_APPLICATION;
    return !application
        || marker == JFIF && CleanFile.startsWith(sent, at + 4, CleanFile.ascii("JFIF\0"))
        || marker == ADOBE && CleanFile.startsWith(sent, at + 4, CleanFile.ascii("Adobe"))
        || marker == PROFILE && CleanFile.startsWith(sent, at + 4, PROFILE_NAME);
  }

  /** In place of all that the camera said: the note is never longer than where it was found. */
  private void keepWayUp(int size) {
    byte[] note = WayUp.note(Arrays.copyOfRange(sent, at + 4, at + 2 + size));
    if (note != null && note.length <= 2 + size) {
      System.arraycopy(note, 0, kept, length, note.length);
      length += note.length;
      turned = true;
    }
  }

  /** Up to the next marker that is not part of the scan. */
  private void keepScan() {
    int from = at;
    int to = at;
    while (to + 1 < sent.length && !(u(sent[to]) == MARK && ends(u(sent[to + 1])))) {
      to++;
    }
    keep(to - from);
  }

  private static boolean ends(int marker) {
    boolean stuffed = marker == 0;
    boolean restart = marker >= 0xD0 && marker <= 0xD7;
    return !stuffed && !restart && marker != MARK;
  }

  private void keep(int bytes) {
    System.arraycopy(sent, at, kept, length, bytes);
    at += bytes;
    length += bytes;
  }

  private static int u(byte b) {
    return b & 0xFF;
  }
}

package org.jiebang.needs.attachment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A file of a kind that is taken in, as it is kept: of a photo only what makes the picture, without
 * what the camera wrote about time, place and itself, and without anything behind its end; a JPEG
 * still says which way up it is; of a PDF all but what it says of who made it.
 *
 * @param type as the content says, whatever its sender says
 */
record CleanFile(String type, byte[] bytes) {

  static final String JPEG = "image/jpeg";
  static final String PNG = "image/png";
  static final String PDF = "application/pdf";

  /**
   * Null when it is of no kind that is taken in, or broken.
   *
   * @throws org.jiebang.eventsourcing.Rejected for a PDF that cannot be cleaned
   */
  static @Nullable CleanFile of(byte[] sent) {
    if (Jpeg.begins(sent)) {
      byte[] picture = Jpeg.picture(sent);
      return picture == null ? null : new CleanFile(JPEG, picture);
    }
    if (Png.begins(sent)) {
      byte[] picture = Png.picture(sent);
      return picture == null ? null : new CleanFile(PNG, picture);
    }
    if (Pdf.begins(sent)) {
      byte[] document = Pdf.document(sent);
      return document == null ? null : new CleanFile(PDF, document);
    }
    return null;
  }

  /** How the name of such a file ends, e.g. {@code .jpg}. */
  static String ending(String type) {
    return switch (type) {
      case JPEG -> ".jpg";
      case PNG -> ".png";
      case PDF -> ".pdf";
      default -> throw new IllegalArgumentException("no type that is kept: " + type);
    };
  }

  static boolean startsWith(byte[] bytes, int at, byte[] with) {
    return bytes.length - at >= with.length
        && Arrays.equals(bytes, at, at + with.length, with, 0, with.length);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

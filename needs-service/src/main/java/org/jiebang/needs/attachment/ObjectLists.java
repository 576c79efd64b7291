package org.jiebang.needs.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.jiebang.eventsourcing.Rejected.refuse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The packed lists of objects of one PDF. They are unpacked only so far, whatever they promise.
 * What is blanked in one makes it shorter when it is packed again, so that it fits where it was;
 * what else says who made it must not stand in them.
 */
final class ObjectLists {

  /** Of all lists of one file together; a hundred pages have some hundred kilobytes. */
  private static final int MOST = 16 << 20;

  private static final Pattern PLAINLY_PACKED =
      Pattern.compile("/Filter\\s{0,8}(/FlateDecode\\b|\\[\\s{0,8}/FlateDecode\\s{0,8}\\])");

  private static final Pattern SAYS_WHO =
      Pattern.compile(
          "/(Author|Creator|Producer|Keywords|CreationDate|PieceInfo)\\b|[/A-Za-z]#[46-7]");

  /** One list, unpacked, with where it stands in the file. */
  private record Packed(@Nullable ObjectList objects, byte[] unpacked, int begin, int end) {}

  private final List<Packed> lists = new ArrayList<>();
  private int unpacked;

  static boolean isPlainlyPacked(String dictionary) {
    return PLAINLY_PACKED.matcher(dictionary).find() && !dictionary.contains("/DecodeParms");
  }

  /**
   * @throws org.jiebang.eventsourcing.Rejected FILE_METADATA for a list that nobody can look into
   */
  void look(String dictionary, byte[] bytes, int begin, int end) {
    if (!isPlainlyPacked(dictionary)) {
      refuse(AttachmentRefusal.FILE_METADATA);
    }
    byte[] objects = unpacked(bytes, begin, end);
    lists.add(new Packed(ObjectList.of(dictionary, objects), objects, begin, end));
  }

  /** Whether some list holds this object; what it says in words is gone then. */
  boolean blank(String number) {
    boolean found = false;
    for (Packed list : lists) {
      found |= list.objects() != null && list.objects().blank(number);
    }
    return found;
  }

  /**
   * Puts back those that were changed.
   *
   * @throws org.jiebang.eventsourcing.Rejected FILE_METADATA for one that still says who made it
   */
  void putBack(byte[] bytes) {
    for (Packed list : lists) {
      ObjectList objects = list.objects();
      String left =
          objects == null ? new String(list.unpacked(), ISO_8859_1) : objects.withoutBlanked();
      if (SAYS_WHO.matcher(left).find()) {
        refuse(AttachmentRefusal.FILE_METADATA);
      }
      if (objects != null && objects.isChanged()) {
        overwrite(bytes, list.begin(), list.end(), list.unpacked());
      }
    }
  }

  /** Whatever follows the end of what is packed is not read. */
  static void overwrite(byte[] bytes, int begin, int end, byte[] with) {
    var packed = new byte[end - begin];
    var deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(with);
      deflater.finish();
      int length = deflater.deflate(packed);
      if (!deflater.finished()) {
        refuse(AttachmentRefusal.FILE_METADATA); // it does not fit where it was
      }
      Arrays.fill(packed, length, packed.length, (byte) '\n');
      System.arraycopy(packed, 0, bytes, begin, packed.length);
    } finally {
      deflater.end();
    }
  }

  private byte[] unpacked(byte[] bytes, int begin, int end) {
    var objects = new byte[8192];
    int length = 0;
    var inflater = new Inflater();
    try {
      inflater.setInput(bytes, begin, end - begin);
      int read = inflater.inflate(objects);
      while (read > 0) {
        length += read;
        if (unpacked + length > MOST) {
          return refuse(AttachmentRefusal.FILE_METADATA);
        }
        if (length == objects.length) {
          objects = Arrays.copyOf(objects, 2 * length);
        }
        read = inflater.inflate(objects, length, objects.length - length);
      }
      unpacked += length;
      return inflater.finished()
          ? Arrays.copyOf(objects, length)
          : refuse(AttachmentRefusal.FILE_METADATA);
    } catch (DataFormatException e) {
      return refuse(AttachmentRefusal.FILE_METADATA);
    } finally {
      inflater.end();
    }
  }
}

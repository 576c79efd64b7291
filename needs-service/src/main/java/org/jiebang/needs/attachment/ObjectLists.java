package org.jiebang.needs.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.jiebang.eventsourcing.Rejected.refuse;

import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The packed lists of objects of one PDF. They cannot be changed in place, so what says who made it
 * must not stand in them. They are unpacked only so far, whatever they promise.
 */
final class ObjectLists {

  /** Of all lists of one file together; a hundred pages have some hundred kilobytes. */
  private static final int MOST = 16 << 20;

  private static final Pattern PLAINLY_PACKED =
      Pattern.compile("/Filter\\s{0,8}(\\[\\s{0,8})?/FlateDecode\\b(?!\\s{0,8}/)");

  private static final Pattern SAYS_WHO =
      Pattern.compile(
          "/(Author|Creator|Producer|Keywords|CreationDate|PieceInfo)\\b|[/A-Za-z]#[46-7]");

  private int unpacked;

  /**
   * @throws org.jiebang.eventsourcing.Rejected FILE_METADATA for a list that says so, or that
   *     nobody can look into
   */
  void look(String dictionary, byte[] bytes, int begin, int end) {
    boolean readable =
        PLAINLY_PACKED.matcher(dictionary).find() && !dictionary.contains("/DecodeParms");
    if (!readable || SAYS_WHO.matcher(unpacked(bytes, begin, end)).find()) {
      refuse(AttachmentRefusal.FILE_METADATA);
    }
  }

  private String unpacked(byte[] bytes, int begin, int end) {
    var objects = new StringBuilder();
    var some = new byte[8192];
    var inflater = new Inflater();
    try {
      inflater.setInput(bytes, begin, end - begin);
      int read = inflater.inflate(some);
      while (read > 0) {
        unpacked += read;
        if (unpacked > MOST) {
          return refuse(AttachmentRefusal.FILE_METADATA);
        }
        objects.append(new String(some, 0, read, ISO_8859_1));
        read = inflater.inflate(some);
      }
      return inflater.finished() ? objects.toString() : refuse(AttachmentRefusal.FILE_METADATA);
    } catch (DataFormatException e) {
      return refuse(AttachmentRefusal.FILE_METADATA);
    } finally {
      inflater.end();
    }
  }
}

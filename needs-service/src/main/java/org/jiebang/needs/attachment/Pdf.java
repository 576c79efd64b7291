package org.jiebang.needs.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.jiebang.eventsourcing.Rejected.refuse;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A PDF without what programs write into it about who made it, with what and when. Everything keeps
 * its place, because a PDF finds its parts by their offsets: what goes is overwritten with blanks.
 * Nothing is unpacked but the lists of objects, so far as is agreed; what cannot be looked into, or
 * not be blanked, is refused. Why no library does it: ADR 0069.
 */
final class Pdf {

  private static final byte[] BEGINS = CleanFile.ascii("%PDF-");
  private static final byte[] ENDS = CleanFile.ascii("%%EOF");

  /** Behind the end there may be a line or two. */
  private static final int TAIL = 1024;

  /** Of a dictionary before its stream. */
  private static final int DICTIONARY = 4096;

  private static final Pattern STREAM = Pattern.compile(">>\\s{0,8}stream\\r?\\n");
  private static final Pattern ENCRYPTED = Pattern.compile("/Encrypt\\b");
  private static final Pattern INFO = Pattern.compile("/Info\\s{1,8}(\\d{1,9})\\s{1,8}(\\d{1,5})");
  private static final Pattern METADATA = Pattern.compile("/Type\\s{0,8}/Metadata\\b");
  private static final Pattern OBJECTS = Pattern.compile("/Type\\s{0,8}/ObjStm\\b");
  private static final Pattern PHOTO =
      Pattern.compile("/Filter\\s{0,8}(\\[\\s{0,8})?/DCTDecode\\b");

  /**
   * Of a name in which letters are written as numbers, so that it could hide what is looked for.
   */
  private static final Pattern HIDING =
      Pattern.compile("/[A-Za-z]{0,16}#[46-7][0-9A-Fa-f][A-Za-z#0-9]{0,64}");

  private final byte[] bytes;

  /** The same, as one letter a byte. */
  private final String text;

  /** The same without what stands in streams. */
  private final StringBuilder plain;

  private Pdf(byte[] sent) {
    this.bytes = sent.clone();
    this.text = new String(sent, ISO_8859_1);
    this.plain = new StringBuilder(text);
  }

  static boolean begins(byte[] sent) {
    return CleanFile.startsWith(sent, 0, BEGINS);
  }

  /**
   * Null when it is broken.
   *
   * @throws org.jiebang.eventsourcing.Rejected FILE_ENCRYPTED; FILE_METADATA where something in it
   *     cannot be removed
   */
  static byte @Nullable [] document(byte[] sent) {
    return ends(sent) ? new Pdf(sent).cleaned() : null;
  }

  private static boolean ends(byte[] sent) {
    for (int i = sent.length - ENDS.length; i >= Math.max(0, sent.length - TAIL); i--) {
      if (CleanFile.startsWith(sent, i, ENDS)) {
        return true;
      }
    }
    return false;
  }

  private byte @Nullable [] cleaned() {
    var lists = new ObjectLists();
    Matcher stream = STREAM.matcher(text);
    int from = 0;
    while (stream.find(from)) {
      int begin = stream.end();
      int end = text.indexOf("endstream", begin);
      if (end < 0) {
        return null;
      }
      clean(dictionary(stream.start()), begin, end, lists);
      for (int i = begin; i < end; i++) {
        plain.setCharAt(i, ' ');
      }
      from = end;
    }
    if (ENCRYPTED.matcher(plain).find()) {
      return refuse(AttachmentRefusal.FILE_ENCRYPTED);
    }
    if (HIDING.matcher(plain).find()) {
      return refuse(AttachmentRefusal.FILE_METADATA);
    }
    Matcher info = INFO.matcher(plain);
    while (info.find()) {
      blank(info.group(1), info.group(2), lists);
    }
    lists.putBack(bytes);
    return bytes;
  }

  private String dictionary(int end) {
    int least = Math.max(0, end - DICTIONARY);
    int begin = text.lastIndexOf("obj", end);
    return text.substring(Math.max(least, begin), end);
  }

  private void clean(String dictionary, int begin, int end, ObjectLists lists) {
    boolean packed = dictionary.contains("/Filter");
    if (METADATA.matcher(dictionary).find()) {
      if (!packed) {
        Arrays.fill(bytes, begin, end, (byte) ' ');
      } else if (ObjectLists.isPlainlyPacked(dictionary)) {
        ObjectLists.overwrite(bytes, begin, end, new byte[0]);
      } else {
        refuse(AttachmentRefusal.FILE_METADATA);
      }
    } else if (OBJECTS.matcher(dictionary).find()) {
      lists.look(dictionary, bytes, begin, end);
    } else if (PHOTO.matcher(dictionary).find()) {
      photo(begin, end);
    }
  }

  /** As of a photo that comes alone; what is left over of its place is behind the picture's end. */
  private void photo(int begin, int end) {
    byte[] sent = Arrays.copyOfRange(bytes, begin, end);
    byte[] picture = Jpeg.begins(sent) ? Jpeg.picture(sent) : null;
    if (picture != null) {
      System.arraycopy(picture, 0, bytes, begin, picture.length);
      Arrays.fill(bytes, begin + picture.length, end, (byte) ' ');
    }
  }

  /** All that the file says in words of itself, wherever it says so: it may have been changed. */
  private void blank(String number, String generation, ObjectLists lists) {
    Matcher object =
        Pattern.compile("(?<!\\d)" + number + "\\s{1,8}" + generation + "\\s{1,8}obj\\b")
            .matcher(plain);
    boolean found = false;
    while (object.find()) {
      found = true;
      int end = plain.indexOf("endobj", object.end());
      Blanks.fill(plain, bytes, object.end(), end < 0 ? plain.length() : end);
    }
    if (!lists.blank(number) && !found) {
      refuse(AttachmentRefusal.FILE_METADATA); // nobody knows where it stands
    }
  }
}

package org.jiebang.eventsourcing.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * The entries of a zip archive in memory, by its directory. The platform's reader of streams goes
 * by what stands before each entry, where writers that do not know the sizes yet say nothing, and
 * its reader of archives wants a file.
 */
final class Zip {

  private static final int END = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final int DIRECTORY = 0x02014b50;
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_BYTES = 30;
  private static final int ENCRYPTED = 1;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int ZIP64 = 1;
  private static final int IN_ZIP64 = -1;

  /** A workbook has one for each sheet and a dozen besides. */
  private static final int MOST_ENTRIES = 1_000;

  /**
   * @param start of its bytes in the archive
   */
  private record Entry(int method, int start, int length) {}

  private final byte[] bytes;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /**
   * @throws ZipException when it is no archive, or one that no spreadsheet writes
   * @throws IndexOutOfBoundsException when it ends too early
   */
  Zip(byte[] bytes) throws ZipException {
    this.bytes = bytes;
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int end = end(in);
    int count = in.getShort(end + 10) & 0xFFFF;
    int at = in.getInt(end + 16);
    if (count > MOST_ENTRIES) {
      throw new ZipException("too many entries");
    }
    for (int i = 0; i < count; i++) {
      if (in.getInt(at) != DIRECTORY || (in.getShort(at + 8) & ENCRYPTED) != 0) {
        throw new ZipException("no entry that can be read");
      }
      int nameLength = in.getShort(at + 28) & 0xFFFF;
      int extraLength = in.getShort(at + 30) & 0xFFFF;
      String name = new String(bytes, at + 46, nameLength, UTF_8);
      Entry entry = entry(in, at, at + 46 + nameLength, extraLength);
      if (entries.put(plain(name), entry) != null) {
        throw new ZipException("two entries of one name"); // which of them would be meant?
      }
      at += 46 + nameLength + extraLength + (in.getShort(at + 32) & 0xFFFF);
    }
  }

  private static int end(ByteBuffer in) throws ZipException {
    int last = in.limit() - END_BYTES;
    for (int at = last; at >= 0 && at >= last - LONGEST_COMMENT; at--) {
      if (in.getInt(at) == END) {
        return at;
      }
    }
    throw new ZipException("no archive");
  }

  private static Entry entry(ByteBuffer in, int at, int extra, int extraLength)
      throws ZipException {
    long length = in.getInt(at + 20);
    long offset = in.getInt(at + 42);
    for (int field = extra; field + 4 <= extra + extraLength; ) {
      int size = in.getShort(field + 2) & 0xFFFF;
      if (in.getShort(field) == ZIP64) { // in this order, and only what did not fit
        int next = field + 4 + (in.getInt(at + 24) == IN_ZIP64 ? Long.BYTES : 0);
        if (length == IN_ZIP64) {
          length = in.getLong(next);
          next += Long.BYTES;
        }
        if (offset == IN_ZIP64) {
          offset = in.getLong(next);
        }
      }
      field += 4 + size;
    }
    int local = Math.toIntExact(offset);
    if (in.getInt(local) != LOCAL) {
      throw new ZipException("no entry where one should be");
    }
    int start =
        local
            + LOCAL_BYTES
            + (in.getShort(local + 26) & 0xFFFF)
            + (in.getShort(local + 28) & 0xFFFF);
    if (length < 0 || start + length > in.limit()) {
      throw new ZipException("an entry without an end");
    }
    return new Entry(in.getShort(at + 10), start, (int) length);
  }

  /** As we look for it. */
  private static String plain(String name) {
    return name.replace('\\', '/').replaceFirst("^/+", "");
  }

  Iterable<String> names() {
    return entries.keySet();
  }

  /**
   * Unpacks an entry while it is read.
   *
   * @throws ZipException when there is none
   */
  InputStream open(String name) throws ZipException {
    Entry entry = entries.get(plain(name));
    if (entry == null) {
      throw new ZipException("no such entry");
    }
    var packed = new ByteArrayInputStream(bytes, entry.start(), entry.length());
    return switch (entry.method()) {
      case STORED -> packed;
      case DEFLATED -> new Inflated(packed);
      default -> throw new ZipException("packed in a way that no spreadsheet uses");
    };
  }

  /** Gives back the memory outside the heap when it is closed. */
  private static final class Inflated extends InflaterInputStream {

    Inflated(InputStream packed) {
      super(packed, new Inflater(true), 8 * 1024);
    }

    @Override
    public void close() {
      inf.end();
    }
  }
}

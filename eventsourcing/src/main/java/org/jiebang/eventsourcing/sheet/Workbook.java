package org.jiebang.eventsourcing.sheet;

import static org.jiebang.eventsourcing.sheet.SheetRefusal.SHEET_BROKEN;
import static org.jiebang.eventsourcing.sheet.SheetRefusal.SHEET_UNPACKS_TOO_LARGE;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jiebang.eventsourcing.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * An xlsx as it was sent. It is unpacked once without keeping anything, which shows how large it
 * is; only then are its parts read, and its first sheet row by row.
 *
 * <p>We read it ourselves (ADR 0055): the readers that there are make room for whatever a cell's
 * address names, and work formulas out.
 */
final class Workbook {

  private static final String HOME = "xl/";
  private static final String BOOK = HOME + "workbook.xml";
  private static final String RELATIONS = HOME + "_rels/workbook.xml.rels";
  private static final String STYLES = HOME + "styles.xml";
  private static final String SHARED = HOME + "sharedStrings.xml";
  private static final Set<String> PARTS = Set.of(BOOK, RELATIONS, STYLES, SHARED);

  private static final long ALWAYS_UNPACKED = 1024 * 1024;

  private final Zip zip;
  private final SheetLimits limits;
  private final String sheet;
  private final Dates dates;
  private final List<String> shared;

  /**
   * @throws Rejected {@code SHEET_BROKEN}, {@code SHEET_UNPACKS_TOO_LARGE}
   */
  Workbook(byte[] sent, SheetLimits limits) {
    this.limits = limits;
    try {
      this.zip = new Zip(sent);
      Map<String, byte[]> parts = unpack(sent.length);
      byte[] book = parts.get(BOOK);
      byte[] relations = parts.get(RELATIONS);
      if (book == null || relations == null) {
        throw new Rejected(SHEET_BROKEN);
      }
      var place = new FirstSheet(book, relations);
      this.sheet = place.entry();
      this.dates = new Dates(parts.get(STYLES), place.from1904());
      this.shared = SharedTexts.of(parts.get(SHARED), limits);
    } catch (IOException | XMLStreamException | RuntimeException e) {
      throw broken(e);
    }
  }

  /** What the platform's readers throw at bytes that are none of theirs; refusals pass. */
  static Rejected broken(Exception e) {
    return e instanceof Rejected refused ? refused : new Rejected(SHEET_BROKEN);
  }

  private Map<String, byte[]> unpack(int packed) throws IOException {
    var parts = new HashMap<String, byte[]>();
    long most =
        Math.min(
            limits.unpackedBytes(),
            Math.max(ALWAYS_UNPACKED, (long) packed * limits.unpackedTimes()));
    long unpacked = 0;
    byte[] buffer = new byte[16 * 1024];
    for (String name : zip.names()) {
      var kept = PARTS.contains(name) ? new ByteArrayOutputStream() : null;
      try (InputStream in = zip.open(name)) {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          unpacked += read;
          if (unpacked > most) {
            throw new Rejected(SHEET_UNPACKS_TOO_LARGE);
          }
          if (kept != null) {
            kept.write(buffer, 0, read);
          }
        }
      }
      if (kept != null) {
        parts.put(name, kept.toByteArray());
      }
    }
    return parts;
  }

  /** The rows of the first sheet, from the top. */
  CellRows rows() {
    try {
      return new XlsxRows(new Xml(zip.open(sheet)), shared, dates, limits);
    } catch (IOException | XMLStreamException | RuntimeException e) {
      throw broken(e);
    }
  }

  /** Which entry holds the first sheet, and from when its days are counted. */
  private static final class FirstSheet {

    private final String target;
    private final boolean from1904;

    FirstSheet(byte[] book, byte[] relations) throws XMLStreamException {
      String relation = null;
      boolean late = false;
      try (var xml = new Xml(new ByteArrayInputStream(book))) {
        while (xml.toElement()) {
          if (xml.is("workbookPr")) {
            late = xml.flag("date1904");
          } else if (xml.is("sheet") && relation == null) {
            relation = xml.attribute("id");
          }
        }
      }
      String found = null;
      try (var xml = new Xml(new ByteArrayInputStream(relations))) {
        while (xml.toElement()) {
          if (xml.is("Relationship") && relation != null && relation.equals(xml.attribute("Id"))) {
            found = xml.attribute("Target");
          }
        }
      }
      if (found == null) {
        throw new Rejected(SHEET_BROKEN);
      }
      this.target = found;
      this.from1904 = late;
    }

    String entry() {
      return target.startsWith("/") ? target.substring(1) : HOME + target;
    }

    boolean from1904() {
      return from1904;
    }
  }

  /** The texts that cells refer to by number. */
  private static final class SharedTexts {

    private SharedTexts() {}

    static List<String> of(byte @Nullable [] part, SheetLimits limits) throws XMLStreamException {
      var texts = new ArrayList<String>();
      if (part == null) {
        return texts;
      }
      long kept = 0;
      try (var xml = new Xml(new ByteArrayInputStream(part))) {
        while (xml.toElement()) {
          if (xml.is("si")) {
            // One that is too long is refused where a cell shows it.
            String text = xml.texts("si", limits.cellCharacters() + 1);
            kept += text.length() + 1;
            if (kept > limits.sharedCharacters()) {
              throw new Rejected(SHEET_UNPACKS_TOO_LARGE);
            }
            texts.add(text);
          }
        }
      }
      return texts;
    }
  }
}

package org.jiebang.eventsourcing.sheet;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers of a workbook are days and times, and which: a spreadsheet knows only by the format
 * of the cell. They come in as ISO-8601, without a zone because a spreadsheet has none.
 */
final class Dates {

  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
  private static final LocalDate DAY_ZERO_1904 = LocalDate.of(1904, 1, 1);

  /** The last day before the one that never was: a spreadsheet thinks that 1900 was a leap year. */
  private static final int LEAP = 60;

  /** The end of the year 9999, as everywhere. */
  private static final double LAST = 2_958_466;

  private final boolean from1904;
  private final List<Boolean> styles = new ArrayList<>();

  Dates(byte @Nullable [] part, boolean from1904) throws XMLStreamException {
    this.from1904 = from1904;
    if (part == null) {
      return;
    }
    Map<String, String> formats = new HashMap<>();
    try (var xml = new Xml(new ByteArrayInputStream(part))) {
      while (xml.toElement()) {
        if (xml.is("numFmt")) {
          formats.put(
              String.valueOf(xml.attribute("numFmtId")),
              String.valueOf(xml.attribute("formatCode")));
        } else if (xml.is("cellXfs")) {
          while (xml.toElementIn("cellXfs")) {
            if (xml.is("xf")) {
              String id = String.valueOf(xml.attribute("numFmtId"));
              styles.add(isDate(id, formats.get(id)));
            }
          }
        }
      }
    }
  }

  /**
   * @param code of a format of the workbook's own; null: one that every spreadsheet has (ECMA-376,
   *     part 1, 18.8.30, with those of Chinese, Japanese and Korean)
   */
  static boolean isDate(String id, @Nullable String code) {
    if (code != null) {
      // Without what is shown as it is, and colours and languages; [h] counts hours.
      String letters =
          code.replaceAll("\"[^\"]*\"|\\\\.", "")
              .replaceAll("(?i)\\[(?!(h+|m+|s+)\\])[^\\]]*\\]", "");
      return letters.chars().anyMatch(c -> "ymdhsYMDHS年月日时分秒".indexOf(c) >= 0)
          && !letters.equalsIgnoreCase("general");
    }
    return id.matches("1[4-9]|2[0-2]|2[7-9]|3[0-6]|4[5-7]|5[0-8]");
  }

  boolean isDate(@Nullable String style) {
    int index = style == null ? -1 : Integer.parseInt(style);
    return index >= 0 && index < styles.size() && styles.get(index);
  }

  /** Null when there is no such day. */
  @Nullable String text(double number) {
    if (!(number >= 0 && number < LAST)) {
      return null;
    }
    long seconds = Math.round(number * 86_400);
    LocalTime time = LocalTime.ofSecondOfDay(seconds % 86_400);
    long days = seconds / 86_400;
    if (days == 0 && !from1904) {
      return time.toString(); // a time of day alone
    }
    LocalDate day =
        from1904 ? DAY_ZERO_1904.plusDays(days) : DAY_ZERO.plusDays(days < LEAP ? days + 1 : days);
    return time.equals(LocalTime.MIDNIGHT)
        ? day.toString()
        : LocalDateTime.of(day, time).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}

package org.jiebang.matching.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes calendars as RFC 5545 asks: lines of at most 75 bytes that end in CRLF, texts escaped,
 * times in UTC. The same entries give the same bytes.
 *
 * <p>By hand: the library that one would take folds after 73 characters, which in Chinese is up to
 * 219 bytes (ADR 0041).
 */
final class ICalendar {

  private static final String PRODUCT = "-//Jiebang//Sessions//ZH";

  /** RFC 5545, 3.1: without the line's end. */
  private static final int LINE_BYTES = 75;

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final StringBuilder text = new StringBuilder();

  private ICalendar() {}

  /**
   * An event of a calendar.
   *
   * @param uid stays the same for ever
   * @param sequence grows with each change
   * @param status {@code CONFIRMED}, {@code TENTATIVE} or {@code CANCELLED}
   * @param busy whether it takes its owner's time
   */
  record Entry(
      String uid,
      long sequence,
      Instant changedAt,
      Instant startsAt,
      Instant endsAt,
      String summary,
      @Nullable String location,
      String description,
      String category,
      String status,
      boolean busy) {}

  /**
   * @param name of the calendar, for a person
   */
  static String of(String name, List<Entry> entries) {
    var calendar = new ICalendar();
    calendar.line("BEGIN", "VCALENDAR");
    calendar.line("VERSION", "2.0");
    calendar.line("PRODID", PRODUCT);
    calendar.line("CALSCALE", "GREGORIAN");
    calendar.line("NAME", escaped(name)); // RFC 7986
    calendar.line("X-WR-CALNAME", escaped(name)); // what most programs read instead
    calendar.line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
    entries.forEach(calendar::event);
    calendar.line("END", "VCALENDAR");
    return calendar.text.toString();
  }

  private void event(Entry e) {
    line("BEGIN", "VEVENT");
    line("UID", e.uid());
    line("SEQUENCE", Long.toString(e.sequence()));
    // Without a METHOD it is when the event was last changed (RFC 5545, 3.8.7.2).
    line("DTSTAMP", UTC.format(e.changedAt()));
    line("LAST-MODIFIED", UTC.format(e.changedAt()));
    line("DTSTART", UTC.format(e.startsAt()));
    line("DTEND", UTC.format(e.endsAt()));
    line("SUMMARY", escaped(e.summary()));
    if (e.location() != null) {
      line("LOCATION", escaped(e.location()));
    }
    line("DESCRIPTION", escaped(e.description()));
    line("CATEGORIES", escaped(e.category()));
    line("STATUS", e.status());
    line("TRANSP", e.busy() ? "OPAQUE" : "TRANSPARENT");
    line("END", "VEVENT");
  }

  private void line(String name, String value) {
    fold(name + ":" + value);
  }

  /** Between characters, never inside one: each part is text by itself. */
  private void fold(String line) {
    int bytes = 0;
    for (int i = 0; i < line.length(); ) {
      int next = line.offsetByCodePoints(i, 1);
      int more = line.substring(i, next).getBytes(UTF_8).length;
      if (bytes + more > LINE_BYTES) {
        text.append("\r\n ");
        bytes = 1;
      }
      text.append(line, i, next);
      bytes += more;
      i = next;
    }
    text.append("\r\n");
  }

  /** A TEXT (RFC 5545, 3.3.11); control characters have no place in one. */
  static String escaped(String plain) {
    var escaped = new StringBuilder();
    plain
        .replace("\r\n", "\n")
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\\', ';', ',' -> escaped.append('\\').appendCodePoint(c);
                case '\n', '\r' -> escaped.append("\\n");
                default -> {
                  if (c == '\t' || !Character.isISOControl(c)) {
                    escaped.appendCodePoint(c);
                  }
                }
              }
            });
    return escaped.toString();
  }
}

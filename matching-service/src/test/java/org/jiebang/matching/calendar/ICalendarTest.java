package org.jiebang.matching.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jiebang.matching.calendar.ICalendar.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5545 as far as we write it. */
class ICalendarTest {

  private static Entry entry(String summary) {
    return new Entry(
        "0195505c-6a00-7000-8000-000000000031@jiebang",
        7,
        Instant.parse("2026-03-01T02:11:09.123456Z"),
        Instant.parse("2026-03-05T06:00:00Z"),
        Instant.parse("2026-03-05T08:00:00Z"),
        summary,
        "五环社区活动室",
        "名额 / Places: 3/10",
        "CHILD_CARE",
        "CONFIRMED",
        true);
  }

  private static String written(String summary) {
    return ICalendar.of("五环社区", List.of(entry(summary)));
  }

  /** As a reader puts lines together again (3.1). */
  private static List<String> unfolded(String calendar) {
    return List.of(calendar.replace("\r\n ", "").split("\r\n"));
  }

  @Test
  void a_calendar_says_what_it_must_and_no_method() {
    assertThat(written("放学后托管"))
        .isEqualTo(
            String.join(
                "\r\n",
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Jiebang//Sessions//ZH",
                "CALSCALE:GREGORIAN",
                "NAME:五环社区",
                "X-WR-CALNAME:五环社区",
                "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
                "BEGIN:VEVENT",
                "UID:0195505c-6a00-7000-8000-000000000031@jiebang",
                "SEQUENCE:7",
                "DTSTAMP:20260301T021109Z",
                "LAST-MODIFIED:20260301T021109Z",
                "DTSTART:20260305T060000Z",
                "DTEND:20260305T080000Z",
                "SUMMARY:放学后托管",
                "LOCATION:五环社区活动室",
                "DESCRIPTION:名额 / Places: 3/10",
                "CATEGORIES:CHILD_CARE",
                "STATUS:CONFIRMED",
                "TRANSP:OPAQUE",
                "END:VEVENT",
                "END:VCALENDAR",
                ""));
    assertThat(ICalendar.of("空", List.of())).doesNotContain("VEVENT").endsWith("END:VCALENDAR\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "short",
        "a",
        "这一次活动在五环社区活动室举行请各位志愿者提前十五分钟到场并带好志愿者证件谢谢大家的配合与支持",
        "👨‍👩‍👧‍👦🏠👵🏽",
        "ÿ",
        "\\;,"
      })
  void no_line_is_longer_than_75_bytes_and_none_breaks_a_character(String part) {
    for (int offset = 0; offset < 4; offset++) {
      String summary = "x".repeat(offset) + part.repeat(40);
      String calendar = written(summary);
      for (String line : calendar.split("\r\n")) {
        byte[] bytes = line.getBytes(UTF_8);
        assertThat(bytes.length).as(line).isLessThanOrEqualTo(75);
        // A broken character would come back as a question mark.
        assertThat(new String(bytes, UTF_8)).isEqualTo(line);
      }
      assertThat(unfolded(calendar)).contains("SUMMARY:" + ICalendar.escaped(summary));
    }
  }

  @Test
  void every_line_ends_in_both_characters() {
    String calendar = written("一\n二\r\n三\r四");
    assertThat(calendar.replace("\r\n", "")).doesNotContain("\r", "\n");
    assertThat(unfolded(calendar)).contains("SUMMARY:一\\n二\\n三\\n四");
  }

  @Test
  void what_means_something_is_escaped_and_nothing_breaks_out() {
    assertThat(ICalendar.escaped("a;b,c\\d:e\"f\tg\u0000\u0007\u007f"))
        .isEqualTo("a\\;b\\,c\\\\d:e\"f\tg");
    assertThat(unfolded(written("x\r\nEND:VEVENT\r\nATTENDEE:mailto:a@example.org")))
        .contains("SUMMARY:x\\nEND:VEVENT\\nATTENDEE:mailto:a@example.org")
        .noneMatch(line -> line.startsWith("ATTENDEE"));
  }

  @Test
  void the_same_entries_are_the_same_bytes() {
    assertThat(written("a")).isEqualTo(written("a")).isNotEqualTo(written("b"));
  }
}

package org.jiebang.needs.tripartite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DutyPeriodTest {

  @ParameterizedTest
  @Tag("N-14")
  @CsvSource({
    "WEEK,    2026-03-02, 2026-W10, 2026-03-08, 2026-W11",
    "WEEK,    2026-03-08, 2026-W10, 2026-03-08, 2026-W11",
    "WEEK,    2027-01-03, 2026-W53, 2027-01-03, 2027-W01",
    "MONTH,   2024-02-29, 2024-02,  2024-02-29, 2024-03",
    "MONTH,   2026-12-31, 2026-12,  2026-12-31, 2027-01",
    "QUARTER, 2026-03-31, 2026-Q1,  2026-03-31, 2026-Q2",
    "QUARTER, 2026-12-01, 2026-Q4,  2026-12-31, 2027-Q1",
    "YEAR,    2026-06-01, 2026,     2026-12-31, 2027"
  })
  void a_day_lies_in_one_period_and_the_next_begins_the_day_after(
      Cadence cadence, LocalDate day, String text, LocalDate lastDay, String next) {
    DutyPeriod period = DutyPeriod.of(cadence, day);
    assertThat(period.text()).isEqualTo(text);
    assertThat(period.lastDay()).isEqualTo(lastDay);
    assertThat(period.next().text()).isEqualTo(next);
    assertThat(period.before(period.next())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "WEEK,    2026-W10, Asia/Shanghai, 2026-03-08T16:00:00Z",
    "WEEK,    2026-W10, UTC,           2026-03-09T00:00:00Z",
    "YEAR,    2026,     Asia/Shanghai, 2026-12-31T16:00:00Z",
    "QUARTER, 2026-Q1,  UTC,           2026-04-01T00:00:00Z"
  })
  void it_is_over_at_midnight_where_the_community_is(
      Cadence cadence, String text, String zone, Instant end) {
    assertThat(new DutyPeriod(cadence, text).end(ZoneId.of(zone))).isEqualTo(end);
  }
}

package org.jiebang.needs.needlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jiebang.needs.policy.PolicyValues;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListPeriodTest {

  private static ListPeriod period(ListLevel level, String text) {
    return Objects.requireNonNull(ListPeriod.parse(level, text));
  }

  @ParameterizedTest
  @CsvSource({
    "DAILY,2026-03-05,WEEKLY,2026-W10",
    "DAILY,2026-03-01,WEEKLY,2026-W09",
    "DAILY,2027-01-01,WEEKLY,2026-W53",
    "WEEKLY,2026-W10,MONTHLY,2026-03",
    "WEEKLY,2026-W14,MONTHLY,2026-04",
    "WEEKLY,2026-W53,MONTHLY,2027-01",
    "DAILY,2028-02-29,WEEKLY,2028-W09"
  })
  void a_period_belongs_to_the_next_one_by_its_last_day(
      ListLevel level, String text, ListLevel above, String parent) {
    assertThat(period(level, text).parent()).isEqualTo(new ListPeriod(above, parent));
  }

  @Test
  void nothing_lies_above_a_month() {
    assertThat(period(ListLevel.MONTHLY, "2026-03").parent()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "DAILY,2026-03",
    "DAILY,2026-02-30",
    "DAILY,2026-W10",
    "WEEKLY,2026-03-05",
    "WEEKLY,2025-W53",
    "WEEKLY,2026-W1",
    "MONTHLY,2026-13",
    "MONTHLY,2026-3",
    "DAILY,2027-02-29",
    "DAILY,1899-12-31",
    "MONTHLY,+10000-01",
    "MONTHLY,+999999-12",
    "MONTHLY,''"
  })
  void what_is_no_period_of_the_level_is_none(ListLevel level, String text) {
    assertThat(ListPeriod.parse(level, text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "DAILY,2026-03-08,2026-03-08T16:00:00Z",
    "WEEKLY,2026-W10,2026-03-08T17:00:00Z",
    "MONTHLY,2026-03,2026-03-31T18:00:00Z"
  })
  void the_cut_off_is_at_the_end_of_the_last_day_there(
      ListLevel level, String text, Instant cutOff) {
    assertThat(
            period(level, text)
                .cutOff(ZoneId.of("Asia/Shanghai"), PolicyValues.DEFAULT.cutOff(level)))
        .isEqualTo(cutOff);
  }

  /** Midnight in Shanghai is 16:00 UTC of the day before, in London it is mostly 00:00 UTC. */
  @ParameterizedTest
  @CsvSource({
    "DAILY,2026-03-08,Asia/Shanghai,2026-03-08T16:00:00Z",
    "WEEKLY,2026-W10,Asia/Shanghai,2026-03-08T16:00:00Z",
    "MONTHLY,2026-02,Asia/Shanghai,2026-02-28T16:00:00Z",
    "DAILY,2026-03-08,Etc/UTC,2026-03-09T00:00:00Z",
    "WEEKLY,2026-W10,Etc/UTC,2026-03-09T00:00:00Z",
    "MONTHLY,2028-02,Etc/UTC,2028-03-01T00:00:00Z",
    "DAILY,2026-03-28,Europe/London,2026-03-29T00:00:00Z",
    "DAILY,2026-03-29,Europe/London,2026-03-29T23:00:00Z"
  })
  @Tag("N-06")
  void a_day_a_week_and_a_month_end_at_midnight_there(
      ListLevel level, String text, ZoneId zone, Instant end) {
    assertThat(period(level, text).end(zone)).isEqualTo(end);
  }

  @Test
  void a_list_is_found_by_community_and_period() {
    assertThat(NeedListId.of(WUHUAN, ListSamples.MARCH)).isEqualTo(ListSamples.MARCH_ID);
  }

  @Test
  void below_a_period_lie_those_of_its_last_day() {
    var sunday = new ListPeriod(ListLevel.DAILY, "2026-03-08");
    assertThat(sunday.below()).isEmpty();
    assertThat(new ListPeriod(ListLevel.WEEKLY, "2026-W10").below()).containsExactly(sunday);
    assertThat(new ListPeriod(ListLevel.MONTHLY, "2026-03").below())
        .containsExactly(
            new ListPeriod(ListLevel.WEEKLY, "2026-W14"),
            new ListPeriod(ListLevel.DAILY, "2026-03-31"));
  }
}

package org.jiebang.points.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.points.scheme.LocalRules.CARE;
import static org.jiebang.points.scheme.LocalRules.SHANGHAI;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jiebang.points.inbound.Category;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointRuleTest {

  private static final Category CLEANING = new Category("CLEAN_HOME");

  private static final Map<String, Rules> FIXTURES =
      Map.ofEntries(
          Map.entry("huangshi", LocalRules.huangshi()),
          Map.entry("guangzhou", LocalRules.guangzhou()),
          Map.entry("ruian", LocalRules.ruian()),
          Map.entry("hailin", LocalRules.hailin()),
          Map.entry("jiaozhou", LocalRules.jiaozhou()),
          Map.entry("ferndale", LocalRules.ferndale()),
          Map.entry("coefficients", coefficients()),
          Map.entry("atLeastAHalfHour", LocalRules.aPointAMinute().atLeast(30).rules()));

  private static Rules coefficients() {
    return LocalRules.plain()
        .perHour(10)
        .steps(30, Rounding.Direction.DOWN)
        .percent(CARE, 150)
        .percent(CLEANING, 33)
        .rules();
  }

  @ParameterizedTest
  @CsvSource({
    // whole hours that were completed
    "huangshi, CHILD_CARE, 0, 0, 0",
    "huangshi, CHILD_CARE, 59, 0, 0",
    "huangshi, CHILD_CARE, 60, 60, 1",
    "huangshi, CHILD_CARE, 119, 60, 1",
    "huangshi, CHILD_CARE, 120, 120, 2",
    "guangzhou, CLEAN_HOME, 150, 120, 2",
    // half hours that were completed
    "ruian, CHILD_CARE, 29, 0, 0",
    "ruian, CHILD_CARE, 30, 30, 1",
    "ruian, CHILD_CARE, 89, 60, 2",
    "ruian, CHILD_CARE, 90, 90, 3",
    // at most two hours of one activity
    "hailin, CHILD_CARE, 119, 60, 1",
    "hailin, CHILD_CARE, 120, 120, 2",
    "hailin, CHILD_CARE, 1440, 120, 2",
    // an hour that was begun counts, but somebody who was not there has begun none
    "jiaozhou, CHILD_CARE, 0, 0, 0",
    "jiaozhou, CHILD_CARE, 1, 60, 1",
    "jiaozhou, CHILD_CARE, 60, 60, 1",
    "jiaozhou, CHILD_CARE, 61, 120, 2",
    // a quarter that was begun counts
    "ferndale, CHILD_CARE, 1, 15, 1",
    "ferndale, CHILD_CARE, 15, 15, 1",
    "ferndale, CHILD_CARE, 16, 30, 2",
    // a coefficient per category; 100 percent for the others; fractions are dropped
    "coefficients, CHILD_CARE, 60, 60, 15",
    "coefficients, CHILD_CARE, 30, 30, 7",
    "coefficients, CLEAN_HOME, 60, 60, 3",
    "coefficients, CLEAN_HOME, 30, 30, 1",
    "coefficients, REPAIR, 60, 60, 10",
    // a shorter service earns nothing
    "atLeastAHalfHour, CHILD_CARE, 29, 0, 0",
    "atLeastAHalfHour, CHILD_CARE, 30, 30, 30",
    "atLeastAHalfHour, CHILD_CARE, 1440, 1440, 1440"
  })
  void minutes_become_points(
      String fixture, String category, int minutes, int counted, long points) {
    PointRule.Line line =
        PointRule.line(
            Objects.requireNonNull(FIXTURES.get(fixture)), new Category(category), minutes);
    assertThat(line.countedMinutes()).isEqualTo(counted);
    assertThat(line.points()).isEqualTo(points);
  }

  @Test
  void a_line_says_what_was_applied_to_what() {
    PointRule.Line line = PointRule.line(coefficients(), CARE, 100);
    assertThat(line.text()).isEqualTo("CHILD_CARE: 10 points/h x 150%, steps of 30 min down");
    assertThat(line.inputs())
        .containsExactly(
            new Input("category", "CHILD_CARE"),
            new Input("minutes", "100"),
            new Input("countedMinutes", "90"),
            new Input("pointsPerHour", "10"),
            new Input("percent", "150"));
  }

  /** The most that the request allows: it must not overflow. */
  @Test
  void the_largest_rules_stay_exact() {
    Rules rules = LocalRules.plain().perHour(1_000).percent(CARE, 1_000).rules();
    assertThat(PointRule.line(rules, CARE, Integer.MAX_VALUE - 60).points())
        .isEqualTo((Integer.MAX_VALUE - 60) / 60 * 10_000L);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T15:59:59.999999Z, 2026-03-02",
    "2026-03-02T16:00:00Z, 2026-03-03",
    "2025-12-31T16:00:00Z, 2026-01-01"
  })
  void a_service_counts_for_the_day_of_the_communitys_zone(String endedAt, String day) {
    assertThat(PointRule.day(LocalRules.huangshi(), Instant.parse(endedAt)))
        .isEqualTo(LocalDate.parse(day));
  }

  @ParameterizedTest
  @CsvSource({
    "END_OF_YEAR, 0, 2026-03-02T01:00:00Z, 2026-12-31T16:00:00Z",
    "END_OF_YEAR, 0, 2026-12-31T15:59:59Z, 2026-12-31T16:00:00Z",
    "END_OF_YEAR, 0, 2026-12-31T16:00:00Z, 2027-12-31T16:00:00Z",
    "END_OF_NEXT_YEAR, 0, 2026-03-02T01:00:00Z, 2027-12-31T16:00:00Z",
    "YEARS, 3, 2026-03-02T01:00:00Z, 2029-03-02T01:00:00Z",
    "YEARS, 1, 2024-02-29T01:00:00Z, 2025-02-28T01:00:00Z",
    "DAYS, 365, 2026-03-02T01:00:00Z, 2027-03-02T01:00:00Z"
  })
  void points_last_as_long_as_the_scheme_says(
      Validity.Kind kind, int amount, String earned, String end) {
    assertThat(new Validity(kind, amount).end(Instant.parse(earned), SHANGHAI))
        .isEqualTo(Instant.parse(end));
  }

  @Test
  void points_may_last_for_ever() {
    assertThat(new Validity(Validity.Kind.UNLIMITED, 0).end(LocalRules.NINE, SHANGHAI)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "ALWAYS, 2026-03-02T01:00:00Z, 2026-03-02T00:59:00Z, true",
    // 海林: the first quarter ends on 31 March, 24:00, in Shanghai
    "ONCE_PER_QUARTER, 2026-03-31T15:59:59Z, 2026-01-05T01:00:00Z, false",
    "ONCE_PER_QUARTER, 2026-03-31T16:00:00Z, 2026-03-31T15:59:59Z, true",
    "ONCE_PER_QUARTER, 2027-03-02T01:00:00Z, 2026-03-02T01:00:00Z, true",
    "ONCE_PER_QUARTER, 2026-03-02T01:00:00Z, , true",
    "FIRST_MONTH_OF_QUARTER, 2026-03-31T16:00:00Z, , true",
    "FIRST_MONTH_OF_QUARTER, 2026-04-30T16:00:00Z, , false",
    "FIRST_MONTH_OF_QUARTER, 2026-03-31T15:59:59Z, , false"
  })
  void points_are_redeemed_when_the_window_is_open(
      RedemptionWindow window, String at, @Nullable String last, boolean open) {
    assertThat(window.open(Instant.parse(at), last == null ? null : Instant.parse(last), SHANGHAI))
        .isEqualTo(open);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 15, 30, 60, 240})
  void rounding_down_and_up_are_a_step_apart_or_equal(int step) {
    var down = new Rounding(step, Rounding.Direction.DOWN);
    var up = new Rounding(step, Rounding.Direction.UP);
    for (int minutes = 0; minutes <= 1_440; minutes++) {
      assertThat(down.round(minutes)).isBetween(minutes - step + 1, minutes);
      assertThat(up.round(minutes)).isBetween(minutes, minutes + step - 1);
      assertThat(up.round(minutes) - down.round(minutes)).isEqualTo(minutes % step == 0 ? 0 : step);
    }
  }
}

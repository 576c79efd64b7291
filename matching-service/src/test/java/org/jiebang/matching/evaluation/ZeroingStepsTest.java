package org.jiebang.matching.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.matching.inbound.PublishedRules.ZeroingRule;
import org.jiebang.matching.session.Evidence;
import org.jiebang.matching.session.ServiceRecord;
import org.junit.jupiter.api.Test;

/** When marks make a service count nothing. */
class ZeroingStepsTest {

  private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");

  private static ZeroingRule rule(Instant from, int below, int least) {
    return new ZeroingRule("plain", from, "ORGANISER", below, least);
  }

  private static ServiceRecord served(Instant until) {
    return new ServiceRecord(
        new UUID(0, 1), until.minusSeconds(3600), until, 60, 60, Evidence.TIMED, until);
  }

  @Test
  void a_mean_below_the_rule_zeroes() {
    ZeroingRule below3 = rule(JANUARY, 3, 1);
    assertThat(ZeroingSteps.fallsShort(new int[] {2}, below3)).isTrue();
    assertThat(ZeroingSteps.fallsShort(new int[] {2, 3, 3}, below3)).isTrue();
    assertThat(ZeroingSteps.fallsShort(new int[] {1, 5}, below3)).isFalse();
    assertThat(ZeroingSteps.fallsShort(new int[] {3}, below3)).isFalse();
  }

  @Test
  void too_few_marks_decide_nothing() {
    assertThat(ZeroingSteps.fallsShort(new int[] {}, rule(JANUARY, 5, 1))).isFalse();
    assertThat(ZeroingSteps.fallsShort(new int[] {1}, rule(JANUARY, 5, 2))).isFalse();
    assertThat(ZeroingSteps.fallsShort(new int[] {1, 1}, rule(JANUARY, 5, 2))).isTrue();
  }

  @Test
  void the_rule_is_the_one_in_force_when_the_service_was_done() {
    ZeroingRule strict = rule(MARCH, 5, 1);
    ZeroingRule mild = rule(JANUARY, 2, 1);
    List<ZeroingRule> newestFirst = List.of(strict, mild);
    assertThat(ZeroingSteps.inForce(newestFirst, served(MARCH.minusSeconds(1)))).isEqualTo(mild);
    assertThat(ZeroingSteps.inForce(newestFirst, served(MARCH))).isEqualTo(strict);
    assertThat(ZeroingSteps.inForce(newestFirst, served(JANUARY.minusSeconds(1)))).isNull();
    assertThat(ZeroingSteps.inForce(newestFirst, null)).isNull();
  }
}

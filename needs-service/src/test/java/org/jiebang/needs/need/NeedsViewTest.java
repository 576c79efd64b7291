package org.jiebang.needs.need;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.needs.need.NeedSamples.ESTATE;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.day;
import static org.jiebang.needs.need.NeedSamples.history;

import org.jiebang.eventsourcing.testing.ViewSpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("N-20")
class NeedsViewTest {

  private static NeedRow row(String state) {
    return requireNonNull(
        ViewSpec.row(
            new NeedsView(),
            NEED.value(),
            WUHUAN.value(),
            history(state).toArray(NeedEvent[]::new)));
  }

  @ParameterizedTest
  @CsvSource({
    "SUBMITTED,VERIFIER,3",
    "INFO_REQUESTED,AUTHOR,7",
    "VERIFIED,DESK,7",
    "PLANNED,DESK,7",
    "DELIVERED,DESK,7",
  })
  void what_is_to_be_done_waits_for_somebody_until_a_deadline(String state, String who, int day) {
    assertThat(row(state).waitsFor).isEqualTo(who);
    assertThat(row(state).deadline).isEqualTo(day(day));
  }

  @ParameterizedTest
  @CsvSource({"DRAFT", "RESOLVED", "ON_HOLD", "DECLINED", "REFERRED", "MERGED", "WITHDRAWN"})
  void what_is_aside_or_over_waits_for_nobody(String state) {
    assertThat(row(state).waitsFor).isNull();
    assertThat(row(state).deadline).isNull();
  }

  @Test
  void a_need_is_found_by_where_it_lies() {
    NeedRow row = row("VERIFIED");
    assertThat(row.estate).isEqualTo(ESTATE.value());
    assertThat(row.grid).isEqualTo("3");
    assertThat(row.microGrid).isNull();
  }
}

package org.jiebang.needs.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jiebang.needs.search.NeedCounts.Cell;
import org.jiebang.needs.search.NeedCounts.Group;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-05")
class NeedCountsTest {

  private static final LocalDate DAY = LocalDate.parse("2026-12-31");

  private static NeedCounts counts(Cell... cells) {
    return NeedCounts.of(
        new UUID(1, 1), "Asia/Shanghai", DAY.withDayOfYear(1), DAY, DAY, "grid", List.of(cells));
  }

  @Test
  void of_24_collected_21_resolved_are_87_and_a_half_percent() {
    NeedCounts counts =
        counts(
            new Cell("1", "RESOLVED", 8),
            new Cell("1", "VERIFIED", 1),
            new Cell("2", "RESOLVED", 7),
            new Cell("3", "RESOLVED", 6),
            new Cell("4", "LISTED", 2));
    assertThat(counts.collected()).isEqualTo(24);
    assertThat(counts.resolved()).isEqualTo(21);
    assertThat(counts.rate()).isEqualTo(0.875);
    assertThat(counts.groups().stream().mapToLong(Group::collected).sum()).isEqualTo(24);
    assertThat(counts.groups().getLast())
        .isEqualTo(new Group("4", 2, 0, 0.0, java.util.Map.of("LISTED", 2L)));
  }

  @Test
  void of_nothing_there_is_no_rate() {
    assertThat(counts().rate()).isNull();
    assertThat(counts().groups()).isEmpty();
  }

  @Test
  void what_lies_in_no_grid_is_a_group_of_its_own() {
    assertThat(counts(new Cell("", "SUBMITTED", 2)).groups().getFirst().key()).isNull();
  }
}

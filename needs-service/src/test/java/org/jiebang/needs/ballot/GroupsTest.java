package org.jiebang.needs.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-33")
class GroupsTest {

  private static List<BuildingTurnout> of(int... sizes) {
    List<BuildingTurnout> buildings =
        IntStream.range(0, sizes.length)
            .mapToObj(i -> new BuildingTurnout(List.of(i + "幢"), sizes[i], 0, i, 0))
            .toList();
    return Groups.of(buildings, 10);
  }

  @Test
  void large_buildings_speak_for_themselves() {
    assertThat(of(30, 40))
        .extracting(BuildingTurnout::buildings)
        .containsExactly(List.of("1幢"), List.of("0幢"));
  }

  @Test
  void small_ones_speak_together() {
    assertThat(of(6, 40, 5))
        .extracting(BuildingTurnout::buildings)
        .containsExactly(List.of("1幢"), List.of("2幢", "0幢"));
  }

  @Test
  void a_single_small_one_takes_the_next_with_it_so_that_nobody_subtracts() {
    assertThat(of(3, 40, 30))
        .extracting(BuildingTurnout::buildings)
        .containsExactly(List.of("1幢"), List.of("0幢", "2幢"));
  }

  @Test
  void too_few_households_in_all_are_not_spoken_of() {
    assertThat(of(3, 4)).isEmpty();
  }

  @Test
  void no_group_is_ever_too_small_and_nobody_is_lost() {
    for (int a = 0; a <= 12; a++) {
      for (int b = 0; b <= 12; b++) {
        List<BuildingTurnout> groups = of(a, b, 11);
        assertThat(groups).allMatch(group -> group.entitled() >= 10);
        assertThat(groups.stream().mapToInt(BuildingTurnout::entitled).sum()).isIn(0, a + b + 11);
      }
    }
  }
}

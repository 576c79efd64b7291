package org.jiebang.needs.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.needs.grid.GridSamples.COURT;
import static org.jiebang.needs.grid.GridSamples.GARDEN;
import static org.jiebang.needs.grid.GridSamples.TOWER;
import static org.jiebang.needs.grid.GridSamples.buildings;
import static org.jiebang.needs.grid.GridSamples.doors;
import static org.jiebang.needs.grid.GridSamples.estates;
import static org.jiebang.needs.grid.GridSamples.ground;

import java.util.List;
import java.util.UUID;
import org.jiebang.needs.place.BuildingId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("N-03")
class BorderTest {

  private static final BuildingId HALL = new BuildingId(new UUID(4, 2));

  static List<Arguments> pairs() {
    Border flat = new Border(List.of(), List.of(), List.of(range(GARDEN, 101, 602)), null);
    return List.of(
        Arguments.of("the same estate", estates(GARDEN), estates(COURT, GARDEN), true),
        Arguments.of("two estates", estates(GARDEN), estates(COURT), false),
        Arguments.of("a building of it", estates(GARDEN), buildings(TOWER, GARDEN), true),
        Arguments.of("one of another", estates(COURT), buildings(TOWER, GARDEN), false),
        Arguments.of("one that stands alone", estates(COURT), buildings(TOWER, null), false),
        Arguments.of("flats of it", estates(GARDEN), flat, true),
        Arguments.of("the same building", buildings(TOWER, null), buildings(TOWER, null), true),
        Arguments.of("two buildings", buildings(TOWER, GARDEN), buildings(HALL, GARDEN), false),
        Arguments.of("its flats", buildings(TOWER, null), doors(1, 101, 101), true),
        Arguments.of("the last door twice", doors(1, 101, 301), doors(1, 301, 602), true),
        Arguments.of("the next door", doors(1, 101, 301), doors(1, 302, 602), false),
        Arguments.of("two units", doors(1, 101, 602), doors(2, 101, 602), false),
        Arguments.of("every unit", doors(null, 101, 301), doors(2, 201, 602), true),
        Arguments.of("ground twice", ground(0, 0, 2, 2), ground(1, 1, 2, 2), true),
        Arguments.of("ground beside", ground(0, 0, 2, 2), ground(2, 0, 2, 2), false),
        Arguments.of("nothing", Border.NOTHING, estates(GARDEN), false));
  }

  private static DoorRange range(org.jiebang.needs.place.EstateId estate, int from, int to) {
    return new DoorRange(TOWER, estate, 1, from, to);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void borders_overlap_or_not_whoever_is_asked(
      String what, Border one, Border other, boolean overlap) {
    assertThat(one.overlaps(other)).as(what).isEqualTo(overlap);
    assertThat(other.overlaps(one)).as(what).isEqualTo(overlap);
  }
}

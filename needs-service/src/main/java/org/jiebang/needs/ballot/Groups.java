package org.jiebang.needs.ballot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts small buildings together until no group has fewer households than may be spoken of. When
 * only one building is small, the next smallest goes with it: else it could be found by
 * subtraction.
 */
final class Groups {

  private Groups() {}

  /**
   * @return largest first; empty when all together are too few
   */
  static List<BuildingTurnout> of(List<BuildingTurnout> buildings, int smallest) {
    List<BuildingTurnout> bySize =
        buildings.stream().sorted(Comparator.comparingInt(BuildingTurnout::entitled)).toList();
    var groups = new ArrayList<BuildingTurnout>();
    BuildingTurnout together = null;
    for (BuildingTurnout building : bySize) {
      if (together != null && together.entitled() < smallest) {
        together = together.and(building);
      } else if (building.entitled() < smallest) {
        together = together == null ? building : together.and(building);
      } else {
        groups.add(building);
      }
    }
    if (together != null && together.entitled() < smallest) {
      return List.of();
    }
    if (together != null) {
      groups.addFirst(together);
    }
    return groups.reversed();
  }
}

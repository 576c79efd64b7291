package org.jiebang.needs.ballot;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many households of a building, or of several together, have come how far.
 *
 * @param buildings one, or several of which each alone would be too small to speak of
 * @param entitled households
 * @param handed papers that are out at present
 * @param returned papers
 * @param refused households that wanted none
 */
@Schema(name = "BallotTurnout")
public record BuildingTurnout(
    List<String> buildings, int entitled, int handed, int returned, int refused) {

  BuildingTurnout and(BuildingTurnout other) {
    var both = new ArrayList<>(buildings);
    both.addAll(other.buildings);
    return new BuildingTurnout(
        List.copyOf(both),
        entitled + other.entitled,
        handed + other.handed,
        returned + other.returned,
        refused + other.refused);
  }

  BuildingTurnout entitled(int change) {
    return new BuildingTurnout(buildings, entitled + change, handed, returned, refused);
  }

  BuildingTurnout moved(int handedChange, int returnedChange, int refusedChange) {
    return new BuildingTurnout(
        buildings,
        entitled,
        handed + handedChange,
        returned + returnedChange,
        refused + refusedChange);
  }
}

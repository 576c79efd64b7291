package org.jiebang.needs.grid;

import static org.jiebang.eventsourcing.Rejected.refuse;

import java.util.List;
import java.util.UUID;
import org.jiebang.needs.place.Building;
import org.jiebang.needs.place.BuildingId;
import org.jiebang.needs.place.Community.Registered;
import org.jiebang.needs.place.EstateId;
import org.jspecify.annotations.Nullable;

/**
 * Knows the places of a community. What it says stays true: an estate or a building is never taken
 * away, and a building never moves to another estate.
 */
record Surveyor(Registered community) {

  /**
   * @throws org.jiebang.eventsourcing.Rejected PLACE_NOT_IN_COMMUNITY
   */
  EstateId estate(UUID id) {
    EstateId estate = new EstateId(id);
    return community.knows(estate) ? estate : refuse(GridMapRefusal.PLACE_NOT_IN_COMMUNITY);
  }

  /**
   * @throws org.jiebang.eventsourcing.Rejected PLACE_NOT_IN_COMMUNITY
   */
  Building building(UUID id) {
    Building building = community.buildings().get(new BuildingId(id));
    return building == null ? refuse(GridMapRefusal.PLACE_NOT_IN_COMMUNITY) : building;
  }

  BuildingPart part(UUID id) {
    Building building = building(id);
    return new BuildingPart(building.id(), building.estate());
  }

  DoorRange doors(UUID id, @Nullable Integer unit, int from, int to) {
    if (to < from) {
      return refuse(GridMapRefusal.BORDER_INVALID);
    }
    Building building = building(id);
    return new DoorRange(building.id(), building.estate(), unit, from, to);
  }

  Border border(
      List<UUID> estates,
      List<UUID> buildings,
      List<DoorRange> doors,
      @Nullable List<Position> outline) {
    return new Border(
        estates.stream().map(this::estate).distinct().toList(),
        buildings.stream().map(this::part).distinct().toList(),
        doors.stream().distinct().toList(),
        outline);
  }
}

package org.jiebang.needs.grid;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.needs.place.BuildingId;
import org.jiebang.needs.place.EstateId;
import org.jspecify.annotations.Nullable;

/**
 * Households (户) inside a border, by their doors: 1单元101室 to 602室.
 *
 * @param estate that the building lies in; absent: it stands alone
 * @param unit 单元; absent: of every unit
 * @param fromDoor the first number, of those that are meant
 * @param toDoor the last one, at least {@code fromDoor}
 */
@Schema(name = "DoorRange")
public record DoorRange(
    BuildingId building,
    @Nullable EstateId estate,
    @Nullable Integer unit,
    int fromDoor,
    int toDoor) {

  boolean meets(DoorRange other) {
    return building.equals(other.building)
        && (unit == null || other.unit == null || unit.equals(other.unit))
        && fromDoor <= other.toDoor
        && other.fromDoor <= toDoor;
  }

  boolean contains(@Nullable Integer itsUnit, int door) {
    return (unit == null || unit.equals(itsUnit)) && fromDoor <= door && door <= toDoor;
  }
}

package org.jiebang.needs.grid;

import org.jiebang.needs.place.BuildingId;
import org.jiebang.needs.place.EstateId;
import org.jspecify.annotations.Nullable;

/**
 * A place whose grid is asked for, as exactly as it is known.
 *
 * @param estate of the building too, if it is named and lies in one
 * @param unit 单元
 * @param door its number
 * @param point where it is on the earth
 */
public record Spot(
    @Nullable EstateId estate,
    @Nullable BuildingId building,
    @Nullable Integer unit,
    @Nullable Integer door,
    @Nullable Position point) {

  /** An estate, or nothing more exact than that. */
  public static Spot in(EstateId estate) {
    return new Spot(estate, null, null, null, null);
  }
}

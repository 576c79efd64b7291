package org.jiebang.needs.grid;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.needs.place.BuildingId;
import org.jiebang.needs.place.EstateId;
import org.jspecify.annotations.Nullable;

/**
 * What lies in a micro-grid: estates, buildings and households by name, and the line around them if
 * somebody has drawn one.
 *
 * @param estates whole ones, with every building in them
 * @param buildings whole ones
 * @param doors parts of buildings
 * @param outline the corners in order, the first not repeated at the end; absent: not drawn
 */
@Schema(name = "Border")
public record Border(
    List<EstateId> estates,
    List<BuildingPart> buildings,
    List<DoorRange> doors,
    @Nullable List<Position> outline) {

  static final Border NOTHING = new Border(List.of(), List.of(), List.of(), null);

  /** Whether some household, or some ground, would lie in both. */
  boolean overlaps(Border other) {
    return reachesInto(other)
        || other.reachesInto(this)
        || doors.stream().anyMatch(d -> other.doors.stream().anyMatch(d::meets))
        || outline != null && other.outline != null && Outline.overlap(outline, other.outline);
  }

  /** Whether a whole estate or building of this one is, or holds, something of the other. */
  private boolean reachesInto(Border other) {
    return other.within().anyMatch(estates::contains)
        || other.standing().anyMatch(b -> buildings.stream().anyMatch(p -> p.building().equals(b)));
  }

  /** Estates that it covers, or has a part of. */
  private Stream<EstateId> within() {
    return Stream.of(
            estates.stream(),
            buildings.stream().map(BuildingPart::estate),
            doors.stream().map(DoorRange::estate))
        .flatMap(each -> each)
        .filter(Objects::nonNull);
  }

  /** Buildings that it covers, or has a part of, by name. */
  private Stream<BuildingId> standing() {
    return Stream.concat(
        buildings.stream().map(BuildingPart::building), doors.stream().map(DoorRange::building));
  }

  /** Whether {@code spot} lies in it. */
  boolean contains(Spot spot) {
    return spot.estate() != null && estates.contains(spot.estate())
        || spot.building() != null && containsDoor(spot, spot.building())
        || spot.point() != null && outline != null && Outline.contains(outline, spot.point());
  }

  private boolean containsDoor(Spot spot, BuildingId building) {
    Integer door = spot.door();
    return buildings.stream().anyMatch(p -> p.building().equals(building))
        || door != null
            && doors.stream()
                .anyMatch(d -> d.building().equals(building) && d.contains(spot.unit(), door));
  }
}

package org.jiebang.needs.grid;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What lies in a micro-grid, all that is left out being none.
 *
 * @param estates whole ones
 * @param buildings whole ones
 * @param doors parts of buildings
 * @param outline its corners in order, WGS 84, the first not repeated at the end
 */
@Schema(name = "BorderRequest")
public record BorderRequest(
    @Size(max = 100) @Nullable List<@NotNull UUID> estates,
    @Size(max = 200) @Nullable List<@NotNull UUID> buildings,
    @Size(max = 200) @Nullable List<@NotNull @Valid DoorsRequest> doors,
    @Size(min = 3, max = 300) @Nullable List<@NotNull @Valid CornerRequest> outline) {

  /**
   * Households of a building by their doors.
   *
   * @param unit absent: of every unit
   * @param toDoor at least {@code fromDoor}
   */
  @Schema(name = "DoorsRequest")
  public record DoorsRequest(
      @NotNull UUID building,
      @Min(1) @Max(100) @Nullable Integer unit,
      @NotNull @Min(1) @Max(99_999) Integer fromDoor,
      @NotNull @Min(1) @Max(99_999) Integer toDoor) {}

  /** A point on the earth, in degrees. */
  @Schema(name = "CornerRequest")
  public record CornerRequest(
      @NotNull @Min(-180) @Max(180) Double longitude, @NotNull @Min(-90) @Max(90) Double latitude) {

    /** To seven decimals: a centimetre, and more than anybody measures. */
    Position position() {
      return new Position(rounded(longitude), rounded(latitude));
    }

    private static double rounded(double degrees) {
      return Math.round(degrees * 1e7) / 1e7;
    }
  }

  /**
   * @throws org.jiebang.eventsourcing.Rejected PLACE_NOT_IN_COMMUNITY, BORDER_INVALID
   */
  Border of(Surveyor surveyor) {
    return surveyor.border(
        estates == null ? List.of() : estates,
        buildings == null ? List.of() : buildings,
        doors == null
            ? List.of()
            : doors.stream()
                .map(d -> surveyor.doors(d.building(), d.unit(), d.fromDoor(), d.toDoor()))
                .toList(),
        outline == null ? null : outline.stream().map(CornerRequest::position).toList());
  }
}

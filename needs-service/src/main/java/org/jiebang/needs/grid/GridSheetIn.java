package org.jiebang.needs.grid;

import static org.jiebang.eventsourcing.Rejected.refuse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.http.Violation;
import org.jiebang.needs.place.Building;
import org.jiebang.needs.place.Community.Registered;
import org.jiebang.needs.place.EstateId;
import org.jiebang.needs.place.PlaceNames;
import org.jspecify.annotations.Nullable;

/** Reads rows of a sheet, which name estates and buildings as people do. */
record GridSheetIn(Registered community) {

  private static final Pattern CORNER =
      Pattern.compile("(-?[0-9]{1,3}(?:\\.[0-9]{1,12})?)[ ,]+(-?[0-9]{1,2}(?:\\.[0-9]{1,12})?)");

  private static final int MOST_CORNERS = 300;
  private static final double MOST_LONGITUDE = 180;
  private static final double MOST_LATITUDE = 90;

  /**
   * @throws Rejected VALIDATION_FAILED for what its kind needs; PLACE_NOT_IN_COMMUNITY,
   *     BORDER_INVALID
   */
  GridRow of(GridSheetRow row) {
    return switch (row.kind()) {
      case "GRID", "网格" ->
          new GridRow.OfGrid(
              given("grid", row.grid()),
              given("name", row.name()),
              row.template() == null ? null : new TeamTemplate(row.template()),
              row.from());
      case "MICRO_GRID", "微网格" ->
          new GridRow.OfMicroGrid(
              given("microGrid", row.microGrid()),
              given("name", row.name()),
              given("grid", row.grid()),
              row.from());
      case "PLACE", "范围" ->
          new GridRow.OfPlace(given("microGrid", row.microGrid()), place(row), row.from());
      case "MEMBER", "队员" ->
          new GridRow.OfMember(
              given("grid", row.grid()),
              given("slot", row.slot()),
              given("office", row.office()),
              given("person", row.person()),
              row.from(),
              row.until());
      case "WORKER", "网格员" ->
          new GridRow.OfWorker(
              given("microGrid", row.microGrid()),
              given("person", row.person()),
              row.from(),
              row.until());
      case "MOVE", "调整" ->
          new GridRow.OfMove(
              given("microGrid", row.microGrid()), given("grid", row.grid()), row.from());
      case "END", "撤销" -> {
        if (row.microGrid() == null) {
          given("grid", row.grid());
        }
        yield new GridRow.OfEnd(row.microGrid(), row.grid(), row.from());
      }
      default -> throw new IllegalStateException("the form lets no other kind pass: " + row.kind());
    };
  }

  private static <T> T given(String column, @Nullable T value) {
    if (value == null) {
      throw Violation.of(column, "must be given in a row of this kind", "此类行必须填写");
    }
    return value;
  }

  private Border place(GridSheetRow row) {
    var surveyor = new Surveyor(community);
    List<Position> outline = row.outline() == null ? null : corners(row.outline());
    EstateId estate = row.estate() == null ? null : estate(row.estate());
    if (row.building() == null) {
      if (row.fromDoor() != null || row.toDoor() != null || row.unit() != null) {
        given("building", row.building());
      }
      return new Border(
          estate == null ? List.of() : List.of(estate), List.of(), List.of(), outline);
    }
    Building building = building(estate, row.building());
    if (row.fromDoor() == null && row.toDoor() == null) {
      if (row.unit() != null) {
        given("fromDoor", row.fromDoor());
      }
      return new Border(
          List.of(), List.of(surveyor.part(building.id().value())), List.of(), outline);
    }
    DoorRange doors =
        surveyor.doors(
            building.id().value(),
            row.unit(),
            given("fromDoor", row.fromDoor()),
            given("toDoor", row.toDoor()));
    return new Border(List.of(), List.of(), List.of(doors), outline);
  }

  private EstateId estate(String nameOrId) {
    EstateId estate = new PlaceNames(community).estate(nameOrId);
    return estate == null ? refuse(GridMapRefusal.PLACE_NOT_IN_COMMUNITY) : estate;
  }

  private Building building(@Nullable EstateId estate, String nameOrId) {
    Building building = new PlaceNames(community).building(estate, nameOrId);
    return building == null ? refuse(GridMapRefusal.PLACE_NOT_IN_COMMUNITY) : building;
  }

  private static List<Position> corners(String text) {
    var corners = new ArrayList<Position>();
    for (String each : text.strip().split("\\s*[;；]\\s*", MOST_CORNERS + 1)) {
      var corner = CORNER.matcher(each);
      Position at =
          corner.matches()
              ? new Position(
                  Double.parseDouble(corner.group(1)), Double.parseDouble(corner.group(2)))
              : null;
      if (at == null
          || Math.abs(at.longitude()) > MOST_LONGITUDE
          || Math.abs(at.latitude()) > MOST_LATITUDE) {
        throw Violation.of(
            "outline",
            "must be at most " + MOST_CORNERS + " corners such as 120.69 27.91; 120.70 27.91",
            "须为不超过 " + MOST_CORNERS + " 个角点，如 120.69 27.91; 120.70 27.91");
      }
      corners.add(at);
    }
    return List.copyOf(corners);
  }
}

package org.jiebang.needs.grid;

import org.jiebang.eventsourcing.Refusal;

/** Why a grid map says no. */
public enum GridMapRefusal implements Refusal {
  GRID_MAP_NOT_FOUND(Kind.NOT_FOUND, "There is no such grid map."),
  GRID_NOT_FOUND(Kind.NOT_FOUND, "There is no such grid on this map."),
  MICRO_GRID_NOT_FOUND(Kind.NOT_FOUND, "There is no such micro-grid on this map."),
  GRID_MAP_EXISTS(Kind.ALREADY, "The community already has a grid map."),
  GRID_EXISTS(Kind.STATE, "There is a grid of this code in that time."),
  GRID_NOT_IN_FORCE(Kind.STATE, "The grid is not there for all of that time."),
  GRID_HAS_MICRO_GRIDS(Kind.STATE, "Micro-grids lie in the grid on that day or later."),
  GRID_ALREADY_RETIRED(Kind.ALREADY, "The grid has been retired already."),
  MICRO_GRID_EXISTS(Kind.STATE, "There is a micro-grid of this code in this grid in that time."),
  MICRO_GRID_IN_OTHER_GRID(
      Kind.STATE, "The micro-grid of this code lies in another grid in that time: move it."),
  MICRO_GRID_ALREADY_IN_GRID(Kind.ALREADY, "The micro-grid lies in this grid on that day."),
  MICRO_GRID_NOT_IN_FORCE(Kind.STATE, "The micro-grid is not there on that day."),
  MICRO_GRID_ALREADY_RETIRED(Kind.ALREADY, "The micro-grid has been retired already."),
  BORDERS_OVERLAP(Kind.STATE, "Something inside this border lies in another micro-grid then."),
  BORDER_INVALID(
      Kind.CONTENT,
      "The outline crosses itself, is empty or too wide, or doors end before they begin."),
  PLACE_NOT_IN_COMMUNITY(Kind.CONTENT, "An estate or building is none of this community."),
  TEAM_ALREADY_FORMED(Kind.ALREADY, "The grid has a team already."),
  TEAM_NOT_FORMED(Kind.STATE, "The grid has no team yet."),
  SLOT_NOT_FOUND(Kind.CONTENT, "The team's template has no such slot."),
  SLOT_FULL(Kind.STATE, "The slot is taken on one of these days."),
  ALREADY_IN_TEAM(Kind.ALREADY, "They are in this team on one of these days."),
  NOT_IN_TEAM(Kind.STATE, "They are not in this team on that day."),
  WORKER_ALREADY_ASSIGNED(
      Kind.ALREADY, "They look after this micro-grid on one of these days already."),
  WORKER_NOT_ASSIGNED(Kind.STATE, "They do not look after this micro-grid on that day."),
  UNTIL_BEFORE_FROM(Kind.CONTENT, "It would end before it begins."),
  TOO_MANY_GRIDS(Kind.STATE, "The map holds as many grids as it can."),
  TOO_MANY_MICRO_GRIDS(Kind.STATE, "The map holds as many micro-grids as it can."),
  TOO_MANY_CHANGES(Kind.STATE, "It has been moved or drawn as often as can be kept."),
  TOO_MANY_MEMBERS(Kind.STATE, "As many people as can be kept have been named already."),
  ILLEGAL_TRANSITION(Kind.STATE, "The grid map is not in a state for this.");

  private final Kind kind;
  private final String detail;

  GridMapRefusal(Kind kind, String detail) {
    this.kind = kind;
    this.detail = detail;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String detail() {
    return detail;
  }
}

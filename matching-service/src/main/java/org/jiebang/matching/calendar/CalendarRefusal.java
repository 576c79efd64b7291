package org.jiebang.matching.calendar;

import org.jiebang.eventsourcing.Refusal;

/** All the ways a calendar address says no. */
public enum CalendarRefusal implements Refusal {
  CALENDAR_NOT_FOUND(Kind.NOT_FOUND, "There is no such calendar, or it was given up."),
  COMMUNITY_NOT_FOUND(Kind.NOT_FOUND, "There is no such community."),
  CALENDAR_LIMIT_REACHED(Kind.STATE, "You have as many calendars as one may have: give one up.");

  private final Kind kind;
  private final String detail;

  CalendarRefusal(Kind kind, String detail) {
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

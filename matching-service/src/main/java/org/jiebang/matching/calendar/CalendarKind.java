package org.jiebang.matching.calendar;

/** Which sessions a calendar shows. */
public enum CalendarKind {
  /** Those that its owner has signed up for. */
  MINE,
  /** Those of one community that everybody may see. */
  COMMUNITY
}

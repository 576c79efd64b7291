package org.jiebang.needs.council;

/** How far a meeting has come. */
public enum MeetingPhase {
  PLANNED,
  CONVENED,
  CLOSED,
  PUBLISHED,
  CANCELLED
}

package org.jiebang.matching.session;

/** How somebody was checked in or out. */
public enum CheckInMethod {
  /** By the volunteer, with the session's short-lived code. */
  QR,
  /** By the department, on its list. */
  LIST,
  /** At a kiosk on the spot. */
  KIOSK,
  /** By the grid worker on the spot. */
  GRID_WORKER
}

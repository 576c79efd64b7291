package org.jiebang.needs.campaign;

/** How a visit at a door went. */
public enum VisitOutcome {
  FINDING,
  NOTHING_FOUND,
  NOBODY_IN,
  /** Somebody was in and wanted no visit. */
  REFUSED;

  /** Whether somebody of the household was met. */
  boolean met() {
    return switch (this) {
      case FINDING, NOTHING_FOUND, REFUSED -> true;
      case NOBODY_IN -> false;
    };
  }
}

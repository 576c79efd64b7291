package org.jiebang.matching.acceptance;

/** What the panel decided. */
public enum AcceptanceResult {
  PASSED,
  PASSED_WITH_REMARKS,
  /** The task goes back for rework and is accepted anew. */
  REWORK,
  FAILED;

  /** Whether the need is served. */
  public boolean passed() {
    return switch (this) {
      case PASSED, PASSED_WITH_REMARKS -> true;
      case REWORK, FAILED -> false;
    };
  }
}

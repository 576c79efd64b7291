package org.jiebang.eventsourcing.http;

import org.jspecify.annotations.Nullable;

/** What becomes of the other rows when one is refused. */
public enum ImportMode {
  /** It ends there; the rows before are carried out. */
  STOP,
  /** The others are carried out. */
  CONTINUE,
  /** All are checked first, and none is carried out when one would be refused (ADR 0055). */
  ROLL_BACK;

  /**
   * @param asked null: the most careful one that keeps what is good
   * @throws org.jiebang.eventsourcing.Rejected {@code VALIDATION_FAILED}
   */
  public static ImportMode of(@Nullable String asked) {
    if (asked == null) {
      return STOP;
    }
    for (ImportMode mode : values()) {
      if (mode.name().equals(asked)) {
        return mode;
      }
    }
    throw Violation.of(
        "mode", "must be one of STOP, CONTINUE, ROLL_BACK", "须为 STOP、CONTINUE、ROLL_BACK 之一");
  }
}

package org.jiebang.eventsourcing.inbound;

import org.jiebang.eventsourcing.Refusal;

/** Why an operator's decision on a dead letter is not carried out. */
enum DeadLetterRefusal implements Refusal {
  DEAD_LETTER_NOT_FOUND(
      Kind.NOT_FOUND, "No such letter waits to be decided: it is done, discarded or blocked.");

  private final Kind kind;
  private final String detail;

  DeadLetterRefusal(Kind kind, String detail) {
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

package org.jiebang.needs.open311;

import org.jiebang.eventsourcing.Refusal;

/** What only Open311 says no to; all else is refused by the needs themselves. */
public enum Open311Refusal implements Refusal {
  SERVICE_NOT_FOUND(Kind.NOT_FOUND, "The jurisdiction has no such service_code.");

  private final Kind kind;
  private final String detail;

  Open311Refusal(Kind kind, String detail) {
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

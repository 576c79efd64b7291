package org.jiebang.needs.notice;

import org.jiebang.eventsourcing.Refusal;

/** Why a notice says no. */
public enum NoticeRefusal implements Refusal {
  NOTICE_NOT_FOUND(Kind.NOT_FOUND, "There is no such notice.");

  private final Kind kind;
  private final String detail;

  NoticeRefusal(Kind kind, String detail) {
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

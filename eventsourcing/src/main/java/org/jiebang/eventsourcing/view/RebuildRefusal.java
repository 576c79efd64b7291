package org.jiebang.eventsourcing.view;

import org.jiebang.eventsourcing.Refusal;

/** Why a view is not rebuilt, or its rebuild not given up. */
public enum RebuildRefusal implements Refusal {
  VIEW_NOT_FOUND(Kind.NOT_FOUND, "This service has no such view."),
  REBUILD_ALREADY_RUNNING(Kind.ALREADY, "The view is being rebuilt."),
  REBUILD_NOT_RUNNING(Kind.STATE, "The view is not being rebuilt."),
  TIMERS_ARE_NOT_REBUILT(
      Kind.STATE,
      "A firing that the rules refused leaves no event: a rebuilt timer could fire again, and be"
          + " accepted this time.");

  private final Kind kind;
  private final String detail;

  RebuildRefusal(Kind kind, String detail) {
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

package org.jiebang.needs.place;

import org.jiebang.eventsourcing.Refusal;

/** Why a community says no. */
public enum CommunityRefusal implements Refusal {
  COMMUNITY_NOT_FOUND(Kind.NOT_FOUND, "There is no such community."),
  COMMUNITY_CLOSED(Kind.STATE, "The community takes nothing new until it is reopened."),
  ESTATE_EXISTS(Kind.STATE, "The community already has an estate of this name."),
  ILLEGAL_TRANSITION(Kind.STATE, "The community is not in a state for this.");

  private final Kind kind;
  private final String detail;

  CommunityRefusal(Kind kind, String detail) {
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

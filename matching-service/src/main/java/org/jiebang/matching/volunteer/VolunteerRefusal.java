package org.jiebang.matching.volunteer;

import org.jiebang.eventsourcing.Refusal;

/** All the ways a volunteer's stream says no. */
public enum VolunteerRefusal implements Refusal {
  VOLUNTEER_NOT_FOUND(Kind.NOT_FOUND, "There is no such volunteer."),
  ALREADY_REGISTERED(Kind.ALREADY, "You are registered as a volunteer already."),
  NOT_REGISTERED(Kind.STATE, "You are not registered as a volunteer."),
  TIME_CLASH(Kind.STATE, "You have promised that time to another session."),
  SELF_DEALING(Kind.FORBIDDEN, "Nobody vouches for themself."),
  ROLE_NOT_ALLOWED(Kind.FORBIDDEN, "An organisation speaks for its own members only.");

  private final Kind kind;
  private final String detail;

  VolunteerRefusal(Kind kind, String detail) {
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

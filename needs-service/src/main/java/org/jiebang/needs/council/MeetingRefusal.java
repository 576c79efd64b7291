package org.jiebang.needs.council;

import org.jiebang.eventsourcing.Refusal;

/** Why a meeting says no. */
public enum MeetingRefusal implements Refusal {
  MEETING_NOT_FOUND(Kind.NOT_FOUND, "There is no such meeting."),
  BODY_NOT_FOUND(Kind.NOT_FOUND, "There is no such body in this community."),
  ROLE_NOT_ALLOWED(Kind.FORBIDDEN, "Only who chairs the body may do this."),
  MEETING_NOT_CONVENED(Kind.TOO_EARLY, "The meeting has not been convened."),
  MEETING_CLOSED(Kind.STATE, "The meeting is over."),
  NOT_A_MEMBER(Kind.STATE, "Only members of the body may attend."),
  MEMBER_OVER_AGE(
      Kind.STATE, "On the meeting's date the member is older than the community allows."),
  NOT_AN_OWNER(Kind.STATE, "In this community only owners may attend."),
  CODE_INVALID(Kind.CONTENT, "This is not the code that opens the door now."),
  CODE_ALREADY_USED(Kind.ALREADY, "The member has already come in with it."),
  AGENDA_OVERTIME(Kind.STATE, "The agenda has no room left for this item."),
  ITEM_ALREADY_SCHEDULED(Kind.ALREADY, "The item is already on the agenda of this meeting."),
  ITEM_UNDECIDED(Kind.STATE, "Every item must be decided, deferred or withdrawn first."),
  ILLEGAL_TRANSITION(Kind.STATE, "The meeting is not in a state for this.");

  private final Kind kind;
  private final String detail;

  MeetingRefusal(Kind kind, String detail) {
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

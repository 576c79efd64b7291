package org.jiebang.needs.need;

import org.jiebang.eventsourcing.Refusal;

/**
 * Why a need says no: the codes of LIFECYCLES, "Need" and "The code for every illegal transition".
 */
public enum NeedRefusal implements Refusal {
  NEED_NOT_FOUND(Kind.NOT_FOUND, "There is no such need."),
  ROLE_NOT_ALLOWED(Kind.FORBIDDEN, "Only its author, or who acts for the author, may do this."),
  SELF_DEALING(Kind.FORBIDDEN, "Who brought a need in may not verify it."),
  COMMUNITY_CLOSED(Kind.STATE, "The community takes no needs at present."),
  ESTATE_NOT_FOUND(Kind.NOT_FOUND, "The community has no such estate."),
  RISK_STATEMENT_REQUIRED(Kind.CONTENT, "A need of this category must state its risks."),
  ANONYMOUS_NOT_ALLOWED(Kind.CONTENT, "A need of this category must say whose it is."),
  CHANNEL_NOT_ALLOWED(Kind.CONTENT, "In this role a need does not come in that way."),
  NEED_ALREADY_SUPPORTED(
      Kind.STATE, "Others have joined: add a note, or take back only your name."),
  NEED_NOT_SUBMITTED(Kind.TOO_EARLY, "The need is still a draft."),
  NEED_INFO_PENDING(Kind.TOO_EARLY, "A question to the author is open."),
  INFO_ALREADY_REQUESTED(Kind.ALREADY, "A question to the author is already open."),
  INFO_NOT_REQUESTED(Kind.TOO_EARLY, "Nobody has asked the author anything."),
  INFO_ALREADY_PROVIDED(Kind.ALREADY, "The author has already answered."),
  NEED_NOT_VERIFIED(Kind.TOO_EARLY, "The need has not been verified."),
  GRID_NOT_ON_MAP(
      Kind.CONTENT, "On this day the community's grid map has no such grid and micro-grid."),
  NEED_ALREADY_VERIFIED(Kind.ALREADY, "The need has already been verified."),
  ALREADY_SUPPORTED(Kind.ALREADY, "This person already stands behind the need."),
  MERGE_CYCLE(Kind.STATE, "The other need was itself merged into this one."),
  MERGE_ACROSS_PRIVACY(
      Kind.CONTENT, "What is private is not merged with what everybody may see, nor the reverse."),
  MERGE_ACROSS_COMMUNITY(Kind.CONTENT, "Needs of different communities cannot be merged."),
  UNMERGE_WINDOW_OVER(Kind.STATE, "A merge can be undone only as long as the community allows."),
  REASON_REQUIRED(Kind.CONTENT, "This needs a reason."),
  ALREADY_REFERRED_BACK(
      Kind.STATE, "It came back as often as it may: the first receiver stays responsible."),
  NEED_ALREADY_LISTED(Kind.ALREADY, "The need is already on a list."),
  NEED_NOT_LISTED(Kind.TOO_EARLY, "The need is not on a list."),
  NEED_ALREADY_ON_AGENDA(Kind.ALREADY, "The need is already on the council's agenda, or beyond."),
  NOT_DECIDED(Kind.STATE, "The council has to decide on needs of this category first."),
  NO_RESOURCE_MATCH(Kind.STATE, "No resource fits; plan it with a reason all the same."),
  PROJECT_NOT_FOUND(Kind.NOT_FOUND, "There is no such project in this community."),
  PROJECT_NOT_UNDER_WAY(Kind.STATE, "The project is not approved yet, or is over."),
  NEED_NOT_IN_PROJECT(Kind.CONTENT, "The project does not cite the need."),
  NEED_NOT_PLANNED(Kind.TOO_EARLY, "The need is not planned."),
  NEED_ALREADY_PLANNED(Kind.ALREADY, "The need is already planned, or beyond."),
  SERVICE_NOT_STARTED(Kind.TOO_EARLY, "Service for the need has not started."),
  SERVICE_ALREADY_STARTED(Kind.ALREADY, "Service for the need has already started."),
  NEED_NOT_DELIVERED(Kind.TOO_EARLY, "The service for the need has not been delivered."),
  NEED_ALREADY_DELIVERED(Kind.ALREADY, "The service for the need has already been delivered."),
  ACCEPTANCE_REQUIRED(Kind.CONTENT, "Only a final, passed acceptance resolves it."),
  NEED_ALREADY_RESOLVED(Kind.ALREADY, "The need is already resolved."),
  EVIDENCE_REQUIRED(
      Kind.CONTENT, "Say what shows that it is resolved; for COORDINATED name the meeting."),
  NEED_STILL_OPEN(Kind.TOO_EARLY, "The need is still open."),
  REOPEN_WINDOW_OVER(Kind.STATE, "It can be reopened only as long as the community allows."),
  REOPEN_LIMIT(Kind.STATE, "It has been reopened as often as is allowed."),
  NEED_ON_HOLD(Kind.TOO_EARLY, "The need is on hold."),
  NEED_NOT_ON_HOLD(Kind.TOO_EARLY, "The need is not on hold."),
  NEED_CLOSED(Kind.STATE, "The need is closed."),
  GONE_MERGED(Kind.GONE, "The need was merged into another one."),
  ILLEGAL_TRANSITION(Kind.STATE, "The need is not in a state for this.");

  private final Kind kind;
  private final String detail;

  NeedRefusal(Kind kind, String detail) {
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

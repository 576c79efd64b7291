package org.jiebang.needs.place;

import org.jiebang.eventsourcing.Refusal;

/** Why a community says no. */
public enum CommunityRefusal implements Refusal {
  COMMUNITY_NOT_FOUND(Kind.NOT_FOUND, "There is no such community."),
  ESTATE_NOT_FOUND(Kind.NOT_FOUND, "The community has no such estate."),
  COMMUNITY_CLOSED(Kind.STATE, "The community takes nothing new until it is reopened."),
  ESTATE_EXISTS(Kind.STATE, "The community already has an estate of this name."),
  ESTATE_CLOSED(Kind.STATE, "The estate is closed."),
  BUILDING_EXISTS(Kind.STATE, "There already is a building of this name in the same place."),
  TOO_MANY_ESTATES(Kind.STATE, "The community holds as many estates as it can."),
  TOO_MANY_BUILDINGS(Kind.STATE, "The community holds as many buildings as it can."),
  TOO_MANY_DEMOGRAPHICS(
      Kind.STATE, "Figures of as many days as can be kept have been recorded already."),
  DEMOGRAPHICS_EMPTY(Kind.CONTENT, "There is no figure to record."),
  DEMOGRAPHICS_IN_FUTURE(Kind.CONTENT, "The day that the figures are of has not come yet."),
  PART_EXCEEDS_WHOLE(Kind.CONTENT, "One of the figures is larger than what it is a part of."),
  MOVE_ALREADY_PROPOSED(Kind.ALREADY, "A move of the community has been proposed already."),
  MOVE_NOT_PROPOSED(Kind.STATE, "No move of the community to that district is proposed."),
  MOVE_TOO_EARLY(Kind.TOO_EARLY, "The day of the move has not come yet."),
  MOVE_TO_SAME_DISTRICT(Kind.CONTENT, "The community lies in that district already."),
  MOVE_BEFORE_LAST(Kind.CONTENT, "On that day the community was not in this district yet."),
  TOO_MANY_MOVES(Kind.STATE, "The community has moved as often as can be kept."),
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

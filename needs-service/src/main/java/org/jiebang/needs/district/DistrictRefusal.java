package org.jiebang.needs.district;

import org.jiebang.eventsourcing.Refusal;

/** Why a district says no. */
public enum DistrictRefusal implements Refusal {
  DISTRICT_NOT_FOUND(Kind.NOT_FOUND, "There is no such district."),
  SUBDISTRICT_NOT_FOUND(Kind.NOT_FOUND, "The district has no such subdistrict."),
  DISTRICT_EXISTS(Kind.ALREADY, "The district has been registered already."),
  DISTRICT_NOT_IN_FORCE(Kind.STATE, "The district was not there on that day."),
  SUBDISTRICT_EXISTS(Kind.STATE, "There is a subdistrict of this name in that time."),
  SUBDISTRICT_NOT_IN_FORCE(Kind.STATE, "The subdistrict is not there for all of that time."),
  SUBDISTRICT_HAS_COMMUNITIES(Kind.STATE, "Communities lie in it on that day or later."),
  SUBDISTRICT_ALREADY_CLOSED(Kind.ALREADY, "The subdistrict has been closed already."),
  COMMUNITY_NOT_IN_DISTRICT(Kind.CONTENT, "There is no such community in this district."),
  COMMUNITY_ALREADY_THERE(Kind.ALREADY, "The community lies in this subdistrict on that day."),
  UNTIL_BEFORE_FROM(Kind.CONTENT, "It would end before it begins."),
  TOO_MANY_SUBDISTRICTS(Kind.STATE, "The district holds as many subdistricts as it can."),
  TOO_MANY_COMMUNITIES(Kind.STATE, "The district holds as many communities as it can."),
  TOO_MANY_CHANGES(Kind.STATE, "It has been renamed or moved as often as can be kept."),
  ILLEGAL_TRANSITION(Kind.STATE, "The district is not in a state for this.");

  private final Kind kind;
  private final String detail;

  DistrictRefusal(Kind kind, String detail) {
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

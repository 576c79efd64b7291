package org.jiebang.needs.campaign;

import org.jiebang.eventsourcing.Refusal;

/** Why a campaign says no. */
public enum CampaignRefusal implements Refusal {
  CAMPAIGN_NOT_FOUND(Kind.NOT_FOUND, "There is no such campaign."),
  FINDING_NOT_FOUND(Kind.NOT_FOUND, "There is no such finding in this campaign."),
  NEED_NOT_FOUND(Kind.NOT_FOUND, "There is no such need in this community."),
  CAMPAIGN_ALREADY_PLANNED(Kind.ALREADY, "The campaign has already been planned."),
  CAMPAIGN_PERIOD_INVALID(
      Kind.CONTENT, "A campaign ends on or after its first day, within a year of it."),
  WEEKDAY_REQUIRED(Kind.CONTENT, "Night checks have a weekday, household visits have none."),
  CAMPAIGN_TOO_LARGE(
      Kind.STATE, "A campaign does not take so many buildings, households or findings."),
  CAMPAIGN_ALREADY_STARTED(Kind.ALREADY, "The campaign has already begun."),
  CAMPAIGN_NOT_STARTED(Kind.TOO_EARLY, "The campaign has not begun."),
  CAMPAIGN_CLOSED(Kind.STATE, "The campaign is closed."),
  BUILDING_NOT_COVERED(Kind.STATE, "The campaign does not go to this building."),
  MORE_DOORS_THAN_HOUSEHOLDS(Kind.STATE, "The building has no more households than were visited."),
  DOOR_ALREADY_VISITED(Kind.STATE, "Somebody has been at this door, with another outcome."),
  DOOR_NOT_VISITED(Kind.TOO_EARLY, "Nobody has been at this door yet."),
  FINDINGS_INVALID(
      Kind.CONTENT,
      "A visit with findings names them, one of each kind; any other visit has none; a finding is"
          + " at most one need."),
  NIGHT_OUTSIDE_CAMPAIGN(Kind.CONTENT, "The night is not in the campaign, or has yet to come."),
  NIGHT_ALREADY_CHECKED(Kind.STATE, "This week's check has been recorded, with other words."),
  FINDING_ALREADY_ANSWERED(Kind.ALREADY, "The finding has been answered."),
  FINDING_UNANSWERED(Kind.STATE, "Something that was found has no answer yet."),
  REASON_REQUIRED(Kind.CONTENT, "Where nothing is to be done there must be a reason."),
  ROLE_NOT_ALLOWED(Kind.FORBIDDEN, "This is for the campaign's own visitors.");

  private final Kind kind;
  private final String detail;

  CampaignRefusal(Kind kind, String detail) {
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

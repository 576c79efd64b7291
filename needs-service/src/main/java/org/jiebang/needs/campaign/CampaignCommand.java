package org.jiebang.needs.campaign;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** What can be asked of a campaign. */
public sealed interface CampaignCommand {

  CampaignId campaign();

  Instant at();

  record PlanCampaign(
      CampaignId campaign,
      CommunityId community,
      CampaignKind kind,
      Purpose purpose,
      String title,
      LocalDate from,
      LocalDate until,
      @Nullable DayOfWeek weekday,
      List<Place> buildings,
      List<UUID> visitors,
      Instant at)
      implements CampaignCommand {}

  record SetBuilding(CampaignId campaign, Place building, Instant at) implements CampaignCommand {}

  record AppointVisitors(CampaignId campaign, List<UUID> visitors, Instant at)
      implements CampaignCommand {}

  /**
   * @param zone of the community
   * @param recordedWithin after a week's end, how long its night check may still be recorded
   */
  record StartCampaign(CampaignId campaign, ZoneId zone, Duration recordedWithin, Instant at)
      implements CampaignCommand {}

  /**
   * @param again true: the door is known to have been visited, and is visited once more
   * @param findings with ids that follow from the door and the number of this visit there
   */
  record RecordVisit(
      CampaignId campaign,
      String building,
      String door,
      boolean again,
      VisitOutcome outcome,
      List<Finding> findings,
      Actor by,
      Instant at)
      implements CampaignCommand {}

  /**
   * @param zone of the community
   */
  record RecordNightCheck(
      CampaignId campaign,
      LocalDate night,
      List<UUID> present,
      List<String> buildings,
      List<Finding> findings,
      ZoneId zone,
      Actor by,
      Instant at)
      implements CampaignCommand {}

  /** From the timer of a week without a check. */
  record MissNightCheck(CampaignId campaign, LocalDate week, Instant at)
      implements CampaignCommand {}

  /**
   * @param need that the finding became or belongs to, when that is the answer
   * @param reason why nothing is to be done, when that is
   */
  record AnswerFinding(
      CampaignId campaign,
      FindingId finding,
      Answer answer,
      @Nullable NeedId need,
      @Nullable Envelope reason,
      Instant at)
      implements CampaignCommand {}

  record CloseCampaign(CampaignId campaign, Instant at) implements CampaignCommand {}
}

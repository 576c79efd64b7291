package org.jiebang.needs.campaign;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** What can happen to a campaign. Doors without names, visitors by id, words sealed. */
public sealed interface CampaignEvent {

  CampaignId campaign();

  Instant at();

  /**
   * @param from the first day, of the community's time zone; so {@code until}, the last one
   * @param weekday of the night checks; null for household visits
   */
  record CampaignPlanned(
      CampaignId campaign,
      CommunityId community,
      CampaignKind kind,
      Purpose purpose,
      String title,
      LocalDate from,
      LocalDate until,
      @Nullable DayOfWeek weekday,
      List<Place> buildings,
      Instant at)
      implements CampaignEvent {}

  /** A building was taken in, or has another number of households than was thought. */
  record CampaignBuildingSet(CampaignId campaign, Place building, Instant at)
      implements CampaignEvent {}

  /** The volunteers who take part, from now on. */
  record CampaignVisitorsAppointed(CampaignId campaign, List<UUID> visitors, Instant at)
      implements CampaignEvent {}

  /**
   * @param nights when each week's check counts as missed; empty for household visits
   * @param endsAt when it closes by itself, if everything found is answered by then; null when its
   *     period was over at the start: then the desk closes it
   */
  record CampaignStarted(
      CampaignId campaign, List<Night> nights, @Nullable Instant endsAt, Instant at)
      implements CampaignEvent {

    /**
     * A check to be.
     *
     * @param week its Monday
     * @param missedAt by when it should have been recorded
     */
    public record Night(LocalDate week, Instant missedAt) {}
  }

  /**
   * @param visit 1, and one more for each further one at this door
   * @param before what the last visit there had come to; null for the first
   */
  record HouseholdVisited(
      CampaignId campaign,
      String building,
      String door,
      int visit,
      @Nullable VisitOutcome before,
      VisitOutcome outcome,
      List<Finding> findings,
      UUID visitor,
      Instant at)
      implements CampaignEvent {}

  /**
   * @param night its day
   * @param week the Monday of the week that it counts for
   * @param present who was there: so many person-times (人次)
   */
  record NightChecked(
      CampaignId campaign,
      LocalDate night,
      LocalDate week,
      List<UUID> present,
      List<String> buildings,
      List<Finding> findings,
      Instant at)
      implements CampaignEvent {}

  /** Nobody recorded this week's check. */
  record NightCheckMissed(CampaignId campaign, LocalDate week, Instant at)
      implements CampaignEvent {}

  /**
   * @param before what it was answered with until now; null: with nothing
   * @param need that the finding became or belongs to
   * @param reason why nothing is to be done, under the finding's key
   */
  record FindingAnswered(
      CampaignId campaign,
      FindingId finding,
      @Nullable Answer before,
      Answer answer,
      @Nullable NeedId need,
      @Nullable Envelope reason,
      Instant at)
      implements CampaignEvent {}

  /**
   * @param nobodyMet buildings in which nobody was met (M-31: each activity says so)
   */
  record CampaignClosed(CampaignId campaign, List<String> nobodyMet, Instant at)
      implements CampaignEvent {}
}

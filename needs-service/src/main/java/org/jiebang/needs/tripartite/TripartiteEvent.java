package org.jiebang.needs.tripartite;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.needs.body.BodyId;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** What can happen where three parties coordinate. Days are those of the community. */
public sealed interface TripartiteEvent {

  TripartiteId tripartite();

  Instant at();

  /**
   * A duty and the first period in which it is to be kept from now on.
   *
   * @param period as {@link DutyPeriod} writes it
   * @param endsAt when the period is over
   */
  record FirstDue(Duty duty, String period, Instant endsAt) {}

  /**
   * @param timeZone an IANA zone, the community's
   * @param jointMeeting the body whose chair leads the joint conference
   */
  record TripartiteStarted(
      TripartiteId tripartite,
      CommunityId community,
      String timeZone,
      List<FirstDue> duties,
      @Nullable BodyId jointMeeting,
      Instant at)
      implements TripartiteEvent {}

  /**
   * What the parties keep from now on.
   *
   * @param duties all of them, each with the period in which it is to be kept next
   * @param dropped those that they kept so far and no longer do
   */
  record TripartiteDutiesAgreed(
      TripartiteId tripartite,
      List<FirstDue> duties,
      List<Duty> dropped,
      @Nullable BodyId jointMeeting,
      Instant at)
      implements TripartiteEvent {}

  /**
   * @param title what it is about; names nobody
   * @param apart true: it stands apart in the counts, as the sewage case of S2:34
   */
  record TripartiteMatterRaised(
      TripartiteId tripartite,
      MatterId matter,
      Party party,
      String title,
      @Nullable Envelope details,
      boolean forOwners,
      boolean apart,
      Instant at)
      implements TripartiteEvent {}

  /** What the property company found; a later survey adds to an earlier one. */
  record TripartiteMatterSurveyed(
      TripartiteId tripartite, MatterId matter, Envelope findings, Instant at)
      implements TripartiteEvent {}

  /** What the owners' committee decided. Once it has said no the matter is closed. */
  record TripartiteMatterDecided(
      TripartiteId tripartite,
      MatterId matter,
      boolean approved,
      @Nullable Envelope reason,
      Instant at)
      implements TripartiteEvent {}

  /**
   * The community took it upward.
   *
   * @param office where to, e.g. the subdistrict office or the waterworks
   */
  record TripartiteMatterCoordinated(
      TripartiteId tripartite, MatterId matter, String office, @Nullable Envelope note, Instant at)
      implements TripartiteEvent {}

  /**
   * @param party who reported it
   */
  record TripartiteMatterSolved(
      TripartiteId tripartite,
      CommunityId community,
      MatterId matter,
      Party party,
      boolean apart,
      Envelope evidence,
      Instant at)
      implements TripartiteEvent {}

  /**
   * A duty was kept.
   *
   * @param period the one that the day lies in
   * @param matters what was talked about
   * @param solved what was solved with it; each has its own event, too
   * @param chair of a joint conference: who led it
   * @param late true: recorded when the period was over, so it had been reported missed
   * @param nextEndsAt when the next period is over; null when this one was late
   */
  record TripartiteHeld(
      TripartiteId tripartite,
      CommunityId community,
      Duty duty,
      String period,
      LocalDate heldOn,
      List<MatterId> matters,
      List<MatterId> solved,
      @Nullable UUID chair,
      boolean late,
      @Nullable Instant nextEndsAt,
      Instant at)
      implements TripartiteEvent {}

  /**
   * A period is over and the duty was not kept in it.
   *
   * @param nextEndsAt when the next period is over
   */
  record TripartiteDutyMissed(
      TripartiteId tripartite,
      CommunityId community,
      Duty duty,
      String period,
      Instant nextEndsAt,
      Instant at)
      implements TripartiteEvent {}
}

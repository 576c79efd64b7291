package org.jiebang.needs.place;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can happen to a community. */
public sealed interface CommunityEvent {

  CommunityId community();

  Instant at();

  /**
   * @param timeZone an IANA zone, e.g. {@code Asia/Shanghai}
   */
  record CommunityRegistered(
      CommunityId community, String name, UUID district, String timeZone, Instant at)
      implements CommunityEvent {}

  /**
   * From its first day on, and for ever: a place for trying things out. Nothing that happens in it
   * is about anybody.
   */
  record CommunityMarkedAsSandbox(CommunityId community, Instant at) implements CommunityEvent {}

  /** What it pilots the work as; before this was said, a whole community. */
  record PilotKindNamed(CommunityId community, PilotKind kind, Instant at)
      implements CommunityEvent {}

  /**
   * @param asAt the day that the figures are of, not later than the day they were recorded
   * @param figures what the source says; what it leaves out stays as it was
   */
  record DemographicsRecorded(
      CommunityId community, LocalDate asAt, Demographics figures, Instant at)
      implements CommunityEvent {}

  record EstateAdded(CommunityId community, EstateId estate, String name, Instant at)
      implements CommunityEvent {}

  record EstateRenamed(CommunityId community, EstateId estate, String name, Instant at)
      implements CommunityEvent {}

  /** Nothing new lies in it from now on; what lay in it stays what it was. */
  record EstateClosed(CommunityId community, EstateId estate, String reason, Instant at)
      implements CommunityEvent {}

  /** Its estate, if it has one, stays the same for ever. */
  record BuildingAdded(
      CommunityId community,
      BuildingId building,
      @Nullable EstateId estate,
      String name,
      @Nullable Integer units,
      @Nullable Integer floors,
      @Nullable Integer doors,
      Instant at)
      implements CommunityEvent {}

  /** No needs are taken until it is reopened. */
  record CommunityClosed(CommunityId community, String reason, Instant at)
      implements CommunityEvent {}

  record CommunityReopened(CommunityId community, Instant at) implements CommunityEvent {}

  /**
   * The district above it would give it to another one, which has not said yet whether it takes it.
   *
   * @param district the other one
   * @param from the first day on which it would lie there
   * @param reason seen by everybody
   */
  record CommunityMoveProposed(
      CommunityId community, UUID district, LocalDate from, String reason, Instant at)
      implements CommunityEvent {}

  record CommunityMoveWithdrawn(CommunityId community, Instant at) implements CommunityEvent {}

  /**
   * It lies in another district, which took it. Whoever acts for a district acts there from the
   * moment of this event on; where it lay on a day follows from {@code from}.
   *
   * @param district above it now
   * @param before above it until then
   * @param from the first day, not later than the day of this event
   */
  record CommunityMoved(
      CommunityId community, UUID district, UUID before, LocalDate from, String reason, Instant at)
      implements CommunityEvent {}
}

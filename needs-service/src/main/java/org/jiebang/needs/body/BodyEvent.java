package org.jiebang.needs.body;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jspecify.annotations.Nullable;

/** What can happen to a body. Days are those of its time zone; last days are included. */
public sealed interface BodyEvent {

  BodyId body();

  Instant at();

  /**
   * @param place the community or district it belongs to
   * @param timeZone an IANA zone, the place's
   */
  record BodyEstablished(
      BodyId body,
      UUID place,
      BodyKind kind,
      @Nullable ExpertField field,
      String name,
      @Nullable Integer ordinal,
      BodyPolicy policy,
      String timeZone,
      Instant at)
      implements BodyEvent {}

  /** What it agrees on from now on; what was decided before stays. */
  record BodyPolicyAgreed(BodyId body, BodyPolicy policy, Instant at) implements BodyEvent {}

  /**
   * @param until null: open
   */
  record BodyMemberAppointed(
      BodyId body,
      UUID person,
      Office office,
      @Nullable Side represents,
      LocalDate from,
      @Nullable LocalDate until,
      @Nullable Envelope name,
      @Nullable Envelope bornOn,
      @Nullable Envelope ownerOf,
      Instant at)
      implements BodyEvent {}

  /**
   * A term ends before its time.
   *
   * @param from tells which term of the person
   * @param chairFreeAt when the chair goes round because of it; null: the person is not in it
   */
  record BodyTermEnded(
      BodyId body,
      UUID person,
      LocalDate from,
      LocalDate lastDay,
      @Nullable Instant chairFreeAt,
      Instant at)
      implements BodyEvent {}

  /** Whoever was in the chair leaves it the day before. */
  record BodyChairElected(
      BodyId body, UUID person, LocalDate from, @Nullable LocalDate until, Instant at)
      implements BodyEvent {}

  /**
   * @param turn whose turn it was: the person's own id, or a {@link Side}
   * @param nextAt when the chair goes on to the next: the start of the day after the last
   */
  record BodyChairRotated(
      BodyId body,
      UUID person,
      String turn,
      LocalDate from,
      LocalDate until,
      Instant nextAt,
      Instant at)
      implements BodyEvent {}

  record BodyGridWorkerAssigned(
      BodyId body,
      UUID person,
      String grid,
      @Nullable String microGrid,
      LocalDate from,
      @Nullable LocalDate until,
      Instant at)
      implements BodyEvent {}

  record BodyTaskAdded(
      BodyId body, BodyTaskId task, String title, UUID owner, LocalDate due, Instant at)
      implements BodyEvent {}

  record BodyTaskFinished(BodyId body, BodyTaskId task, @Nullable String outcome, Instant at)
      implements BodyEvent {}

  record BodyDissolved(BodyId body, LocalDate lastDay, String reason, Instant at)
      implements BodyEvent {}
}

package org.jiebang.needs.body;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jspecify.annotations.Nullable;

/** What can be asked of a body. */
public sealed interface BodyCommand {

  BodyId body();

  Actor by();

  Instant at();

  /**
   * @param place the community or district it is to belong to
   */
  record EstablishBody(
      BodyId body,
      UUID place,
      BodyKind kind,
      @Nullable ExpertField field,
      String name,
      @Nullable Integer ordinal,
      BodyPolicy policy,
      String timeZone,
      Actor by,
      Instant at)
      implements BodyCommand {}

  record AgreePolicy(BodyId body, BodyPolicy policy, Actor by, Instant at) implements BodyCommand {}

  /**
   * @param until null: a full term, or open where the policy sets none
   * @param age in whole years on the first day; null: not said
   */
  record AppointMember(
      BodyId body,
      UUID person,
      Office office,
      @Nullable Side represents,
      LocalDate from,
      @Nullable LocalDate until,
      @Nullable Envelope name,
      @Nullable Envelope bornOn,
      @Nullable Integer age,
      @Nullable Envelope ownerOf,
      Actor by,
      Instant at)
      implements BodyCommand {}

  record EndTerm(BodyId body, UUID person, LocalDate lastDay, Actor by, Instant at)
      implements BodyCommand {}

  /**
   * @param until null: as long as the term lasts
   */
  record ElectChair(
      BodyId body, UUID person, LocalDate from, @Nullable LocalDate until, Actor by, Instant at)
      implements BodyCommand {}

  /**
   * @param from null: right after whoever was in the chair last, or today
   */
  record RotateChair(BodyId body, @Nullable LocalDate from, Actor by, Instant at)
      implements BodyCommand {}

  /**
   * @param until null: as long as the person is a member
   */
  record AssignGridWorker(
      BodyId body,
      UUID person,
      String grid,
      @Nullable String microGrid,
      LocalDate from,
      @Nullable LocalDate until,
      Actor by,
      Instant at)
      implements BodyCommand {}

  record AddTask(
      BodyId body, BodyTaskId task, String title, UUID owner, LocalDate due, Actor by, Instant at)
      implements BodyCommand {}

  record FinishTask(BodyId body, BodyTaskId task, @Nullable String outcome, Actor by, Instant at)
      implements BodyCommand {}

  record DissolveBody(BodyId body, String reason, Actor by, Instant at) implements BodyCommand {}
}

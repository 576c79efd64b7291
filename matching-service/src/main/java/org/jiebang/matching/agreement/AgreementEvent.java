package org.jiebang.matching.agreement;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jiebang.matching.inbound.Category;
import org.jiebang.matching.inbound.CommunityId;
import org.jiebang.matching.organisation.OrganisationId;
import org.jiebang.matching.session.SessionId;
import org.jiebang.matching.task.TaskId;

/** What can happen to an agreement. */
public sealed interface AgreementEvent {

  AgreementId agreement();

  CommunityId community();

  OrganisationId organisation();

  Instant at();

  record AgreementProposed(
      AgreementId agreement,
      CommunityId community,
      OrganisationId organisation,
      List<Category> fields,
      String principle,
      Instant from,
      Instant until,
      int cadreQuota,
      int boardQuota,
      Instant at)
      implements AgreementEvent {}

  /**
   * @param complete both sides have signed
   */
  record AgreementSigned(
      AgreementId agreement,
      CommunityId community,
      OrganisationId organisation,
      Agreement.Side side,
      boolean complete,
      Instant at)
      implements AgreementEvent {}

  record AgreementActivated(
      AgreementId agreement, CommunityId community, OrganisationId organisation, Instant at)
      implements AgreementEvent {}

  /** One side wants to prolong. */
  record AgreementRenewalProposed(
      AgreementId agreement,
      CommunityId community,
      OrganisationId organisation,
      Agreement.Side side,
      Instant until,
      Instant at)
      implements AgreementEvent {}

  /** Both sides want to prolong to the same end. */
  record AgreementRenewed(
      AgreementId agreement,
      CommunityId community,
      OrganisationId organisation,
      Instant until,
      Instant at)
      implements AgreementEvent {}

  record AgreementTerminated(
      AgreementId agreement,
      CommunityId community,
      OrganisationId organisation,
      String reason,
      Instant at)
      implements AgreementEvent {}

  record AgreementExpired(
      AgreementId agreement, CommunityId community, OrganisationId organisation, Instant at)
      implements AgreementEvent {}

  /**
   * The organisation claimed a task under it.
   *
   * @param freed tasks whose places were found to be free again
   */
  record BoardPlaceTaken(
      AgreementId agreement,
      CommunityId community,
      OrganisationId organisation,
      TaskId task,
      List<TaskId> freed,
      Instant at)
      implements AgreementEvent {}

  /**
   * What the organisation is to owe the community each month; part of what is signed.
   *
   * @param timeZone in which months begin and end, e.g. {@code Asia/Shanghai}
   */
  record ObligationsPromised(
      AgreementId agreement,
      CommunityId community,
      OrganisationId organisation,
      List<Obligation> obligations,
      String timeZone,
      Instant at)
      implements AgreementEvent {}

  /**
   * The obligations of a month will be checked.
   *
   * @param closesAt a day after its end
   */
  record ObligationMonthOpened(
      AgreementId agreement,
      CommunityId community,
      OrganisationId organisation,
      YearMonth month,
      Instant closesAt,
      Instant at)
      implements AgreementEvent {}

  /**
   * A session was held that counts towards an obligation.
   *
   * @param month for which it counts
   * @param held when it ended
   */
  record SessionCounted(
      AgreementId agreement,
      CommunityId community,
      OrganisationId organisation,
      SessionId session,
      Category category,
      YearMonth month,
      Instant held,
      Instant at)
      implements AgreementEvent {}

  /**
   * @param obligation its place in the list of obligations, from 1
   * @param promised sessions
   * @param done sessions, at least as many
   * @param late by a session that was counted after the month had been closed as missed
   */
  record AgreementObligationMet(
      AgreementId agreement,
      CommunityId community,
      OrganisationId organisation,
      int obligation,
      ObligationKind kind,
      YearMonth month,
      int promised,
      int done,
      boolean late,
      Instant at)
      implements AgreementEvent {}

  /**
   * @param obligation its place in the list of obligations, from 1
   * @param promised sessions
   * @param done sessions, fewer
   */
  record AgreementObligationMissed(
      AgreementId agreement,
      CommunityId community,
      OrganisationId organisation,
      int obligation,
      ObligationKind kind,
      YearMonth month,
      int promised,
      int done,
      Instant at)
      implements AgreementEvent {}
}

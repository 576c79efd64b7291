package org.jiebang.matching.agreement;

import java.time.Instant;
import java.util.List;
import org.jiebang.matching.inbound.Category;
import org.jiebang.matching.inbound.CommunityId;
import org.jiebang.matching.organisation.OrganisationId;
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
}

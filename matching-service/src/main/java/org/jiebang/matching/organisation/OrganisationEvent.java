package org.jiebang.matching.organisation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can happen to an organisation. */
public sealed interface OrganisationEvent {

  OrganisationId organisation();

  Instant at();

  record OrganisationRegistered(
      OrganisationId organisation,
      String name,
      OrganisationKind kind,
      @Nullable OrganisationId parent,
      UUID district,
      Instant at)
      implements OrganisationEvent {}

  /** It takes no part until it is reopened; what it has begun goes on. */
  record OrganisationClosed(OrganisationId organisation, String reason, Instant at)
      implements OrganisationEvent {}

  record OrganisationReopened(OrganisationId organisation, Instant at)
      implements OrganisationEvent {}
}

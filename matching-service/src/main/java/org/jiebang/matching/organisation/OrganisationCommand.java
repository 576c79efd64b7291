package org.jiebang.matching.organisation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked of an organisation. */
public sealed interface OrganisationCommand {

  OrganisationId organisation();

  Instant at();

  /**
   * @param parentFacts what the named parent is; null when none is named
   * @param district used when there is no parent
   */
  record RegisterOrganisation(
      OrganisationId organisation,
      String name,
      OrganisationKind kind,
      @Nullable ParentFacts parentFacts,
      @Nullable UUID district,
      Instant at)
      implements OrganisationCommand {}

  record CloseOrganisation(OrganisationId organisation, String reason, Instant at)
      implements OrganisationCommand {}

  record ReopenOrganisation(OrganisationId organisation, Instant at)
      implements OrganisationCommand {}

  /**
   * The parent's own stream, as of the asking.
   *
   * @param found null when there is no such organisation
   */
  record ParentFacts(OrganisationId parent, Organisation.@Nullable Registered found) {}
}

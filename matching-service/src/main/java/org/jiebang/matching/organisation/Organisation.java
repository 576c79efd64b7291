package org.jiebang.matching.organisation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an organisation's events add up to. */
public sealed interface Organisation {

  record Unknown() implements Organisation {}

  /**
   * @param parent the university of a department; null at the top
   * @param district that it belongs to, by way of its parent if it has one
   * @param open false: it takes no part for now
   */
  record Registered(
      OrganisationId organisation,
      OrganisationKind kind,
      @Nullable OrganisationId parent,
      UUID district,
      boolean open)
      implements Organisation {

    Registered open(boolean now) {
      return new Registered(organisation, kind, parent, district, now);
    }
  }
}

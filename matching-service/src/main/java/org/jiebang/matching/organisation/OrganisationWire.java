package org.jiebang.matching.organisation;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.matching.organisation.OrganisationEvent.OrganisationClosed;
import org.jiebang.matching.organisation.OrganisationEvent.OrganisationRegistered;
import org.jiebang.matching.organisation.OrganisationEvent.OrganisationReopened;

/** Names of an organisation's events on disk and on Kafka. */
public final class OrganisationWire {

  private OrganisationWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("organisation-registered", OrganisationRegistered.class)
        .event("organisation-closed", OrganisationClosed.class)
        .event("organisation-reopened", OrganisationReopened.class)
        .build();
  }
}

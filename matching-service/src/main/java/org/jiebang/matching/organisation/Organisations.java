package org.jiebang.matching.organisation;

import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.matching.organisation.Organisation.Registered;
import org.jiebang.matching.organisation.Organisation.Unknown;

/** Organisations as a kind of stream: each owns itself, and everybody may see it. */
public final class Organisations
    implements Aggregate<OrganisationCommand, Organisation, OrganisationEvent> {

  public static final Organisations INSTANCE = new Organisations();

  private final OrganisationDecider decider = new OrganisationDecider();

  private Organisations() {}

  @Override
  public String name() {
    return "organisation";
  }

  @Override
  public Class<OrganisationEvent> events() {
    return OrganisationEvent.class;
  }

  @Override
  public Decider<OrganisationCommand, Organisation, OrganisationEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Organisation state) {
    return switch (state) {
      case Unknown() -> "NONE";
      case Registered r -> r.open() ? "OPEN" : "CLOSED";
    };
  }

  @Override
  public UUID tenantOf(Organisation state) {
    return switch (state) {
      case Unknown() -> throw new IllegalStateException("an organisation without events");
      case Registered r -> r.organisation().value();
    };
  }

  @Override
  public Set<UUID> partiesOf(Organisation state) {
    return Set.of(EVERYONE);
  }
}

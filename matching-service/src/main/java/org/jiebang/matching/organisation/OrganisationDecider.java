package org.jiebang.matching.organisation;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.matching.organisation.OrganisationKind.DEPARTMENT;
import static org.jiebang.matching.organisation.OrganisationKind.UNIVERSITY;
import static org.jiebang.matching.organisation.OrganisationRefusal.DISTRICT_REQUIRED;
import static org.jiebang.matching.organisation.OrganisationRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.matching.organisation.OrganisationRefusal.ORGANISATION_NOT_FOUND;
import static org.jiebang.matching.organisation.OrganisationRefusal.PARENT_NOT_ELIGIBLE;
import static org.jiebang.matching.organisation.OrganisationRefusal.PARENT_REQUIRED;

import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.matching.organisation.Organisation.Registered;
import org.jiebang.matching.organisation.Organisation.Unknown;
import org.jiebang.matching.organisation.OrganisationCommand.CloseOrganisation;
import org.jiebang.matching.organisation.OrganisationCommand.ParentFacts;
import org.jiebang.matching.organisation.OrganisationCommand.RegisterOrganisation;
import org.jiebang.matching.organisation.OrganisationCommand.ReopenOrganisation;
import org.jiebang.matching.organisation.OrganisationEvent.OrganisationClosed;
import org.jiebang.matching.organisation.OrganisationEvent.OrganisationRegistered;
import org.jiebang.matching.organisation.OrganisationEvent.OrganisationReopened;

/** Organisations are registered, closed and reopened; departments belong to a university. */
final class OrganisationDecider
    implements Decider<OrganisationCommand, Organisation, OrganisationEvent> {

  @Override
  public Organisation initial() {
    return new Unknown();
  }

  @Override
  public List<OrganisationEvent> decide(OrganisationCommand command, Organisation state) {
    return switch (command) {
      case RegisterOrganisation c ->
          state instanceof Unknown ? register(c) : refuse(ILLEGAL_TRANSITION);
      case CloseOrganisation c ->
          registered(state).open()
              ? List.of(new OrganisationClosed(c.organisation(), c.reason(), c.at()))
              : refuse(ILLEGAL_TRANSITION);
      case ReopenOrganisation c ->
          registered(state).open()
              ? refuse(ILLEGAL_TRANSITION)
              : List.of(new OrganisationReopened(c.organisation(), c.at()));
    };
  }

  private static List<OrganisationEvent> register(RegisterOrganisation c) {
    ParentFacts parent = c.parentFacts();
    if (parent == null) {
      UUID district = c.district();
      if (c.kind().equals(DEPARTMENT)) {
        return refuse(PARENT_REQUIRED);
      }
      if (district == null) {
        return refuse(DISTRICT_REQUIRED);
      }
      return List.of(
          new OrganisationRegistered(c.organisation(), c.name(), c.kind(), null, district, c.at()));
    }
    Registered found = parent.found();
    if (found == null
        || !found.open()
        || !found.kind().equals(UNIVERSITY)
        || c.kind().equals(UNIVERSITY)) {
      return refuse(PARENT_NOT_ELIGIBLE);
    }
    return List.of(
        new OrganisationRegistered(
            c.organisation(), c.name(), c.kind(), parent.parent(), found.district(), c.at()));
  }

  private static Registered registered(Organisation state) {
    return switch (state) {
      case Unknown() -> refuse(ORGANISATION_NOT_FOUND);
      case Registered r -> r;
    };
  }

  @Override
  public Organisation evolve(Organisation state, OrganisationEvent event) {
    return switch (event) {
      case OrganisationRegistered e ->
          new Registered(e.organisation(), e.kind(), e.parent(), e.district(), true);
      case OrganisationClosed _ -> ((Registered) state).open(false);
      case OrganisationReopened _ -> ((Registered) state).open(true);
    };
  }
}

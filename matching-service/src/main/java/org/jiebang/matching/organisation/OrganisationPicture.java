package org.jiebang.matching.organisation;

import static java.util.Objects.requireNonNull;

import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.matching.organisation.OrganisationEvent.OrganisationClosed;
import org.jiebang.matching.organisation.OrganisationEvent.OrganisationRegistered;
import org.jiebang.matching.organisation.OrganisationEvent.OrganisationReopened;
import org.jspecify.annotations.Nullable;

/** Folds an organisation's events into what the API shows. */
public final class OrganisationPicture implements Picture<OrganisationBody, OrganisationEvent> {

  @Override
  public Class<OrganisationBody> body() {
    return OrganisationBody.class;
  }

  @Override
  public OrganisationBody evolve(
      @Nullable OrganisationBody body, Recorded<OrganisationEvent> fact) {
    return switch (fact.event()) {
      case OrganisationRegistered e ->
          new OrganisationBody(
              e.organisation().value(),
              "OPEN",
              e.name(),
              e.kind(),
              e.parent() == null ? null : e.parent().value(),
              e.district(),
              null);
      case OrganisationClosed e -> with(requireNonNull(body), "CLOSED", e.reason());
      case OrganisationReopened _ -> with(requireNonNull(body), "OPEN", null);
    };
  }

  private static OrganisationBody with(OrganisationBody b, String state, @Nullable String why) {
    return new OrganisationBody(b.id(), state, b.name(), b.kind(), b.parent(), b.district(), why);
  }

  @Override
  public String state(OrganisationBody body) {
    return body.state();
  }
}

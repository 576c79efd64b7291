package org.jiebang.matching.organisation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.matching.organisation.OrganisationEvent.OrganisationClosed;
import org.jiebang.matching.organisation.OrganisationEvent.OrganisationRegistered;
import org.jiebang.matching.organisation.OrganisationEvent.OrganisationReopened;

/** A university and its school. */
public final class OrganisationExamples {

  public static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");
  public static final OrganisationId EAST =
      new OrganisationId(UUID.fromString("0195505c-6a00-7000-8000-000000000100"));
  public static final OrganisationId SCHOOL =
      new OrganisationId(UUID.fromString("0195505c-6a00-7000-8000-000000000180"));
  public static final UUID DISTRICT = UUID.fromString("0195505c-6a00-7000-8000-000000000400");

  private OrganisationExamples() {}

  static OrganisationRegistered university() {
    return new OrganisationRegistered(
        EAST, "East Normal University", OrganisationKind.UNIVERSITY, null, DISTRICT, AT);
  }

  static OrganisationRegistered department() {
    return new OrganisationRegistered(
        SCHOOL, "School of Education", OrganisationKind.DEPARTMENT, EAST, DISTRICT, AT);
  }

  static OrganisationClosed closed() {
    return new OrganisationClosed(EAST, "merged", AT);
  }

  static OrganisationClosed schoolClosed() {
    return new OrganisationClosed(SCHOOL, "merged", AT);
  }

  /** One of each event, for the samples on disk. */
  public static List<OrganisationEvent> everyEvent() {
    return List.of(department(), closed(), new OrganisationReopened(EAST, AT));
  }
}

package org.jiebang.matching.organisation;

import org.jiebang.eventsourcing.Code;

/** What sort of organisation it is, e.g. {@code ASSOCIATION}; an open set. */
public record OrganisationKind(String value) implements Code {

  /** 高校团组织: claims tasks. */
  public static final OrganisationKind UNIVERSITY = new OrganisationKind("UNIVERSITY");

  /** 院系团学组织: executes its university's tasks. */
  public static final OrganisationKind DEPARTMENT = new OrganisationKind("DEPARTMENT");
}

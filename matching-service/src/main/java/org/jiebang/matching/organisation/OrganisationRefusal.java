package org.jiebang.matching.organisation;

import org.jiebang.eventsourcing.Refusal;

/** Why a command on an organisation is refused. */
public enum OrganisationRefusal implements Refusal {
  ILLEGAL_TRANSITION(Kind.STATE, "The organisation's state does not allow this."),
  ORGANISATION_NOT_FOUND(Kind.NOT_FOUND, "There is no such organisation."),
  PARENT_REQUIRED(Kind.CONTENT, "A department belongs to a university: name it."),
  PARENT_NOT_ELIGIBLE(Kind.CONTENT, "The parent must be a registered, open university."),
  DISTRICT_REQUIRED(Kind.CONTENT, "An organisation without a parent belongs to a district.");

  private final Kind kind;
  private final String detail;

  OrganisationRefusal(Kind kind, String detail) {
    this.kind = kind;
    this.detail = detail;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String detail() {
    return detail;
  }
}

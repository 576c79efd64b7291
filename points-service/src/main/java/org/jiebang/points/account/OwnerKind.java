package org.jiebang.points.account;

import org.jiebang.eventsourcing.Code;

/** What owns an account; an open set. */
public record OwnerKind(String value) implements Code {

  /** A person. */
  public static final OwnerKind VOLUNTEER = new OwnerKind("VOLUNTEER");

  public static final OwnerKind TEAM = new OwnerKind("TEAM");

  public static final OwnerKind ORGANISATION = new OwnerKind("ORGANISATION");

  /** A neighbour expert: a person as well. */
  public static final OwnerKind EXPERT = new OwnerKind("EXPERT");
}

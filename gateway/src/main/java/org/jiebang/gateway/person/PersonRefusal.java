package org.jiebang.gateway.person;

import static org.jiebang.eventsourcing.Refusal.Kind.ALREADY;
import static org.jiebang.eventsourcing.Refusal.Kind.CONTENT;
import static org.jiebang.eventsourcing.Refusal.Kind.FORBIDDEN;
import static org.jiebang.eventsourcing.Refusal.Kind.NOT_FOUND;
import static org.jiebang.eventsourcing.Refusal.Kind.STATE;

import org.jiebang.eventsourcing.Refusal;

/** Why a command about a person is refused. */
public enum PersonRefusal implements Refusal {
  PERSON_NOT_FOUND(NOT_FOUND, "There is no such person, or you may not see them."),
  PERSON_ALREADY_REGISTERED(ALREADY, "This person is registered already."),
  PERSON_ERASED(STATE, "This person has been erased; nothing more can happen to them."),
  GRANT_NOT_COVERED(
      FORBIDDEN, "Your own grants do not let you give or take this role at this place."),
  GRANT_LIMIT_REACHED(STATE, "A person can hold at most 64 grants."),
  GRANT_MISSING(CONTENT, "A person is registered with at least one grant."),
  ACCOUNT_TAKEN(STATE, "Somebody else has this account name."),
  ACCOUNT_REFUSED(CONTENT, "The identity provider does not accept this account or password."),
  ACCOUNTS_ELSEWHERE(
      CONTENT, "Accounts are opened at the identity provider: leave account and password out."),
  ILLEGAL_TRANSITION(STATE, "The person's present state does not allow this.");

  private final Kind kind;
  private final String detail;

  PersonRefusal(Kind kind, String detail) {
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

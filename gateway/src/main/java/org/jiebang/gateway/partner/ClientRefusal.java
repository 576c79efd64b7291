package org.jiebang.gateway.partner;

import static org.jiebang.eventsourcing.Refusal.Kind.ALREADY;
import static org.jiebang.eventsourcing.Refusal.Kind.CONTENT;
import static org.jiebang.eventsourcing.Refusal.Kind.NOT_FOUND;
import static org.jiebang.eventsourcing.Refusal.Kind.STATE;

import org.jiebang.eventsourcing.Refusal;

/** Why a command about a partner client is refused. */
public enum ClientRefusal implements Refusal {
  CLIENT_NOT_FOUND(NOT_FOUND, "There is no such client, or you may not see it."),
  CLIENT_CLOSED(STATE, "This client is closed for ever; register another one."),
  CLIENT_ALREADY_SUSPENDED(ALREADY, "This client is suspended already."),
  CLIENT_NOT_SUSPENDED(STATE, "This client is not suspended."),
  PLACE_UNFIT(CONTENT, "A client belongs to a community or a district."),
  SANDBOX_ONLY(CONTENT, "A client for trying things out has to do with sandbox communities only."),
  SCOPE_UNKNOWN(CONTENT, "There is no such scope, or no partner app is given it."),
  ROTATION_RUNNING(
      STATE, "Two secrets hold at present; revoke one, or wait until the older one ends."),
  SECRETS_ELSEWHERE(STATE, "The identity provider keeps the secrets of clients: change it there."),
  SECRET_NOT_FOUND(NOT_FOUND, "The client has no secret of this name."),
  SECRET_ALREADY_REVOKED(ALREADY, "This secret does not hold any more, or none does."),
  ILLEGAL_TRANSITION(STATE, "The client's present state does not allow this.");

  private final Kind kind;
  private final String detail;

  ClientRefusal(Kind kind, String detail) {
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

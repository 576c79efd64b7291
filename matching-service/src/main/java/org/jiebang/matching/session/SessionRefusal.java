package org.jiebang.matching.session;

import org.jiebang.eventsourcing.Refusal;

/** All the ways a session says no. */
public enum SessionRefusal implements Refusal {
  SESSION_NOT_FOUND(Kind.NOT_FOUND, "There is no such session."),
  ILLEGAL_TRANSITION(Kind.STATE, "The session does not allow this in its present state."),
  SESSION_CANCELLED(Kind.STATE, "The session was cancelled."),
  SESSION_ENDED(Kind.STATE, "The session is over."),
  SESSION_NOT_ENDED(Kind.TOO_EARLY, "The session is not over yet."),
  CANCEL_AFTER_CHECKIN(Kind.STATE, "Somebody is already serving; end the session instead."),

  SIGNUP_NOT_OPEN(Kind.TOO_EARLY, "Sign-up is not open yet."),
  SIGNUP_CLOSED(Kind.STATE, "Sign-up is closed."),
  SESSION_FULL(Kind.STATE, "All places are taken."),
  DUPLICATE_SIGNUP(Kind.ALREADY, "You have signed up already."),
  NOT_REGISTERED(Kind.STATE, "You are not registered as a volunteer."),
  TRAINING_MISSING(Kind.CONTENT, "This kind of service asks for a training you do not have."),
  INSURANCE_MISSING(Kind.CONTENT, "This kind of service asks for an insurance on that day."),
  MINOR_NOT_ALLOWED(Kind.CONTENT, "This kind of service is for adults."),
  MEMBERS_ONLY(Kind.CONTENT, "Only members of the organisation may take part."),
  NOT_WAITLISTED(Kind.TOO_EARLY, "There is no waiting sign-up to promote."),
  NOT_NEXT_IN_LINE(Kind.STATE, "Somebody else has waited longer."),
  NOT_SIGNED_UP(Kind.TOO_EARLY, "There is no sign-up with a place."),
  SIGNUP_WITHDRAWN(Kind.STATE, "The sign-up was withdrawn."),

  CODE_INVALID(Kind.CONTENT, "That is not a code of this session."),
  CODE_EXPIRED(Kind.STATE, "The code is too old; ask for a new one."),
  CODE_REPLAYED(Kind.STATE, "You have used this code before; ask for a new one."),
  TOO_EARLY(Kind.TOO_EARLY, "Check-in has not begun yet."),
  OUTSIDE_WINDOW(Kind.STATE, "The time for checking in is over."),
  WRONG_PLACE(Kind.CONTENT, "The session takes place somewhere else."),
  NOT_ON_LIST(Kind.STATE, "You are not on the list; ask to be let in as a walk-in."),
  ALREADY_CHECKED_IN(Kind.ALREADY, "Checked in already."),
  NOT_CHECKED_IN(Kind.TOO_EARLY, "Not checked in."),
  ALREADY_CHECKED_OUT(Kind.ALREADY, "Checked out already."),

  ALREADY_RECORDED(Kind.ALREADY, "The service has been recorded already."),
  NOT_RECORDED(Kind.TOO_EARLY, "There is no service record yet."),
  BACKFILL_EXCEEDS_SESSION(Kind.CONTENT, "The times lie outside the session."),
  GUARANTEE_REQUIRED(Kind.CONTENT, "Somebody must vouch for a record that is written later."),
  ALREADY_CONFIRMED(Kind.ALREADY, "Confirmed already."),
  SELF_DEALING(Kind.FORBIDDEN, "Nobody decides about their own service."),
  ROLE_NOT_ALLOWED(Kind.FORBIDDEN, "The department that ran the session confirms its records."),
  RECORD_NOT_CONFIRMED(Kind.TOO_EARLY, "The record is not confirmed yet."),
  DISPUTE_WINDOW_OVER(Kind.STATE, "A record can be disputed for 30 days."),
  ALREADY_DISPUTED(Kind.ALREADY, "The record has been disputed already."),
  NO_OPEN_DISPUTE(Kind.TOO_EARLY, "Nobody disputes the record."),
  DISPUTE_ALREADY_RESOLVED(Kind.ALREADY, "The dispute has been resolved already."),
  NO_CHANGE_GIVEN(Kind.CONTENT, "The correction changes nothing."),
  ALREADY_VOIDED(Kind.ALREADY, "The record is void already."),
  RULE_NOT_PUBLISHED(Kind.CONTENT, "No published rule says so.");

  private final Kind kind;
  private final String detail;

  SessionRefusal(Kind kind, String detail) {
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

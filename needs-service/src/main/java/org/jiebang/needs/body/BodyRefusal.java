package org.jiebang.needs.body;

import org.jiebang.eventsourcing.Refusal;

/** Why a body says no. */
public enum BodyRefusal implements Refusal {
  BODY_NOT_FOUND(Kind.NOT_FOUND, "There is no such body."),
  NOT_YOUR_LEVEL(
      Kind.FORBIDDEN,
      "The district sees to its own bodies, a community's desk to the community's."),
  FIELD_REQUIRED(Kind.CONTENT, "A think-tank needs a field, and only a think-tank has one."),
  TERM_BACKWARDS(Kind.CONTENT, "The last day lies before the first."),
  TERM_TOO_LONG(Kind.CONTENT, "The term is longer than the body has agreed on."),
  BIRTH_DATE_REQUIRED(Kind.CONTENT, "This body has an age limit, so it needs the day of birth."),
  TOO_OLD_FOR_OFFICE(Kind.CONTENT, "The person is older than the body has agreed on."),
  OWNERSHIP_REQUIRED(Kind.CONTENT, "Only owners of a home of the place can be members."),
  ALREADY_A_MEMBER(Kind.STATE, "The person is a member on some of these days already."),
  BODY_FULL(Kind.STATE, "The body has as many members as it has agreed on."),
  PERSON_NOT_IN_OFFICE(Kind.STATE, "The person is not a member on all of these days."),
  TERM_OVER(Kind.STATE, "The person's term is over by then."),
  CHAIR_TAKEN(Kind.STATE, "Somebody else is to be in the chair on some of these days."),
  CHAIR_ROTATES(Kind.STATE, "In this body the chair goes round; it is not elected."),
  CHAIR_IS_ELECTED(Kind.STATE, "In this body the chair is elected; it does not go round."),
  NOBODY_IN_TURN(Kind.STATE, "There is no member who could be in the chair on that day."),
  NOT_A_GRID_TEAM(Kind.STATE, "Only members of a grid team are assigned to grids."),
  ALREADY_ASSIGNED(Kind.STATE, "The person works there on some of these days already."),
  NOT_A_THINK_TANK(Kind.STATE, "Only a think-tank has a task list."),
  TASK_LIST_FULL(Kind.STATE, "The list has as many tasks as it can take."),
  TASK_NOT_ON_LIST(Kind.NOT_FOUND, "There is no such task on the list."),
  TASK_ALREADY_FINISHED(Kind.ALREADY, "The task has been finished."),
  BODY_DISSOLVED(Kind.STATE, "The body has been dissolved."),
  ILLEGAL_TRANSITION(Kind.STATE, "The body is not in a state for this.");

  private final Kind kind;
  private final String detail;

  BodyRefusal(Kind kind, String detail) {
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

package org.jiebang.matching.task;

import static org.jiebang.eventsourcing.Refusal.Kind.ALREADY;
import static org.jiebang.eventsourcing.Refusal.Kind.CONTENT;
import static org.jiebang.eventsourcing.Refusal.Kind.FORBIDDEN;
import static org.jiebang.eventsourcing.Refusal.Kind.NOT_FOUND;
import static org.jiebang.eventsourcing.Refusal.Kind.STATE;
import static org.jiebang.eventsourcing.Refusal.Kind.TOO_EARLY;

import org.jiebang.eventsourcing.Refusal;

/** Why a command on a task is refused. */
public enum TaskRefusal implements Refusal {
  ILLEGAL_TRANSITION(STATE, "The task's state does not allow this."),
  TASK_NOT_FOUND(NOT_FOUND, "There is no such task."),
  CLAIM_NOT_FOUND(NOT_FOUND, "There is no such claim on this task."),
  NEED_NOT_FOUND(NOT_FOUND, "There is no such need in this community."),
  ROLE_NOT_ALLOWED(FORBIDDEN, "Only the organisation whose claim it is may do this."),
  SELF_DEALING(FORBIDDEN, "Nobody decides about their own bid."),
  CONFLICT_OF_INTEREST(FORBIDDEN, "The scorer belongs to the bidding organisation."),

  NEED_NOT_PLANNED(TOO_EARLY, "The need has not been planned."),
  RISK_STATEMENT_REQUIRED(CONTENT, "This category needs a risk statement."),
  INSURANCE_REQUIRED(CONTENT, "This category needs insurance."),
  CRITERIA_MISSING(CONTENT, "A competitive task needs criteria, each named once."),
  TASK_MODE_MISMATCH(STATE, "The task's mode does not work this way."),
  TASK_ALREADY_POSTED(ALREADY, "The task has been posted."),

  TASK_NOT_POSTED(TOO_EARLY, "The task has not been posted."),
  CLAIM_WINDOW_CLOSED(STATE, "The time for claims is over."),
  ALREADY_CLAIMED_BY_YOU(ALREADY, "Your organisation has a claim on this task."),
  NOT_ELIGIBLE(STATE, "The organisation may not claim this task."),
  CLAIM_LOCKED(STATE, "Bids cannot be changed after the closing time."),
  CLAIM_ALREADY_DECIDED(ALREADY, "The claim is withdrawn or decided."),

  BIDS_SEALED(TOO_EARLY, "The bids have not been opened."),
  CRITERION_UNKNOWN(CONTENT, "The task has no such criterion."),
  SCORE_OUT_OF_RANGE(CONTENT, "The score is above the criterion's highest."),
  TASK_HAS_NO_CLAIM(TOO_EARLY, "Nobody has claimed the task."),
  NO_SCORED_CLAIM(TOO_EARLY, "The claim has not been scored by every criterion."),
  AWARD_REASON_REQUIRED(CONTENT, "An award, and each rejection, needs a reason."),
  TIE_UNRESOLVED(STATE, "Another bid has the same score: say how the tie was resolved."),
  TASK_ALREADY_AWARDED(ALREADY, "The task has been awarded."),
  REASON_REQUIRED(CONTENT, "A reason is needed."),
  APPEAL_WINDOW_OVER(STATE, "The time for appeals is over."),
  APPEAL_OPEN(STATE, "An appeal against the award is open."),

  TASK_NOT_AWARDED(TOO_EARLY, "The task has not been awarded."),
  TASK_ALREADY_COMMITTED(ALREADY, "The organisation has committed to the task."),
  AWARD_LAPSED(STATE, "The time to commit is over."),

  TASK_NOT_COMMITTED(TOO_EARLY, "No organisation has committed to the task."),
  TASK_ALREADY_PLANNED(ALREADY, "The task has an execution plan."),
  DEPARTMENT_NOT_IN_ORG(CONTENT, "The department does not belong to the organisation."),
  PLAN_OUTSIDE_DEADLINE(CONTENT, "A session lies in the past or after the task's deadline."),

  TASK_NOT_STAFFED(TOO_EARLY, "The task has no sessions yet."),
  BEFORE_FIRST_SESSION(TOO_EARLY, "The first session has not begun."),
  TASK_ALREADY_STARTED(ALREADY, "The task has been started."),

  TASK_NOT_STARTED(TOO_EARLY, "The task has not been started."),
  SESSION_OPEN(TOO_EARLY, "A session of the task has not ended."),
  NO_SERVICE_RECORDED(TOO_EARLY, "No service has been recorded."),
  PROOF_REQUIRED(CONTENT, "A delivery needs proof."),
  TASK_ALREADY_DELIVERED(ALREADY, "The task has been delivered."),
  TASK_NOT_DELIVERED(TOO_EARLY, "The task has not been delivered."),
  TASK_ALREADY_COMPLETED(ALREADY, "The task has been completed."),

  FORFEIT_TOO_LATE(STATE, "So shortly before the first session only DIS may do this."),
  WITHDRAW_HAS_SIGNUPS(STATE, "People have signed up: cancel it instead."),
  CANCEL_AFTER_CHECKIN(STATE, "People have checked in."),
  TASK_CLOSED(STATE, "The task has ended.");

  private final Kind kind;
  private final String detail;

  TaskRefusal(Kind kind, String detail) {
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

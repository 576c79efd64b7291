package org.jiebang.needs.policy;

import org.jiebang.eventsourcing.Refusal;

/** Why a community's policy says no. */
public enum PolicyRefusal implements Refusal {
  COMMUNITY_POLICY_NOT_FOUND(Kind.NOT_FOUND, "The community has decided nothing: defaults hold."),
  POLICY_EXISTS(Kind.ALREADY, "The community has a policy already; change it."),
  EFFECTIVE_IN_PAST(Kind.CONTENT, "A policy changes what is to come, never what has been."),
  REASON_REQUIRED(Kind.CONTENT, "A policy needs a reason, for everybody to read."),
  CUT_OFFS_OUT_OF_ORDER(
      Kind.CONTENT, "Days close before weeks, and weeks before months, or at the same time."),
  ILLEGAL_TRANSITION(Kind.STATE, "The policy is not in a state for this.");

  private final Kind kind;
  private final String detail;

  PolicyRefusal(Kind kind, String detail) {
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

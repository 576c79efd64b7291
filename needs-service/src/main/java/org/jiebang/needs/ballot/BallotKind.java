package org.jiebang.needs.ballot;

/** What is voted on; it decides the rule that the result must pass, see {@link BallotPolicy}. */
public enum BallotKind {
  /** 业主委员会换届: candidates for the owners' committee. */
  OWNERS_COMMITTEE,
  /** A decision that the owners take together. */
  DECISION,
  /** What the households think; binds nobody. */
  CONSULTATION
}

package org.jiebang.points.account;

/** Why earned points are taken back. */
public enum ReversalReason {
  RECORD_VOIDED,
  SERVICE_ZEROED,
  TASK_FAILED
}

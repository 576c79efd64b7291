package org.jiebang.points.scheme;

/** What makes earned points spendable, once their publication period is over. */
public enum Activation {
  /** The task's acceptance has become final and was passed. */
  ON_ACCEPTANCE,
  /** The confirmation of the service record is enough. */
  ON_CONFIRMATION
}

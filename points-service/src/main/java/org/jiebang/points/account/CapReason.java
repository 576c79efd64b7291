package org.jiebang.points.account;

/** Why a service earned less than its minutes are worth. */
public enum CapReason {
  /** Too short to be worth a point. */
  BELOW_MINIMUM,
  /** The day's points are used up. */
  DAILY_CAP_REACHED,
  /** The account holds as many as the scheme allows. */
  STORAGE_CAP_REACHED
}

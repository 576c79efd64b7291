package org.jiebang.points.account;

/** What an owner wants to move points for. */
public enum TransferPurpose {
  /** To another account of the same community. */
  GIFT,
  /** To the community. */
  DONATION,
  /** For money: refused always, whatever the scheme says. */
  CASH
}

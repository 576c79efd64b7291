package org.jiebang.points.account;

import java.time.Duration;

/** Limits of every account that no scheme changes. */
final class AccountPolicy {

  /** The most that one transaction may move: RELIABILITY A19. */
  static final long TRANSACTION_CAP = 100_000;

  /** How long before its expiry the owner of a lot is told. */
  static final Duration EXPIRY_NOTICE = Duration.ofDays(30);

  private AccountPolicy() {}
}

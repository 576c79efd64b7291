package org.jiebang.gateway.delivery;

/** Nothing is sent to this address. Why is for our own tests and logs, never for the caller. */
final class TargetRefused extends Exception {
  private static final long serialVersionUID = 1L;

  TargetRefused(String why) {
    super(why, null, false, false);
  }
}

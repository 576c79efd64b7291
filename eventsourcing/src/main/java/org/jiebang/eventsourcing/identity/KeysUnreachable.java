package org.jiebang.eventsourcing.identity;

/** The issuer's keys cannot be had, so nobody can be told apart: 503, not 401. */
public final class KeysUnreachable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public KeysUnreachable() {
    super("the issuer's keys cannot be reached", null, false, false);
  }
}

package org.jiebang.eventsourcing.identity;

/** No token, or one that is not to be believed: 401. Carries nothing of the token. */
public final class InvalidToken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean missing;

  private InvalidToken(boolean missing) {
    super(missing ? "no token" : "invalid token", null, false, false);
    this.missing = missing;
  }

  public static InvalidToken missing() {
    return new InvalidToken(true);
  }

  public static InvalidToken refused() {
    return new InvalidToken(false);
  }

  /** True when the request had no token at all. */
  public boolean isMissing() {
    return missing;
  }
}

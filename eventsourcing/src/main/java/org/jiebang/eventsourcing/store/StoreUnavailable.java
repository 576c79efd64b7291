package org.jiebang.eventsourcing.store;

/**
 * The database does not answer, or too much is waiting for it: 503, try again. Nothing is known to
 * be lost; the same command id settles what happened.
 */
public final class StoreUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StoreUnavailable(String why, Throwable cause) {
    super(why, cause);
  }

  public StoreUnavailable(String why) {
    super(why);
  }
}

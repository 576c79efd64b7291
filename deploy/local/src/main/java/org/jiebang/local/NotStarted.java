package org.jiebang.local;

/**
 * A server, a service or a command could not do its work; the message is for the person at the
 * keyboard.
 */
public final class NotStarted extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param message one sentence, naming the log file where there is one
   */
  public NotStarted(String message) {
    super(message);
  }

  /**
   * @param message one sentence, naming the log file where there is one
   */
  public NotStarted(String message, Throwable cause) {
    super(message, cause);
  }
}

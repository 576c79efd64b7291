package org.jiebang.eventsourcing.inbound;

/** A record that cannot be taken in: bad JSON, or a mistake in a view or reaction. */
final class Broken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Incoming incoming;
  private final boolean unreadable;

  Broken(Incoming incoming, Throwable cause) {
    this(incoming, cause, false);
  }

  private Broken(Incoming incoming, Throwable cause, boolean unreadable) {
    super(incoming.place(), cause);
    this.incoming = incoming;
    this.unreadable = unreadable;
  }

  /** What it says cannot be read: no row was touched, and reading it again gives the same. */
  static Broken unreadable(Incoming incoming, Throwable cause) {
    return new Broken(incoming, cause, true);
  }

  boolean unreadable() {
    return unreadable;
  }

  Incoming incoming() {
    return incoming;
  }

  /** For the operator: the class and message of the innermost cause, at most 500 characters. */
  String reason() {
    Throwable deepest = this;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String text = deepest.getClass().getSimpleName() + ": " + deepest.getMessage();
    return text.length() > 500 ? text.substring(0, 500) : text;
  }
}

package org.jiebang.eventsourcing;

/**
 * A value of an open set: a string that we know today, and others that we may meet tomorrow, e.g.
 * {@code record Category(String value) implements Code}. In JSON it is the plain string.
 * Implementations are records with exactly this one component.
 */
public interface Code {

  String value();
}

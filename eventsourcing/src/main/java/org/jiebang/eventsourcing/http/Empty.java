package org.jiebang.eventsourcing.http;

/** The body of a command that says nothing but its name: {@code {}} or no body at all. */
public record Empty() {

  public static final Empty BODY = new Empty();
}

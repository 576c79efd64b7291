package org.jiebang.eventsourcing.http;

/** The answer to somebody without an account: theirs is in, and there is nothing to see. */
public record Accepted(boolean accepted) {}

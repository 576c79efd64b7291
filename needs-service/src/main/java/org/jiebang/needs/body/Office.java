package org.jiebang.needs.body;

import org.jiebang.eventsourcing.Code;

/**
 * What a member is in the body, beside being in the chair: an open set, e.g. {@code MEMBER}, {@code
 * SECRETARY}, {@code EXPERT}.
 */
public record Office(String value) implements Code {

  public static final Office MEMBER = new Office("MEMBER");
}

package org.jiebang.eventsourcing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, in which role, and where that role is held.
 *
 * @param person null for the system's own clock and policies
 * @param role as in LIFECYCLES, e.g. {@code GRD}; {@code SYS} for the system
 * @param scope the community, organisation or district at which the role is held; null for the
 *     system
 * @param client the partner app that carries the request, if any
 */
public record Actor(
    @Nullable UUID person, String role, @Nullable UUID scope, @Nullable String client) {

  public static final Actor SYSTEM = new Actor(null, "SYS", null, null);

  /** True for {@code other}, false for the system. */
  public boolean is(@Nullable UUID other) {
    return person != null && person.equals(other);
  }
}

package org.jiebang.eventsourcing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One stream's share of a command that concerns several: each share is decided by its own rules on
 * its own state, and all are appended together or none.
 *
 * @param expectedVersion the version at which the caller read facts it relies on; null when the
 *     rules of the stream itself are enough
 */
public record Step<C, S, E>(
    Aggregate<C, S, E> aggregate, UUID stream, C command, @Nullable Long expectedVersion) {

  public static <C, S, E> Step<C, S, E> of(Aggregate<C, S, E> aggregate, UUID stream, C command) {
    return new Step<>(aggregate, stream, command, null);
  }
}

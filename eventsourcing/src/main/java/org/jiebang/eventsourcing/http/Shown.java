package org.jiebang.eventsourcing.http;

import java.util.UUID;
import org.jiebang.eventsourcing.identity.Caller;

/**
 * What {@code caller} gets to see of a body: opens envelopes by purpose, leaves out what is not for
 * them. The answer is a record of the API.
 *
 * @param <B> the picture's body
 * @param <A> what is shown of it
 */
@FunctionalInterface
public interface Shown<B, A> {

  /**
   * @param id the stream, to open envelopes with
   */
  A show(UUID id, B body, Caller caller);

  /**
   * False where it does not exist for the caller, although they see that place: not now, or not as
   * it was at that moment. Lists are narrowed by what they ask for.
   */
  default boolean exists(B body, Caller caller) {
    return true;
  }
}

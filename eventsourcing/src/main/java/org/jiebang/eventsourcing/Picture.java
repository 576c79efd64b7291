package org.jiebang.eventsourcing;

import org.jspecify.annotations.Nullable;

/**
 * What the API shows of one stream, as a pure fold: the same function gives {@code GET /{id}},
 * {@code ?asOf=}, {@code /diff}, the answer to a command and the body of a list row. The body is an
 * immutable record; personal fields in it are {@link org.jiebang.eventsourcing.personal.Envelope}s.
 *
 * @param <B> the body, an immutable record whose first components are {@code id} and {@code state}
 */
public interface Picture<B, E> {

  Class<B> body();

  /** The body after {@code fact}. */
  B evolve(@Nullable B body, Recorded<E> fact);

  /** The state's name as shown, e.g. {@code SUBMITTED}. */
  String state(B body);
}

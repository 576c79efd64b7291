package org.jiebang.eventsourcing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Loads streams, asks their deciders, appends what they say. Implemented once, for every aggregate.
 */
public interface CommandHandler extends States {

  /** Events of one slice of a {@link #walk}. */
  int AT_ONCE = 500;

  /**
   * Runs one command on one stream. When somebody else appended meanwhile it loads and decides
   * again, a bounded number of times.
   *
   * @throws Rejected if the rules refuse, if {@link Ask#expectedVersion} is not the stream's
   *     version ({@code VERSION_CONFLICT}), or if the command id was used with another content
   *     ({@code IDEMPOTENCY_KEY_REUSED})
   */
  default <C, S, E> Outcome handle(Aggregate<C, S, E> aggregate, UUID stream, Ask ask, C command) {
    return handle(ask, List.of(Step.of(aggregate, stream, command)));
  }

  /**
   * Runs one command on up to 16 streams of any parts of this service: all are loaded and decided,
   * then all are appended in one transaction or none. {@link Ask#expectedVersion} concerns the
   * first step.
   */
  Outcome handle(Ask ask, List<? extends Step<?, ?, ?>> steps);

  /**
   * The id of the root stream that this command makes, or made when it was carried out. Of two that
   * are under way at once one is carried out, and its id is the {@link Outcome#stream} of both.
   *
   * @throws Rejected if its id was used with another content ({@code IDEMPOTENCY_KEY_REUSED})
   */
  default UUID minted(Ask ask, String label) {
    return ask.mint(label);
  }

  /**
   * Whether this command has been carried out before, on this stream first. For what is made
   * outside the log right before a command and must not be made again, or for another content: a
   * command that is only just under way is not seen.
   *
   * @throws Rejected if its id was used with another content ({@code IDEMPOTENCY_KEY_REUSED})
   */
  default boolean done(Ask ask, UUID stream) {
    throw new UnsupportedOperationException("this handler does not remember commands");
  }

  /**
   * Several streams as of now, with one look at all of them that this process knows: for a command
   * that rests on the facts of others. The answer loads streams that are not named one by one.
   *
   * @param streams of what kind each of them is
   */
  default States together(Map<UUID, ? extends Aggregate<?, ?, ?>> streams) {
    return this;
  }

  /** All events of a stream, oldest first. */
  default <C, S, E> List<Recorded<E>> events(Aggregate<C, S, E> aggregate, UUID stream) {
    return events(aggregate, stream, 0);
  }

  /**
   * The events of a stream behind a version, oldest first.
   *
   * @param after 0 for all of them
   */
  <C, S, E> List<Recorded<E>> events(Aggregate<C, S, E> aggregate, UUID stream, long after);

  /**
   * The events of a stream between two versions, oldest first: they never change, so whoever has
   * them need not ask whether more have come.
   *
   * @param after 0 for all of them
   * @param upTo a version that the stream has reached
   */
  default <C, S, E> List<Recorded<E>> events(
      Aggregate<C, S, E> aggregate, UUID stream, long after, long upTo) {
    return events(aggregate, stream, after).stream().filter(e -> e.version() <= upTo).toList();
  }

  /**
   * As {@link #events(Aggregate, UUID, long, long)}, read some hundreds at a time while they are
   * asked for: who has found enough reads no further.
   *
   * @param after 0 for all of them
   * @param upTo a version that the stream has reached
   */
  default <C, S, E> Stream<Recorded<E>> walk(
      Aggregate<C, S, E> aggregate, UUID stream, long after, long upTo) {
    return Stream.iterate(after, from -> from < upTo, from -> from + AT_ONCE)
        .flatMap(from -> events(aggregate, stream, from, Math.min(upTo, from + AT_ONCE)).stream());
  }

  /**
   * A folded stream.
   *
   * @param version of the last event; 0 when there is none
   */
  record Folded<S>(S state, long version) {

    public boolean exists() {
      return version > 0;
    }
  }
}

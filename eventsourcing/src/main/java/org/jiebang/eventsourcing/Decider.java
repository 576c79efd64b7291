package org.jiebang.eventsourcing;

import java.util.List;

/**
 * The rules of one kind of stream as three pure functions: no clock, no randomness, no I/O.
 * Everything a decision needs arrives in the command.
 *
 * @param <C> what someone asks for
 * @param <S> what past events add up to, as far as the rules ask about it
 * @param <E> what happened
 */
public interface Decider<C, S, E> {

  /** The state before the first event. */
  S initial();

  /**
   * What {@code command} causes, in order. An empty list means «already so»: nothing is stored and
   * the caller sees success.
   *
   * @throws Rejected if the rules refuse the command
   */
  List<E> decide(C command, S state);

  /**
   * Adds one event that has happened. Never refuses: history is not up for debate. An impossible
   * history fails loudly.
   */
  S evolve(S state, E event);
}

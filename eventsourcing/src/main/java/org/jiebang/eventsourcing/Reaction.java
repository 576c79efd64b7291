package org.jiebang.eventsourcing;

import java.util.List;

/**
 * A sentence: when this fact of another service arrives, issue these commands here. Named {@code
 * When<Fact><Consequence>}. Runs inside the consumer's transaction (it may read inbound rows
 * through the entity manager, writes none); its commands commit on their own, under ids that derive
 * from (fact, reaction, index), so a redelivery changes nothing.
 *
 * @param <F> the fact as this service reads it: a record of its {@code inbound} package
 */
public interface Reaction<F> {

  /**
   * Stable for ever: command ids derive from it. Kebab-case, e.g. {@code
   * resolve-need-when-acceptance-final}.
   */
  String name();

  /** The fact's type as read here. */
  Class<F> fact();

  /**
   * The commands to issue, in order; each entry is carried out all or nothing. Empty when the fact
   * does not concern us.
   */
  List<Consequence> on(Recorded<F> fact);

  /** One command, on one or several streams. */
  record Consequence(List<? extends Step<?, ?, ?>> steps) {

    public static <C, S, E> Consequence of(
        Aggregate<C, S, E> aggregate, java.util.UUID stream, C command) {
      return new Consequence(List.of(Step.of(aggregate, stream, command)));
    }
  }
}

package org.jiebang.eventsourcing.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.CommandHandler.Folded;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.Step;

/**
 * Asks the rules for each of many commands what they would say, one after the other, and writes
 * nothing. Streams that were there before are remembered as the commands would leave them; a stream
 * that a command makes is nobody else's.
 */
final class Rehearsal {

  private final CommandHandler handler;
  private final Map<UUID, Object> states = new HashMap<>();

  Rehearsal(CommandHandler handler) {
    this.handler = handler;
  }

  /**
   * False: it has been carried out before.
   *
   * @throws Rejected as the rules say
   */
  <C, S, E> boolean wouldDo(Ask ask, Step<C, S, E> step) {
    S state = state(step);
    boolean there = states.containsKey(step.stream());
    if (there && handler.done(ask, step.stream())) {
      return false;
    }
    List<E> events = step.aggregate().decider().decide(step.command(), state);
    if (there) {
      for (E event : events) {
        state = step.aggregate().decider().evolve(state, event);
      }
      states.put(step.stream(), state);
    }
    return true;
  }

  @SuppressWarnings("unchecked") // put there by a step on the same stream
  private <C, S, E> S state(Step<C, S, E> step) {
    Object known = states.get(step.stream());
    if (known != null) {
      return (S) known;
    }
    Folded<S> now = handler.load(step.aggregate(), step.stream());
    if (now.exists()) {
      states.put(step.stream(), now.state());
    }
    return now.state();
  }
}

package org.jiebang.eventsourcing.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.eventsourcing.Lifecycle;
import org.jiebang.eventsourcing.Rejected;

/**
 * Walks every (state, command) pair of an aggregate against its decider and its {@code
 * lifecycle/<aggregate>.csv}. A test gives one history per state and one well-formed command per
 * name; a state or command without a cell, a cell without a history, and a wrong outcome are all
 * failures.
 */
public final class LifecycleWalk<C, S, E> {

  private final Aggregate<C, S, E> aggregate;
  private final Map<String, List<E>> histories;
  private final Map<String, Function<S, C>> commands;

  /**
   * @param histories by state: events that lead to it; {@code NONE} is added by itself
   * @param commands by name: a command that breaks no other rule in that state
   */
  public LifecycleWalk(
      Aggregate<C, S, E> aggregate,
      Map<String, List<E>> histories,
      Map<String, Function<S, C>> commands) {
    this.aggregate = aggregate;
    this.histories = histories;
    this.commands = commands;
  }

  /** Throws one AssertionError that lists every wrong cell. */
  public void check() {
    Lifecycle lifecycle = Lifecycle.of(aggregate);
    if (lifecycle == null) {
      throw new AssertionError("no lifecycle/" + aggregate.name() + ".csv");
    }
    var wrong = new ArrayList<String>();
    var seen = new LinkedHashSet<String>();
    for (Lifecycle.Cell cell : lifecycle.cells()) {
      seen.add(cell.command() + " in " + cell.state());
      String was = outcome(cell, wrong);
      if (!was.equals(cell.outcome())) {
        wrong.add(
            cell.command()
                + " in "
                + cell.state()
                + ": expected "
                + cell.outcome()
                + ", was "
                + was);
      }
    }
    Set<String> states = histories.keySet();
    for (String state : states) {
      for (String command : commands.keySet()) {
        if (!seen.contains(command + " in " + state)) {
          wrong.add(command + " in " + state + ": no cell in the table");
        }
      }
    }
    if (!wrong.isEmpty()) {
      throw new AssertionError(aggregate.name() + ":\n  " + String.join("\n  ", wrong));
    }
  }

  private String outcome(Lifecycle.Cell cell, List<String> wrong) {
    Function<S, C> command = commands.get(cell.command());
    List<E> history = "NONE".equals(cell.state()) ? List.of() : histories.get(cell.state());
    if (command == null || history == null) {
      return command == null ? "no such command in the test" : "no history in the test";
    }
    Decider<C, S, E> decider = aggregate.decider();
    S state = decider.initial();
    for (E event : history) {
      state = decider.evolve(state, event);
    }
    if (!aggregate.stateOf(state).equals(cell.state())) {
      wrong.add("history of " + cell.state() + " leads to " + aggregate.stateOf(state));
    }
    try {
      List<E> events = decider.decide(command.apply(state), state);
      for (E event : events) {
        state = decider.evolve(state, event);
      }
      return events.isEmpty()
          ? "-"
          : String.join("+", events.stream().map(e -> e.getClass().getSimpleName()).toList());
    } catch (Rejected e) {
      return e.refusal().name();
    }
  }

  /** Reads well in a map of commands that do not look at the state. */
  public static <S, C> Function<S, C> always(C command) {
    return _ -> command;
  }

  /** The events of a history, typed. */
  @SafeVarargs
  public static <E> List<E> history(E... events) {
    return Arrays.asList(events);
  }
}

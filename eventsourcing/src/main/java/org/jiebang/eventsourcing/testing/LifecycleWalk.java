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

  private final Set<Class<?>> types = new LinkedHashSet<>();
  private final Set<String> asked = new LinkedHashSet<>();
  private final Set<String> led = new LinkedHashSet<>();

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

  /**
   * Leaves out a kind of command that no path is named for: a row of a sheet, say, that stands for
   * the others.
   */
  public LifecycleWalk<C, S, E> without(Class<? extends C> kind) {
    asked.add(kind.getSimpleName());
    return this;
  }

  /**
   * Throws one AssertionError that lists every wrong cell, and what the table leaves out: a kind of
   * command, or a state that a legal command leads to.
   */
  public void check() {
    check(true);
  }

  /** As {@link #check}, of a table that leaves commands out. */
  public void checkCells() {
    check(false);
  }

  private void check(boolean whole) {
    Lifecycle lifecycle = Lifecycle.of(aggregate);
    if (lifecycle == null) {
      throw new AssertionError("no lifecycle/" + aggregate.name() + ".csv");
    }
    var wrong = new ArrayList<String>();
    var seen = new LinkedHashSet<String>();
    var known = new LinkedHashSet<String>();
    for (Lifecycle.Cell cell : lifecycle.cells()) {
      seen.add(cell.command() + " in " + cell.state());
      known.add(cell.state());
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
    if (whole) {
      left(kinds(), asked).forEach(kind -> wrong.add(kind + ": no line of the table asks for it"));
      left(led, known).forEach(state -> wrong.add(state + ": led to, and not in the table"));
    }
    if (!wrong.isEmpty()) {
      throw new AssertionError(aggregate.name() + ":\n  " + String.join("\n  ", wrong));
    }
  }

  private static List<String> left(Set<String> all, Set<String> without) {
    return all.stream().filter(each -> !without.contains(each)).sorted().toList();
  }

  /** Of the commands: what the sealed interface of those that were asked permits. */
  private Set<String> kinds() {
    var kinds = new LinkedHashSet<String>();
    for (Class<?> type : types) {
      for (Class<?> above : type.getInterfaces()) {
        if (above.isSealed()) {
          addKinds(above, kinds);
        }
      }
    }
    return kinds;
  }

  private static void addKinds(Class<?> type, Set<String> kinds) {
    if (!type.isSealed()) {
      kinds.add(type.getSimpleName());
      return;
    }
    for (Class<?> below : type.getPermittedSubclasses()) {
      addKinds(below, kinds);
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
    C asking = command.apply(state);
    types.add(asking.getClass());
    asked.add(asking.getClass().getSimpleName());
    try {
      List<E> events = decider.decide(asking, state);
      for (E event : events) {
        state = decider.evolve(state, event);
      }
      if (!events.isEmpty()) {
        led.add(aggregate.stateOf(state));
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

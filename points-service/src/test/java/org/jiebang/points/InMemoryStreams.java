package org.jiebang.points;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.eventsourcing.Outcome;
import org.jiebang.eventsourcing.Reaction.Consequence;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.points.scheme.LocalRules;

/** Streams without a database: all steps of a command or none, each decided by its own rules. */
public final class InMemoryStreams implements CommandHandler {

  private final Map<UUID, List<Object>> streams = new HashMap<>();

  /** Lets past events be. */
  public void past(UUID stream, List<?> events) {
    streams.computeIfAbsent(stream, _ -> new ArrayList<>()).addAll(events);
  }

  public List<Object> of(UUID stream) {
    return List.copyOf(streams.getOrDefault(stream, List.of()));
  }

  public void run(List<? extends Step<?, ?, ?>> steps) {
    var decided = new ArrayList<List<?>>();
    steps.forEach(step -> decided.add(decide(step)));
    for (int i = 0; i < steps.size(); i++) {
      past(steps.get(i).stream(), decided.get(i));
    }
  }

  public void follow(List<Consequence> consequences) {
    consequences.forEach(c -> run(c.steps()));
  }

  private <C, S, E> List<E> decide(Step<C, S, E> step) {
    return step.aggregate()
        .decider()
        .decide(step.command(), load(step.aggregate(), step.stream()).state());
  }

  @Override
  public Outcome handle(Ask ask, List<? extends Step<?, ?, ?>> steps) {
    run(steps);
    UUID first = steps.getFirst().stream();
    return new Outcome(first, of(first).size(), List.of(), false);
  }

  @Override
  public <C, S, E> Folded<S> load(Aggregate<C, S, E> aggregate, UUID stream) {
    Decider<C, S, E> decider = aggregate.decider();
    S state = decider.initial();
    for (Object event : of(stream)) {
      state = decider.evolve(state, aggregate.events().cast(event));
    }
    return new Folded<>(state, of(stream).size());
  }

  @Override
  public <C, S, E> List<Recorded<E>> events(Aggregate<C, S, E> aggregate, UUID stream, long after) {
    var recorded = new ArrayList<Recorded<E>>();
    for (Object event : of(stream)) {
      recorded.add(
          ViewSpec.recorded(
              stream,
              LocalRules.WUHUAN.value(),
              recorded.size() + 1L,
              aggregate.events().cast(event)));
    }
    return recorded.stream().skip(after).toList();
  }
}

package org.jiebang.needs;

import static org.jiebang.needs.need.NeedSamples.WUHUAN;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Outcome;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.testing.ViewSpec;

/** Streams in a map, for what only looks at them; nothing is handled. */
public final class Streams implements CommandHandler {

  private final Map<UUID, List<?>> events = new HashMap<>();

  /** The stream is these events from now on. */
  public void put(UUID stream, List<?> past) {
    events.put(stream, past);
  }

  @Override
  public Outcome handle(Ask ask, List<? extends Step<?, ?, ?>> steps) {
    throw new AssertionError("nothing is handled here");
  }

  @Override
  @SuppressWarnings("unchecked") // the test puts the right events in
  public <C, S, E> Folded<S> load(Aggregate<C, S, E> aggregate, UUID stream) {
    S state = aggregate.decider().initial();
    List<E> past = (List<E>) events.getOrDefault(stream, List.of());
    for (E event : past) {
      state = aggregate.decider().evolve(state, event);
    }
    return new Folded<>(state, past.size());
  }

  @Override
  public <C, S, E> List<Recorded<E>> events(Aggregate<C, S, E> aggregate, UUID stream, long after) {
    var recorded = new ArrayList<Recorded<E>>();
    for (Object event : events.getOrDefault(stream, List.of())) {
      recorded.add(
          ViewSpec.recorded(
              stream, WUHUAN.value(), recorded.size() + 1, aggregate.events().cast(event)));
    }
    return recorded.stream().skip(after).toList();
  }
}

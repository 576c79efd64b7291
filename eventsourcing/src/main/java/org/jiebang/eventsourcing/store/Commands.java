package org.jiebang.eventsourcing.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.KernelRefusal;
import org.jiebang.eventsourcing.Meta;
import org.jiebang.eventsourcing.Outcome;
import org.jiebang.eventsourcing.Outcome.Position;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.store.Entry.Result;
import org.jspecify.annotations.Nullable;

/**
 * The one command handler: loads streams, decides, appends. Folded states are cached, and a state
 * from the cache may be stale; an append on it fails by the unique key, and a refusal on it is
 * decided again on a fresh state, of all streams at one moment, before it is told.
 */
public final class Commands implements CommandHandler {

  private static final int MAX_ATTEMPTS = 30;
  private static final int MAX_STREAMS = 16;
  private static final int PAGE = 500;

  private final String service;
  private final MariaDbLog log;
  private final EventStore store;
  private final EventCodec codec;
  private final Cache<UUID, Folded<?>> folds;

  /**
   * @param cachedStreams how many folded states are kept in memory
   */
  public Commands(
      String service, MariaDbLog log, EventStore store, EventCodec codec, int cachedStreams) {
    this.service = service;
    this.log = log;
    this.store = store;
    this.codec = codec;
    this.folds = Caffeine.newBuilder().maximumSize(cachedStreams).build();
  }

  @Override
  public Outcome handle(Ask ask, List<? extends Step<?, ?, ?>> steps) {
    var parts = new BitSet(Ids.PARTS);
    steps.forEach(s -> parts.set(Ids.part(s.stream())));
    if (steps.stream().map(Step::stream).distinct().count() > MAX_STREAMS) {
      throw new IllegalArgumentException("a command on more than " + MAX_STREAMS + " streams");
    }
    boolean fresh = false;
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      var decision = new Decision(ask, steps, fresh);
      try {
        decision.make();
      } catch (Rejected refused) {
        if (!fresh || decision.isTorn()) {
          fresh = true;
          continue;
        }
        StoredEvent first = log.command(ask.commandId(), parts);
        if (first != null) {
          return repeat(first, ask, steps);
        }
        throw refused;
      }
      if (decision.shares.isEmpty()) {
        StoredEvent first = log.command(ask.commandId(), parts);
        return first != null ? repeat(first, ask, steps) : decision.alreadySo();
      }
      Result result = store.append(new Entry(ask.commandId(), decision.shares, ask.at()));
      switch (result) {
        case Result.Appended appended -> {
          decision.remember();
          return decision.outcome(appended.events());
        }
        case Result.Conflict() -> {
          steps.forEach(s -> folds.invalidate(s.stream()));
          fresh = true;
        }
        case Result.Repeated() -> {
          steps.forEach(s -> folds.invalidate(s.stream()));
          StoredEvent first = log.command(ask.commandId(), parts);
          if (first == null) {
            throw new IllegalStateException("repeated, but not in the log");
          }
          return repeat(first, ask, steps);
        }
      }
    }
    throw new StoreUnavailable("streams too contended: " + MAX_ATTEMPTS + " attempts");
  }

  /** The first answer again: a pure function of the events that the command appended. */
  private Outcome repeat(StoredEvent first, Ask ask, List<? extends Step<?, ?, ?>> steps) {
    String before = EventCodec.meta(first).fingerprint();
    if (before != null && ask.fingerprint() != null && !before.equals(ask.fingerprint())) {
      throw new Rejected(KernelRefusal.IDEMPOTENCY_KEY_REUSED);
    }
    var positions = new TreeMap<Integer, Position>();
    UUID asked = steps.getFirst().stream();
    long version = 0;
    for (EventCodec.Led led : EventCodec.led(first)) {
      if (led.stream().equals(asked)) {
        version = led.version();
      }
      log.stream(led.stream(), led.version() - 1, 1)
          .forEach(e -> positions.merge(e.part(), at(e), Commands::later));
    }
    return new Outcome(asked, version, List.copyOf(positions.values()), true);
  }

  private Position at(StoredEvent event) {
    return new Position(service, event.part(), event.pos());
  }

  private static Position later(Position one, Position other) {
    return one.pos() > other.pos() ? one : other;
  }

  @Override
  public <C, S, E> Folded<S> load(Aggregate<C, S, E> aggregate, UUID stream) {
    return fold(aggregate, stream, true);
  }

  @SuppressWarnings(
      "unchecked") // a stream belongs to one aggregate; events() guards the cast of events
  private <S, E> Folded<S> fold(Aggregate<?, S, E> aggregate, UUID stream, boolean fresh) {
    Folded<S> known = (Folded<S>) folds.getIfPresent(stream);
    if (known != null && !fresh) {
      return known;
    }
    S state = known == null ? aggregate.decider().initial() : known.state();
    long version = known == null ? 0 : known.version();
    List<StoredEvent> page;
    do {
      page = log.stream(stream, version, PAGE);
      for (StoredEvent stored : page) {
        Object event = codec.decode(stored).event();
        if (!aggregate.events().isInstance(event)) {
          return new Folded<>(aggregate.decider().initial(), 0); // another kind's stream: not found
        }
        state = aggregate.decider().evolve(state, aggregate.events().cast(event));
        version = stored.version();
      }
    } while (page.size() == PAGE);
    var folded = new Folded<>(state, version);
    if (version > 0) {
      folds.put(stream, folded);
    }
    return folded;
  }

  @Override
  @SuppressWarnings("unchecked") // checked by isInstance on the first event
  public <C, S, E> List<Recorded<E>> events(Aggregate<C, S, E> aggregate, UUID stream) {
    var events = new ArrayList<Recorded<E>>();
    List<StoredEvent> page;
    do {
      page = log.stream(stream, events.size(), PAGE);
      for (StoredEvent stored : page) {
        Recorded<Object> recorded = codec.decode(stored);
        if (!aggregate.events().isInstance(recorded.event())) {
          return List.of();
        }
        events.add((Recorded<E>) (Recorded<?>) recorded);
      }
    } while (page.size() == PAGE);
    return events;
  }

  /** One attempt at deciding all steps, in order, each on what the steps before it led to. */
  private final class Decision {

    private final Ask ask;
    private final List<? extends Step<?, ?, ?>> steps;
    private final boolean fresh;
    private final Map<UUID, Work<?, ?>> works = new LinkedHashMap<>();
    private List<Entry.Share> shares = List.of();

    Decision(Ask ask, List<? extends Step<?, ?, ?>> steps, boolean fresh) {
      this.ask = ask;
      this.steps = steps;
      this.fresh = fresh;
    }

    void make() {
      for (Step<?, ?, ?> step : steps) {
        decide(step);
      }
      List<EventCodec.Led> led =
          works.values().stream().map(w -> new EventCodec.Led(w.stream, w.version())).toList();
      var list = new ArrayList<Entry.Share>();
      for (Work<?, ?> work : works.values()) {
        if (!work.events.isEmpty()) {
          list.add(work.share(ask, list.isEmpty() ? led : null));
        }
      }
      shares = list;
    }

    @SuppressWarnings("unchecked") // the work of a stream was made by a step of the same aggregate
    private <C, S, E> void decide(Step<C, S, E> step) {
      Work<S, E> work = (Work<S, E>) works.get(step.stream());
      if (work == null) {
        Folded<S> folded = fold(step.aggregate(), step.stream(), fresh);
        Long wanted = steps.getFirst() == step ? ask.expectedVersion() : null;
        check(wanted, folded.version());
        check(step.expectedVersion(), folded.version());
        work = new Work<>(step.aggregate(), step.stream(), folded);
        works.put(step.stream(), work);
      }
      for (E event : step.aggregate().decider().decide(step.command(), work.state)) {
        work.state = step.aggregate().decider().evolve(work.state, event);
        work.events.add(event);
      }
    }

    private static void check(@Nullable Long wanted, long actual) {
      if (wanted != null && wanted != actual) {
        throw new Rejected(
            KernelRefusal.VERSION_CONFLICT,
            Map.of("expectedVersion", wanted, "actualVersion", actual));
      }
    }

    /**
     * Whether a stream moved on while later ones were read: then the streams were never all as they
     * were decided on, and the refusal may be one that no moment explains. An append would have
     * failed by the unique key.
     */
    boolean isTorn() {
      return works.size() > 1
          && works.values().stream().anyMatch(w -> !log.stream(w.stream, w.base, 1).isEmpty());
    }

    void remember() {
      works.forEach((stream, work) -> folds.put(stream, work.folded()));
    }

    Outcome alreadySo() {
      Work<?, ?> first = works.values().iterator().next();
      return new Outcome(first.stream, first.version(), List.of(), false);
    }

    Outcome outcome(List<StoredEvent> events) {
      var positions = new TreeMap<Integer, Position>();
      events.forEach(e -> positions.merge(e.part(), at(e), Commands::later));
      Work<?, ?> first = works.values().iterator().next();
      return new Outcome(first.stream, first.version(), List.copyOf(positions.values()), false);
    }
  }

  /** A stream while its steps are decided. */
  private final class Work<S, E> {

    private final Aggregate<?, S, E> aggregate;
    private final UUID stream;
    private final long base;
    private final List<E> events = new ArrayList<>();
    private S state;

    Work(Aggregate<?, S, E> aggregate, UUID stream, Folded<S> folded) {
      this.aggregate = aggregate;
      this.stream = stream;
      this.base = folded.version();
      this.state = folded.state();
    }

    long version() {
      return base + events.size();
    }

    Folded<S> folded() {
      return new Folded<>(state, version());
    }

    Entry.Share share(Ask ask, @Nullable List<EventCodec.Led> led) {
      var out = new ArrayList<Entry.NewEvent>();
      UUID own = aggregate.correlationOf(state);
      UUID correlation = own != null ? own : ask.correlation() != null ? ask.correlation() : stream;
      for (E event : events) {
        boolean first = led != null && out.isEmpty();
        var meta =
            new Meta(
                ask.actor().person(),
                ask.actor().role(),
                ask.actor().client(),
                ask.causation(),
                correlation,
                aggregate.partiesOf(state),
                ask.trace(),
                first ? ask.fingerprint() : null);
        out.add(codec.encode(aggregate.tenantOf(state), event, meta, first ? led : null));
      }
      return new Entry.Share(stream, base, out);
    }
  }
}

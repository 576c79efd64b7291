package org.jiebang.eventsourcing.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
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
  private static final long GIVE_WAY_NANOS = 50_000; // × attempt², at most 45 ms

  private final String service;
  private final MariaDbLog log;
  private final EventStore store;
  private final EventCodec codec;
  private final Cache<UUID, Known> folds;
  private final InFlight inFlight;
  private final Turns turns;
  private final SharedReads<Wanted, Folded<?>> loads;
  private final Histories histories;
  private final int readBatch;

  /**
   * What a process may keep and wait for; each has its name in {@link StoreConfig}.
   *
   * @param cachedStreams how many folded states are kept in memory
   * @param inFlightWait how long a repeat waits for the first one before it is refused
   * @param turnPatience how long a command waits for its turn at a stream
   * @param readBatch how many events of a stream are read at once
   */
  public record Limits(
      int cachedStreams, Duration inFlightWait, Duration turnPatience, int readBatch) {}

  /** With the defaults of {@link StoreConfig} for what is not named. */
  public Commands(
      String service, MariaDbLog log, EventStore store, EventCodec codec, int cachedStreams) {
    this(
        service,
        log,
        store,
        codec,
        new Limits(cachedStreams, Duration.ofSeconds(2), Duration.ofSeconds(5), 500),
        () -> false);
  }

  /**
   * @param inTransaction whether the caller's thread has a transaction, and with it a connection
   */
  public Commands(
      String service,
      MariaDbLog log,
      EventStore store,
      EventCodec codec,
      Limits limits,
      BooleanSupplier inTransaction) {
    this.service = service;
    this.log = log;
    this.store = store;
    this.codec = codec;
    // By its users' threads: handing its upkeep to others would cost more than doing it.
    this.folds =
        Caffeine.newBuilder().maximumSize(limits.cachedStreams()).executor(Runnable::run).build();
    this.inFlight = new InFlight(limits.inFlightWait());
    this.turns = new Turns(limits.turnPatience());
    this.loads = new SharedReads<>(inTransaction);
    this.histories = new Histories(log, codec, limits.readBatch());
    this.readBatch = limits.readBatch();
  }

  /**
   * A folded state and the epoch in which it was read.
   *
   * @param events of what kind of aggregate it is
   */
  private record Known(long epoch, Class<?> events, Folded<?> folded) {}

  /** A stream as what kind of aggregate's it is asked for. */
  private record Wanted(Class<?> events, UUID stream) {}

  @Override
  public Outcome handle(Ask ask, List<? extends Step<?, ?, ?>> steps) {
    return inFlight.once(ask, () -> decideAndAppend(ask, steps));
  }

  private Outcome decideAndAppend(Ask ask, List<? extends Step<?, ?, ?>> steps) {
    var parts = new BitSet(Ids.PARTS);
    var streams = new TreeSet<UUID>();
    for (Step<?, ?, ?> step : steps) {
      parts.set(Ids.part(step.stream()));
      streams.add(step.stream());
    }
    if (streams.size() > MAX_STREAMS) {
      throw new IllegalArgumentException("a command on more than " + MAX_STREAMS + " streams");
    }
    if (turns.taken(streams)) {
      try (var turn = turns.take(streams)) {
        return attempts(ask, steps, parts, MAX_ATTEMPTS);
      }
    }
    try {
      return attempts(ask, steps, parts, 1);
    } catch (Collided first) {
      try (var turn = turns.take(streams)) {
        return attempts(ask, steps, parts, MAX_ATTEMPTS);
      }
    }
  }

  /** The attempts that were allowed all met somebody else's append. */
  private static final class Collided extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Collided() {
      super("collided", null, false, false);
    }
  }

  /**
   * @param most collisions after which it gives up: one without a turn, many with it
   */
  private Outcome attempts(Ask ask, List<? extends Step<?, ?, ?>> steps, BitSet parts, int most) {
    boolean fresh = false;
    int collisions = 0;
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      var decision = new Decision(ask, steps, fresh);
      try {
        decision.make();
      } catch (Rejected refused) {
        if (!fresh || decision.epoch < store.epoch() || decision.isTorn()) {
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
        if (!fresh) {
          fresh = true; // «already so» is told of what is so now, as a refusal is
          continue;
        }
        StoredEvent first = log.command(ask.commandId(), parts);
        return first != null ? repeat(first, ask, steps) : decision.alreadySo();
      }
      if (parts.cardinality() > 1) {
        // The key is unique within a part, and decided again the command may begin in another one.
        StoredEvent first = log.command(ask.commandId(), parts);
        if (first != null) {
          return repeat(first, ask, steps);
        }
      }
      Result result =
          store.append(new Entry(ask.commandId(), decision.shares, ask.at(), decision.epoch));
      switch (result) {
        case Result.Appended appended -> {
          decision.remember();
          histories.keep(appended.events());
          return decision.outcome(appended.events());
        }
        case Result.Conflict() -> {
          steps.forEach(s -> folds.invalidate(s.stream()));
          fresh = true;
          if (++collisions >= most && most == 1) {
            throw new Collided();
          }
          giveWay(attempt);
        }
        case Result.Repeated() -> {
          steps.forEach(s -> folds.invalidate(s.stream()));
          StoredEvent first = log.command(ask.commandId(), parts);
          if (first == null) {
            throw new StoreUnavailable("was in the log a moment ago; ask again");
          }
          return repeat(first, ask, steps);
        }
      }
    }
    throw new StoreUnavailable("streams too contended: " + MAX_ATTEMPTS + " attempts");
  }

  /** Many who want the same streams at once get on when not all ask again at the same moment. */
  private static void giveWay(int attempt) {
    if (attempt > 2) {
      LockSupport.parkNanos(
          ThreadLocalRandom.current().nextLong((long) attempt * attempt * GIVE_WAY_NANOS));
    }
  }

  /** The first answer again: a pure function of the events that the command appended. */
  private Outcome repeat(StoredEvent first, Ask ask, List<? extends Step<?, ?, ?>> steps) {
    InFlight.checkFingerprint(EventCodec.meta(first).fingerprint(), ask);
    var positions = new TreeMap<Integer, Position>();
    List<EventCodec.Led> all = EventCodec.led(first);
    EventCodec.Led asked = asked(all, steps);
    for (EventCodec.Led led : all) {
      if (led.untouched() == null) {
        log.stream(led.stream(), led.version() - 1, 1)
            .forEach(e -> positions.merge(e.part(), at(e), Commands::later));
      }
    }
    positions.values().forEach(p -> store.makeDurable(p.part(), p.pos()));
    return new Outcome(asked.stream(), asked.version(), List.copyOf(positions.values()), true);
  }

  /** What the command is about; of a creation under another id what it made the first time. */
  private static EventCodec.Led asked(
      List<EventCodec.Led> all, List<? extends Step<?, ?, ?>> steps) {
    UUID stream = steps.getFirst().stream();
    return all.stream().filter(l -> l.stream().equals(stream)).findFirst().orElse(all.getFirst());
  }

  private Position at(StoredEvent event) {
    return new Position(service, event.part(), event.pos());
  }

  private static Position later(Position one, Position other) {
    return one.pos() > other.pos() ? one : other;
  }

  @Override
  public UUID minted(Ask ask, String label) {
    // With a time of its own it makes the same id every time.
    StoredEvent first = Ids.time(ask.commandId()) == 0 ? first(ask, ask.commandId()) : null;
    return first == null ? ask.mint(label) : EventCodec.led(first).getFirst().stream();
  }

  @Override
  public boolean done(Ask ask, UUID stream) {
    return first(ask, stream) != null;
  }

  /** What the command appended first, if that was in the part of {@code stream}. */
  private @Nullable StoredEvent first(Ask ask, UUID stream) {
    var part = new BitSet(Ids.PARTS);
    part.set(Ids.part(stream));
    StoredEvent first = log.command(ask.commandId(), part);
    if (first != null) {
      InFlight.checkFingerprint(EventCodec.meta(first).fingerprint(), ask);
    }
    return first;
  }

  @Override
  @SuppressWarnings("unchecked") // what was wanted of one kind was folded by its decider
  public <C, S, E> Folded<S> load(Aggregate<C, S, E> aggregate, UUID stream) {
    return (Folded<S>)
        loads.read(new Wanted(aggregate.events(), stream), () -> loaded(aggregate, stream));
  }

  private <S, E> Folded<S> loaded(Aggregate<?, S, E> aggregate, UUID stream) {
    while (true) {
      long epoch = store.epoch();
      Folded<S> folded = fold(aggregate, stream, true, false, epoch);
      if (epoch == store.epoch()) {
        return folded;
      }
    }
  }

  @SuppressWarnings(
      "unchecked") // a stream belongs to one aggregate; events() guards the cast of events
  private <S, E> Folded<S> fold(
      Aggregate<?, S, E> aggregate, UUID stream, boolean fresh, boolean minted, long epoch) {
    Known cached = folds.getIfPresent(stream);
    if (cached != null && cached.events() != aggregate.events()) {
      return new Folded<>(aggregate.decider().initial(), 0); // another kind's stream: not found
    }
    Folded<S> known = cached == null || cached.epoch() < epoch ? null : (Folded<S>) cached.folded();
    if (known != null && !fresh) {
      return known;
    }
    if (known == null && !fresh && minted) {
      return new Folded<>(aggregate.decider().initial(), 0);
    }
    S state = known == null ? aggregate.decider().initial() : known.state();
    long version = known == null ? 0 : known.version();
    List<Past> page;
    do {
      page = log.past(stream, version, readBatch);
      for (Past past : page) {
        Object event = codec.event(stream, past);
        if (!aggregate.events().isInstance(event)) {
          return new Folded<>(aggregate.decider().initial(), 0); // another kind's stream: not found
        }
        state = aggregate.decider().evolve(state, aggregate.events().cast(event));
        version = past.version();
      }
    } while (page.size() == readBatch);
    var folded = new Folded<>(state, version);
    if (version > 0) {
      folds.put(stream, new Known(epoch, aggregate.events(), folded));
    }
    return folded;
  }

  @Override
  public <C, S, E> List<Recorded<E>> events(Aggregate<C, S, E> aggregate, UUID stream, long after) {
    return histories.read(aggregate, stream, after);
  }

  @Override
  public <C, S, E> List<Recorded<E>> events(
      Aggregate<C, S, E> aggregate, UUID stream, long after, long upTo) {
    return histories.read(aggregate, stream, after, upTo);
  }

  /** One attempt at deciding all steps, in order, each on what the steps before it led to. */
  private final class Decision {

    private final Ask ask;
    private final List<? extends Step<?, ?, ?>> steps;
    private final boolean fresh;
    private final long epoch = store.epoch();
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
      var led = new ArrayList<EventCodec.Led>(works.size());
      works.values().forEach(work -> led.add(work.led()));
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
        // What the command seems to make is taken to be empty, without looking. The guess cannot do
        // harm: an append on it fails by the unique key, and anything else is decided again.
        Folded<S> folded =
            fold(step.aggregate(), step.stream(), fresh, ask.mints(step.stream()), epoch);
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
      works.forEach(
          (stream, work) ->
              folds.put(stream, new Known(epoch, work.aggregate.events(), work.folded())));
    }

    Outcome alreadySo() {
      Work<?, ?> first = works.values().iterator().next();
      return new Outcome(first.stream, first.version(), List.of(), false);
    }

    Outcome outcome(List<StoredEvent> events) {
      Work<?, ?> first = works.values().iterator().next();
      if (events.size() == 1) {
        return new Outcome(first.stream, first.version(), List.of(at(events.getFirst())), false);
      }
      var positions = new TreeMap<Integer, Position>();
      events.forEach(e -> positions.merge(e.part(), at(e), Commands::later));
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

    EventCodec.Led led() {
      return new EventCodec.Led(stream, version(), events.isEmpty() ? true : null);
    }

    Folded<S> folded() {
      return new Folded<>(state, version());
    }

    Entry.Share share(Ask ask, @Nullable List<EventCodec.Led> led) {
      var out = new ArrayList<Entry.NewEvent>();
      UUID own = aggregate.correlationOf(state);
      UUID person = ask.actor().person();
      UUID actor = person == null ? null : aggregate.actorOf(state, person);
      UUID correlation = own != null ? own : ask.correlation() != null ? ask.correlation() : stream;
      for (E event : events) {
        boolean first = led != null && out.isEmpty();
        var meta =
            new Meta(
                actor,
                ask.actor().role(),
                ask.actor().client(),
                ask.causation(),
                correlation,
                aggregate.partiesOf(state),
                ask.trace(),
                first ? ask.fingerprint() : null,
                ask.override());
        out.add(codec.encode(aggregate.tenantOf(state), event, meta, first ? led : null));
      }
      return new Entry.Share(stream, base, out);
    }
  }
}

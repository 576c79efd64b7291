package org.jiebang.eventsourcing.store;

import java.time.Duration;
import java.util.BitSet;
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
import org.jiebang.eventsourcing.Outcome;
import org.jiebang.eventsourcing.Outcome.Position;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.States;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.store.Entry.Result;
import org.jspecify.annotations.Nullable;

/**
 * The one command handler: loads streams ({@link Folds}), decides ({@link Decision}), appends. A
 * state from the cache may be stale; an append on it fails by the unique key, and a refusal on it
 * is decided again on a fresh state, of all streams at one moment, before it is told.
 */
public final class Commands implements CommandHandler {

  private static final int MAX_ATTEMPTS = 30;
  private static final int MAX_STREAMS = 16;
  private static final long GIVE_WAY_NANOS = 50_000; // × attempt², at most 45 ms

  private final String service;
  private final MariaDbLog log;
  private final EventStore store;
  private final EventCodec codec;
  private final Folds folds;
  private final InFlight inFlight;
  private final Turns turns;
  private final Histories histories;

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
    this.folds = new Folds(log, store, codec, limits, inTransaction);
    this.inFlight = new InFlight(limits.inFlightWait());
    this.turns = new Turns(limits.turnPatience());
    this.histories = new Histories(log, codec, limits.readBatch());
  }

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
      var decision = new Decision(ask, steps, fresh, store.epoch(), folds, codec);
      try {
        decision.make();
      } catch (Rejected refused) {
        if (!fresh || decision.epoch() < store.epoch() || decision.isTorn(log)) {
          fresh = true;
          continue;
        }
        StoredEvent first = log.command(ask.commandId(), parts);
        if (first != null) {
          return repeat(first, ask, steps);
        }
        throw refused;
      }
      if (decision.shares().isEmpty()) {
        if (!fresh) {
          fresh = true; // «already so» is told of what is so now, as a refusal is
          continue;
        }
        StoredEvent first = log.command(ask.commandId(), parts);
        return first != null ? repeat(first, ask, steps) : decision.outcome(List.of());
      }
      if (parts.cardinality() > 1) {
        // The key is unique within a part, and decided again the command may begin in another one.
        StoredEvent first = log.command(ask.commandId(), parts);
        if (first != null) {
          return repeat(first, ask, steps);
        }
      }
      Result result =
          store.append(new Entry(ask.commandId(), decision.shares(), ask.at(), decision.epoch()));
      switch (result) {
        case Result.Appended appended -> {
          decision.remember();
          histories.keep(decision.recorded(appended.events()));
          return decision.outcome(positions(appended.events()));
        }
        case Result.Conflict() -> {
          steps.forEach(s -> folds.forget(s.stream()));
          fresh = true;
          if (++collisions >= most && most == 1) {
            throw new Collided();
          }
          giveWay(attempt);
        }
        case Result.Repeated() -> {
          steps.forEach(s -> folds.forget(s.stream()));
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
    List<EventCodec.Led> all = EventCodec.led(first);
    EventCodec.Led asked = asked(all, steps);
    List<Position> positions =
        positions(
            all.stream()
                .filter(led -> led.untouched() == null)
                .flatMap(led -> log.stream(led.stream(), led.version() - 1, 1).stream())
                .toList());
    positions.forEach(p -> store.makeDurable(p.part(), p.pos()));
    return new Outcome(asked.stream(), asked.version(), positions, true);
  }

  /** What the command is about; of a creation under another id what it made the first time. */
  private static EventCodec.Led asked(
      List<EventCodec.Led> all, List<? extends Step<?, ?, ?>> steps) {
    UUID stream = steps.getFirst().stream();
    return all.stream().filter(l -> l.stream().equals(stream)).findFirst().orElse(all.getFirst());
  }

  /** The last position of each part, by part. */
  private List<Position> positions(List<StoredEvent> events) {
    if (events.size() == 1) {
      return List.of(at(events.getFirst()));
    }
    var last = new TreeMap<Integer, Position>();
    events.forEach(e -> last.merge(e.part(), at(e), (a, b) -> a.pos() > b.pos() ? a : b));
    return List.copyOf(last.values());
  }

  private Position at(StoredEvent event) {
    return new Position(service, event.part(), event.pos());
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
  public <C, S, E> Folded<S> load(Aggregate<C, S, E> aggregate, UUID stream) {
    return folds.load(aggregate, stream);
  }

  @Override
  public States together(Map<UUID, ? extends Aggregate<?, ?, ?>> streams) {
    return folds.together(streams);
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
}

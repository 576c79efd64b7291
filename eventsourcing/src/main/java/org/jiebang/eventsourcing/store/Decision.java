package org.jiebang.eventsourcing.store;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler.Folded;
import org.jiebang.eventsourcing.KernelRefusal;
import org.jiebang.eventsourcing.Meta;
import org.jiebang.eventsourcing.Outcome;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.Step;
import org.jspecify.annotations.Nullable;

/** One attempt at deciding all steps, in order, each on what the steps before it led to. */
final class Decision {

  private final Ask ask;
  private final List<? extends Step<?, ?, ?>> steps;
  private final boolean fresh;
  private final long epoch;
  private final Folds folds;
  private final EventCodec codec;
  private final Map<UUID, Work<?, ?>> works = new LinkedHashMap<>();
  private List<Entry.Share> shares = List.of();

  /**
   * @param fresh whether what memory knows is not enough
   * @param epoch in which what is decided on is read
   */
  Decision(
      Ask ask,
      List<? extends Step<?, ?, ?>> steps,
      boolean fresh,
      long epoch,
      Folds folds,
      EventCodec codec) {
    this.ask = ask;
    this.steps = steps;
    this.fresh = fresh;
    this.epoch = epoch;
    this.folds = folds;
    this.codec = codec;
  }

  long epoch() {
    return epoch;
  }

  /** What is to be appended; empty when it is already so. */
  List<Entry.Share> shares() {
    return shares;
  }

  /**
   * @throws Rejected as the rules say
   */
  void make() {
    for (Step<?, ?, ?> step : steps) {
      decide(step);
    }
    var led = new ArrayList<EventCodec.Led>(works.size());
    works.values().forEach(work -> led.add(work.led()));
    var list = new ArrayList<Entry.Share>();
    for (Work<?, ?> work : works.values()) {
      if (!work.events.isEmpty()) {
        list.add(work.share(codec, ask, list.isEmpty() ? led : null));
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
          folds.fold(step.aggregate(), step.stream(), fresh, ask.mints(step.stream()), epoch);
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
  boolean isTorn(MariaDbLog log) {
    return works.size() > 1
        && works.values().stream().anyMatch(w -> !log.stream(w.stream, w.base, 1).isEmpty());
  }

  void remember() {
    works.forEach((stream, work) -> folds.keep(work.aggregate, stream, work.folded(), epoch));
  }

  /**
   * The appended events as they would be read back, without reading them. That they are the same is
   * looked at wherever assertions are on, in all tests.
   *
   * @param appended what {@link #shares} became
   */
  List<Recorded<Object>> recorded(List<StoredEvent> appended) {
    var recorded = new ArrayList<Recorded<Object>>(appended.size());
    for (StoredEvent stored : appended) {
      Recorded<Object> event = requireNonNull(works.get(stored.stream())).recorded(stored);
      assert event.equals(codec.decode(stored)) : "read back " + stored.type() + " is another one";
      recorded.add(event);
    }
    return recorded;
  }

  /** What the command came to, in its first stream. */
  Outcome outcome(List<Outcome.Position> positions) {
    Work<?, ?> first = works.values().iterator().next();
    return new Outcome(first.stream, first.version(), positions, false);
  }

  /** A stream while its steps are decided. */
  private static final class Work<S, E> {

    private final Aggregate<?, S, E> aggregate;
    private final UUID stream;
    private final long base;
    private final List<E> events = new ArrayList<>();
    private final List<Meta> metas = new ArrayList<>();
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

    Recorded<Object> recorded(StoredEvent stored) {
      int at = (int) (stored.version() - base - 1);
      return EventCodec.recorded(stored, metas.get(at), events.get(at));
    }

    Folded<S> folded() {
      return new Folded<>(state, version());
    }

    Entry.Share share(EventCodec codec, Ask ask, @Nullable List<EventCodec.Led> led) {
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
        metas.add(meta);
        out.add(codec.encode(aggregate.tenantOf(state), event, meta, first ? led : null));
      }
      return new Entry.Share(stream, base, out);
    }
  }
}

package org.jiebang.eventsourcing.counter;

import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.eventsourcing.Refusal;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.wire.Wire;

/** The smallest aggregate that has a rule: a counter that stops at its limit. */
public final class Counters
    implements Aggregate<Counters.Command, Counters.Counter, Counters.Event> {

  public static final Counters COUNTER = new Counters();
  public static final UUID TENANT = new UUID(7, 7);
  public static final Wire WIRE =
      Wire.named()
          .event("counter-opened", Opened.class)
          .event("counter-raised", Raised.class)
          .build();

  /** How far it has come. */
  public record Counter(int count, int limit) {}

  /** What can be asked. */
  public sealed interface Command {}

  public record Open(int limit) implements Command {}

  public record Raise(int by) implements Command {}

  /** What can happen. */
  public sealed interface Event {}

  public record Opened(int limit) implements Event {}

  public record Raised(int by) implements Event {}

  /** Why not. */
  public enum No implements Refusal {
    COUNTER_ALREADY_OPEN(Kind.ALREADY),
    COUNTER_NOT_OPEN(Kind.TOO_EARLY),
    COUNTER_FULL(Kind.STATE);

    private final Kind kind;

    No(Kind kind) {
      this.kind = kind;
    }

    @Override
    public Kind kind() {
      return kind;
    }

    @Override
    public String detail() {
      return name();
    }
  }

  @Override
  public String name() {
    return "counter";
  }

  @Override
  public Class<Event> events() {
    return Event.class;
  }

  @Override
  public Decider<Command, Counter, Event> decider() {
    return new CounterDecider();
  }

  @Override
  public String stateOf(Counter state) {
    return state.limit() == 0 ? "NONE" : state.count() == state.limit() ? "FULL" : "OPEN";
  }

  @Override
  public UUID tenantOf(Counter state) {
    return TENANT;
  }

  private static final class CounterDecider implements Decider<Command, Counter, Event> {

    @Override
    public Counter initial() {
      return new Counter(0, 0);
    }

    @Override
    public List<Event> decide(Command command, Counter state) {
      return switch (command) {
        case Open c ->
            state.limit() == 0
                ? List.of(new Opened(c.limit()))
                : Rejected.refuse(No.COUNTER_ALREADY_OPEN);
        case Raise c when state.limit() == 0 -> Rejected.refuse(No.COUNTER_NOT_OPEN);
        case Raise c when c.by() == 0 -> List.of();
        case Raise c ->
            state.count() + c.by() > state.limit()
                ? Rejected.refuse(No.COUNTER_FULL)
                : List.of(new Raised(c.by()));
      };
    }

    @Override
    public Counter evolve(Counter state, Event event) {
      return switch (event) {
        case Opened e -> new Counter(0, e.limit());
        case Raised e -> new Counter(state.count() + e.by(), state.limit());
      };
    }
  }
}

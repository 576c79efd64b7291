package org.jiebang.eventsourcing.http;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.eventsourcing.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate whose only command is a refusal that was already spoken: it lets the command handler
 * find the first answer of a repeat, or refuse in the same words.
 */
record RefusedBefore<S, E>(Aggregate<?, S, E> of) implements Aggregate<Rejected, S, E> {

  @Override
  public String name() {
    return of.name();
  }

  @Override
  public Class<E> events() {
    return of.events();
  }

  @Override
  public Decider<Rejected, S, E> decider() {
    Decider<?, S, E> rules = of.decider();
    return new Decider<>() {
      @Override
      public S initial() {
        return rules.initial();
      }

      @Override
      public List<E> decide(Rejected command, S state) {
        throw command;
      }

      @Override
      public S evolve(S state, E event) {
        return rules.evolve(state, event);
      }
    };
  }

  @Override
  public String stateOf(S state) {
    return of.stateOf(state);
  }

  @Override
  public UUID tenantOf(S state) {
    return of.tenantOf(state);
  }

  @Override
  public @Nullable UUID correlationOf(S state) {
    return of.correlationOf(state);
  }

  @Override
  public Set<UUID> partiesOf(S state) {
    return of.partiesOf(state);
  }
}

package org.jiebang.eventsourcing.testing;

import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.eventsourcing.Refusal;
import org.jiebang.eventsourcing.Rejected;
import org.jspecify.annotations.Nullable;

/** Given past events, when a command, then new events or a refusal. Reads as the rule it checks. */
public final class DeciderSpec<C, S, E> {

  private final Decider<C, S, E> decider;
  private final S state;

  private DeciderSpec(Decider<C, S, E> decider, S state) {
    this.decider = decider;
    this.state = state;
  }

  public static <C, S, E> DeciderSpec<C, S, E> of(Decider<C, S, E> decider) {
    return new DeciderSpec<>(decider, decider.initial());
  }

  @SafeVarargs
  public final DeciderSpec<C, S, E> given(E... past) {
    return given(List.of(past));
  }

  public DeciderSpec<C, S, E> given(List<? extends E> past) {
    S folded = state;
    for (E event : past) {
      folded = decider.evolve(folded, event);
    }
    return new DeciderSpec<>(decider, folded);
  }

  public Outcome<E> when(C command) {
    try {
      return new Outcome<>(decider.decide(command, state), null, Map.of());
    } catch (Rejected e) {
      return new Outcome<>(List.of(), e.refusal(), e.facts());
    }
  }

  /** The folded state, for rules about folding. */
  public S state() {
    return state;
  }

  /**
   * What the command led to.
   *
   * @param refusal null if the command was accepted
   * @param facts that the refusal names
   */
  public record Outcome<E>(List<E> events, @Nullable Refusal refusal, Map<String, Object> facts) {

    @SafeVarargs
    public final void then(E... expected) {
      check(new Outcome<>(List.of(expected), null, Map.of()));
    }

    public void thenNothing() {
      check(new Outcome<>(List.of(), null, Map.of()));
    }

    /** Whatever facts it names. */
    public void thenRefused(Refusal expected) {
      thenRefused(expected, facts);
    }

    public void thenRefused(Refusal expected, Map<String, Object> named) {
      check(new Outcome<>(List.of(), expected, named));
    }

    private void check(Outcome<E> expected) {
      if (!equals(expected)) {
        throw new AssertionError("expected " + expected + "\n but was " + this);
      }
    }
  }
}

package org.jiebang.eventsourcing.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.eventsourcing.Refusal;
import org.junit.jupiter.api.Test;

/** The walk finds what is wrong in a table, and what is missing in it. */
class LifecycleWalkTest {

  sealed interface Ask {
    record Coin() implements Ask {}

    record Push() implements Ask {}

    record Kick() implements Ask {}
  }

  sealed interface Fact {
    record Paid() implements Fact {}

    record Passed() implements Fact {}

    record Broke() implements Fact {}
  }

  enum State {
    NONE,
    OPEN,
    BROKEN
  }

  enum TurnstileRefusal implements Refusal {
    NOT_PAID,
    OUT_OF_ORDER;

    @Override
    public Kind kind() {
      return Kind.STATE;
    }

    @Override
    public String detail() {
      return "No.";
    }
  }

  private static final class Rules implements Decider<Ask, State, Fact> {

    @Override
    public State initial() {
      return State.NONE;
    }

    @Override
    public List<Fact> decide(Ask ask, State state) {
      return switch (ask) {
        case Ask.Coin() ->
            switch (state) {
              case NONE -> List.of(new Fact.Paid());
              case OPEN -> List.of();
              case BROKEN -> refuse(TurnstileRefusal.OUT_OF_ORDER);
            };
        case Ask.Push() ->
            switch (state) {
              case NONE -> refuse(TurnstileRefusal.NOT_PAID);
              case OPEN -> List.of(new Fact.Passed());
              case BROKEN -> refuse(TurnstileRefusal.OUT_OF_ORDER);
            };
        case Ask.Kick() -> state == State.BROKEN ? List.of() : List.of(new Fact.Broke());
      };
    }

    @Override
    public State evolve(State state, Fact fact) {
      return switch (fact) {
        case Fact.Paid() -> State.OPEN;
        case Fact.Passed() -> State.NONE;
        case Fact.Broke() -> State.BROKEN;
      };
    }
  }

  /**
   * @param name of its table
   */
  private record Turnstile(String name) implements Aggregate<Ask, State, Fact> {

    @Override
    public Class<Fact> events() {
      return Fact.class;
    }

    @Override
    public Decider<Ask, State, Fact> decider() {
      return new Rules();
    }

    @Override
    public String stateOf(State state) {
      return state.name();
    }

    @Override
    public UUID tenantOf(State state) {
      return new UUID(0, 1);
    }
  }

  private static LifecycleWalk<Ask, State, Fact> walk(String table, String... left) {
    Map<String, List<Fact>> histories = new HashMap<>();
    histories.put("OPEN", List.of(new Fact.Paid()));
    histories.put("BROKEN", List.of(new Fact.Broke()));
    Map<String, Function<State, Ask>> commands = new HashMap<>();
    commands.put("coin", always(new Ask.Coin()));
    commands.put("push", always(new Ask.Push()));
    commands.put("kick", always(new Ask.Kick()));
    for (String one : left) {
      histories.remove(one);
      commands.remove(one);
    }
    return new LifecycleWalk<>(new Turnstile(table), histories, commands);
  }

  @Test
  void a_whole_table_holds() {
    assertThatCode(() -> walk("turnstile").check()).doesNotThrowAnyException();
  }

  @Test
  void a_command_that_the_table_leaves_out_is_named() {
    assertThatThrownBy(() -> walk("turnstile-without-kick", "kick", "BROKEN").check())
        .isInstanceOf(AssertionError.class)
        .hasMessageEndingWith("\n  Kick: no line of the table asks for it");
    assertThatCode(() -> walk("turnstile-without-kick", "kick", "BROKEN").checkCells())
        .doesNotThrowAnyException();
  }

  @Test
  void a_state_that_the_table_does_not_know_is_named() {
    assertThatThrownBy(() -> walk("turnstile-without-state", "BROKEN").check())
        .hasMessageEndingWith("\n  BROKEN: led to, and not in the table");
  }

  @Test
  void wrong_and_missing_cells_are_named() {
    assertThatThrownBy(() -> walk("turnstile-wrong").check())
        .hasMessageContaining("coin in OPEN: expected Paid, was -")
        .hasMessageContaining("push in NONE: expected OUT_OF_ORDER, was NOT_PAID")
        .hasMessageContaining("kick in OPEN: no cell in the table");
  }

  @Test
  void a_table_must_be_there() {
    assertThatThrownBy(() -> walk("no-such-thing").check())
        .hasMessage("no lifecycle/no-such-thing.csv");
  }
}

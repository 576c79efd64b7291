package org.jiebang.eventsourcing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.Rejected.refuse;

import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.jandex.Index;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.eventsourcing.Refusal;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.NotFound;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A lamp that can be lit and snuffed: what each way through the code can refuse with. */
@SuppressWarnings({"NullAway.Init", "unused"})
class ReachableCodesTest {

  enum LampRefusal implements Refusal {
    BURNING,
    OUT,
    EMPTY,
    TOO_DARK,
    NOBODY_HERE,
    NEVER;

    @Override
    public Kind kind() {
      return Kind.STATE;
    }

    @Override
    public String detail() {
      return "No.";
    }
  }

  sealed interface Order {
    record Light() implements Order {}

    record Snuff() implements Order {}

    record Break() implements Order {}
  }

  enum Lamp {
    LIT,
    DARK
  }

  record Gate(Refusal closed) {
    static final Gate LIGHT = new Gate(LampRefusal.BURNING);
    static final Gate SNUFF = new Gate(LampRefusal.OUT);

    void pass(Lamp lamp) {
      if (lamp == Lamp.LIT) {
        refuse(closed);
      }
    }
  }

  static final class LampDecider implements Decider<Order, Lamp, String> {
    @Override
    public Lamp initial() {
      return Lamp.DARK;
    }

    @Override
    public List<String> decide(Order order, Lamp lamp) {
      return switch (order) {
        case Order.Light _ -> {
          Gate.LIGHT.pass(lamp);
          yield switch (lamp) {
            case LIT -> List.of();
            case DARK -> refuse(LampRefusal.EMPTY);
          };
        }
        case Order.Snuff _ -> {
          Gate.SNUFF.pass(lamp);
          yield List.of("snuffed");
        }
        case Order.Break _ -> refuse(LampRefusal.NEVER);
      };
    }

    @Override
    public Lamp evolve(Lamp lamp, String event) {
      return lamp;
    }
  }

  static final class Lamps implements Aggregate<Order, Lamp, String> {
    static final Lamps INSTANCE = new Lamps();

    @Override
    public String name() {
      return "oil-lamp";
    }

    @Override
    public Class<String> events() {
      return String.class;
    }

    @Override
    public Decider<Order, Lamp, String> decider() {
      return new LampDecider();
    }

    @Override
    public String stateOf(Lamp lamp) {
      return lamp.name();
    }

    @Override
    public UUID tenantOf(Lamp lamp) {
      return new UUID(0, 0);
    }
  }

  interface Eyes {
    boolean see();
  }

  static final class OldEyes implements Eyes {
    @Override
    public boolean see() {
      return refuse(LampRefusal.TOO_DARK);
    }
  }

  static final class Desk {
    Endpoint<Order, Lamp, String, String, String> lamps;
    Eyes eyes;

    void light(UUID id) {
      lamps.command(id, "", (ask, lamp) -> new Order.Light());
    }

    void snuff(UUID id) {
      check();
      lamps.command(id, "", (ask, lamp) -> snuffing());
    }

    private Order snuffing() {
      return new Order.Snuff();
    }

    private static void check() {
      Supplier<Object> there = () -> refuse(LampRefusal.NOBODY_HERE);
      var _ = there.get();
    }

    void look(UUID id) {
      if (eyes.see()) {
        lamps.get(id, null);
      }
    }

    void list() {}

    void lost() {
      throw NotFound.of(Lamps.INSTANCE);
    }

    void named() {
      refuse(new NotFound("WICK_NOT_FOUND"));
    }
  }

  private static ReachableCodes codes;

  @BeforeAll
  static void read() throws IOException {
    var classes = new java.util.ArrayList<Class<?>>(List.of(ReachableCodesTest.class));
    for (Class<?> each : ReachableCodesTest.class.getDeclaredClasses()) {
      classes.add(each);
      classes.addAll(List.of(each.getDeclaredClasses()));
    }
    codes =
        new ReachableCodes(
            Index.of(classes.toArray(Class<?>[]::new)), ReachableCodesTest.class.getClassLoader());
  }

  private static SortedSet<String> of(String method) {
    return codes.of(Desk.class.getName(), method);
  }

  @Test
  void a_command_refuses_as_its_own_rules_do_and_not_as_others() {
    assertThat(of("light")).containsExactly("BURNING", "EMPTY", "OIL_LAMP_NOT_FOUND");
  }

  @Test
  void what_is_refused_on_the_way_counts_too() {
    assertThat(of("snuff")).containsExactly("NOBODY_HERE", "OIL_LAMP_NOT_FOUND", "OUT");
  }

  @Test
  void looking_refuses_as_whoever_may_look_does() {
    assertThat(of("look")).containsExactly("OIL_LAMP_NOT_FOUND", "TOO_DARK");
  }

  @Test
  void what_asks_for_nothing_in_particular_refuses_nothing() {
    assertThat(of("list")).isEmpty();
  }

  @Test
  void what_is_not_found_is_called_by_its_name() {
    assertThat(of("lost")).containsExactly("OIL_LAMP_NOT_FOUND");
    assertThat(of("named")).containsExactly("WICK_NOT_FOUND");
  }
}

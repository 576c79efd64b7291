package org.jiebang.needs.body;

import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.needs.body.BodySamples.ANN;
import static org.jiebang.needs.body.BodySamples.BO;
import static org.jiebang.needs.body.BodySamples.BODY;
import static org.jiebang.needs.body.BodySamples.ELECTED;
import static org.jiebang.needs.body.BodySamples.ROTATING;
import static org.jiebang.needs.body.BodySamples.TASK;
import static org.jiebang.needs.body.BodySamples.appoint;
import static org.jiebang.needs.body.BodySamples.appointed;
import static org.jiebang.needs.body.BodySamples.day;
import static org.jiebang.needs.body.BodySamples.desk;
import static org.jiebang.needs.body.BodySamples.established;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.needs.body.Body.Established;
import org.jiebang.needs.body.BodyCommand.AddTask;
import org.jiebang.needs.body.BodyCommand.AgreePolicy;
import org.jiebang.needs.body.BodyCommand.AssignGridWorker;
import org.jiebang.needs.body.BodyCommand.DissolveBody;
import org.jiebang.needs.body.BodyCommand.ElectChair;
import org.jiebang.needs.body.BodyCommand.EndTerm;
import org.jiebang.needs.body.BodyCommand.EstablishBody;
import org.jiebang.needs.body.BodyCommand.FinishTask;
import org.jiebang.needs.body.BodyCommand.RotateChair;
import org.jiebang.needs.body.BodyEvent.BodyDissolved;
import org.jiebang.needs.body.BodyEvent.BodyTaskAdded;
import org.junit.jupiter.api.Test;

class BodyLifecycleTest {

  /**
   * The same body as the kind that a command is about: only a grid team assigns, only a think-tank
   * has tasks, and a chair is either elected or goes round.
   */
  private static final class AsTheCommandNeeds implements Aggregate<BodyCommand, Body, BodyEvent> {

    @Override
    public String name() {
      return Bodies.INSTANCE.name();
    }

    @Override
    public Class<BodyEvent> events() {
      return BodyEvent.class;
    }

    @Override
    public Decider<BodyCommand, Body, BodyEvent> decider() {
      Decider<BodyCommand, Body, BodyEvent> rules = Bodies.INSTANCE.decider();
      return new Decider<>() {
        @Override
        public Body initial() {
          return rules.initial();
        }

        @Override
        public List<BodyEvent> decide(BodyCommand command, Body state) {
          return rules.decide(command, state instanceof Established b ? as(b, command) : state);
        }

        @Override
        public Body evolve(Body state, BodyEvent event) {
          return rules.evolve(state, event);
        }
      };
    }

    private static Body as(Established b, BodyCommand command) {
      BodyKind kind =
          switch (command) {
            case AssignGridWorker _ -> BodyKind.GRID_TEAM;
            case AddTask _, FinishTask _ -> BodyKind.THINK_TANK;
            default -> b.kind();
          };
      return new Established(
          b.body(),
          b.place(),
          kind,
          b.field(),
          b.name(),
          b.ordinal(),
          command instanceof RotateChair ? ROTATING : b.policy(),
          b.timeZone(),
          b.terms(),
          b.chairs(),
          b.duties(),
          b.tasks(),
          b.today(),
          b.lastDay());
    }

    @Override
    public String stateOf(Body state) {
      return Bodies.INSTANCE.stateOf(state);
    }

    @Override
    public UUID tenantOf(Body state) {
      return Bodies.INSTANCE.tenantOf(state);
    }
  }

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    List<BodyEvent> active =
        List.of(
            established(BodyKind.COUNCIL, ELECTED),
            appointed(ANN, "2026-01-01", null),
            new BodyTaskAdded(BODY, TASK, "审阅", ANN, day("2026-04-01"), NINE));
    List<BodyEvent> dissolved =
        java.util.stream.Stream.concat(
                active.stream(),
                java.util.stream.Stream.of(new BodyDissolved(BODY, day("2026-03-02"), "换届", NINE)))
            .toList();
    Map<String, Function<Body, BodyCommand>> commands = new LinkedHashMap<>();
    commands.put(
        "establish",
        always(
            new EstablishBody(
                BODY,
                WUHUAN.value(),
                BodyKind.COUNCIL,
                null,
                "青年议事会",
                null,
                ELECTED,
                "Asia/Shanghai",
                desk(),
                NINE)));
    commands.put("agreePolicy", always(new AgreePolicy(BODY, ROTATING, desk(), NINE)));
    commands.put("appointMember", always(appoint(BO, "2026-01-01", null)));
    commands.put("endTerm", always(new EndTerm(BODY, ANN, day("2026-06-30"), desk(), NINE)));
    commands.put(
        "electChair", always(new ElectChair(BODY, ANN, day("2026-03-01"), null, desk(), NINE)));
    commands.put("rotateChair", always(new RotateChair(BODY, day("2026-03-01"), desk(), NINE)));
    commands.put(
        "assignGridWorker",
        always(new AssignGridWorker(BODY, ANN, "3", null, day("2026-02-01"), null, desk(), NINE)));
    commands.put(
        "addTask",
        always(
            new AddTask(
                BODY, new BodyTaskId(new UUID(1, 1)), "审阅", ANN, day("2026-04-01"), desk(), NINE)));
    commands.put("finishTask", always(new FinishTask(BODY, TASK, null, desk(), NINE)));
    commands.put("dissolve", always(new DissolveBody(BODY, "换届", desk(), NINE)));
    new LifecycleWalk<>(
            new AsTheCommandNeeds(), Map.of("ACTIVE", active, "DISSOLVED", dissolved), commands)
        .check();
  }
}

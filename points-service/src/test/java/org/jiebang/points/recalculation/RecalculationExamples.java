package org.jiebang.points.recalculation;

import static org.jiebang.points.scheme.LocalRules.NINE;
import static org.jiebang.points.scheme.LocalRules.WUHUAN;
import static org.jiebang.points.scheme.SchemeExamples.DESK;
import static org.jiebang.points.scheme.SchemeExamples.DISTRICT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.points.account.AccountId;
import org.jiebang.points.account.Recalculated;
import org.jiebang.points.inbound.RecordId;
import org.jiebang.points.recalculation.RecalculationCommand.ApplyRecalculation;
import org.jiebang.points.recalculation.RecalculationCommand.CarryOnRecalculation;
import org.jiebang.points.recalculation.RecalculationCommand.ProposeRecalculation;
import org.jiebang.points.recalculation.RecalculationCommand.RunSimulation;
import org.jiebang.points.recalculation.RecalculationEvent.AccountsRecalculated;
import org.jiebang.points.recalculation.RecalculationEvent.RecalculationApplied;
import org.jiebang.points.recalculation.RecalculationEvent.RecalculationProposed;
import org.jiebang.points.recalculation.RecalculationEvent.SimulationRun;
import org.jiebang.points.recalculation.Simulation.Line;
import org.jiebang.points.scheme.LocalRules;
import org.jiebang.points.scheme.RuleSet;
import org.jiebang.points.scheme.SchemeId;

/** February under version 2: every account gains 30 points. */
public final class RecalculationExamples {

  static final RecalculationId FEBRUARY = new RecalculationId(id(0x71));
  static final RuleSet SECOND =
      new RuleSet(SchemeId.of(WUHUAN), 2, NINE, LocalRules.aPointAMinute().rules());
  static final Plan PLAN = plan(NINE.minus(Duration.ofDays(28)));

  private RecalculationExamples() {}

  static UUID id(int n) {
    return UUID.fromString("01900000-0000-7000-8000-%012x".formatted(n));
  }

  static Plan plan(Instant from) {
    return new Plan(WUHUAN, SECOND.scheme(), 2, SECOND.rules(), from, NINE);
  }

  static Simulation simulation(int accounts) {
    var lines = new ArrayList<Line>();
    for (int n = 1; n <= accounts; n++) {
      lines.add(
          new Line(
              AccountId.of(id(0x7000 + n), WUHUAN),
              60,
              90,
              List.of(new Recalculated(new RecordId(id(0x7800 + n)), 60, 90))));
    }
    return new Simulation(
        accounts + 1, 1, 60L * accounts, 90L * accounts, id(0x72), List.copyOf(lines));
  }

  static RunSimulation simulate(int accounts) {
    return new RunSimulation(FEBRUARY, PLAN, simulation(accounts), DESK, NINE);
  }

  static ProposeRecalculation propose(Actor by) {
    return new ProposeRecalculation("公示后调整", SECOND, by, NINE);
  }

  static ApplyRecalculation apply(int accounts, Actor by) {
    return new ApplyRecalculation(SECOND, simulation(accounts), by, NINE);
  }

  static CarryOnRecalculation carryOn() {
    return new CarryOnRecalculation(NINE.plusSeconds(1));
  }

  static RecalculationEvent simulated(int accounts) {
    return new SimulationRun(FEBRUARY, PLAN, simulation(accounts), DESK.person(), NINE);
  }

  static RecalculationEvent proposed() {
    return new RecalculationProposed(FEBRUARY, "公示后调整", DESK.person(), NINE);
  }

  static RecalculationEvent approved(int accounts) {
    return new AccountsRecalculated(
        FEBRUARY,
        Recalculation.next(simulation(accounts).lines()).stream().map(Line::account).toList(),
        Math.max(0, accounts - 15),
        DISTRICT.person(),
        NINE);
  }

  static RecalculationEvent applied(int entries, Instant at) {
    return new RecalculationApplied(FEBRUARY, entries, at);
  }

  public static List<RecalculationEvent> everyEvent() {
    return List.of(simulated(2), proposed(), approved(2), applied(2, NINE));
  }
}

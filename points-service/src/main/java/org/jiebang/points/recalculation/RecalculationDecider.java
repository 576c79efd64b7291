package org.jiebang.points.recalculation;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.points.recalculation.RecalculationRefusal.FOUR_EYES_REQUIRED;
import static org.jiebang.points.recalculation.RecalculationRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.points.recalculation.RecalculationRefusal.PERIOD_INVALID;
import static org.jiebang.points.recalculation.RecalculationRefusal.REASON_REQUIRED;
import static org.jiebang.points.recalculation.RecalculationRefusal.RECALCULATION_ALREADY_APPLIED;
import static org.jiebang.points.recalculation.RecalculationRefusal.RULE_NOT_EFFECTIVE;
import static org.jiebang.points.recalculation.RecalculationRefusal.SIMULATION_MISSING;
import static org.jiebang.points.recalculation.RecalculationRefusal.SIMULATION_STALE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.points.recalculation.Recalculation.Applied;
import org.jiebang.points.recalculation.Recalculation.Applying;
import org.jiebang.points.recalculation.Recalculation.Missing;
import org.jiebang.points.recalculation.Recalculation.Proposed;
import org.jiebang.points.recalculation.Recalculation.Simulated;
import org.jiebang.points.recalculation.RecalculationCommand.ApplyRecalculation;
import org.jiebang.points.recalculation.RecalculationCommand.CarryOnRecalculation;
import org.jiebang.points.recalculation.RecalculationCommand.ProposeRecalculation;
import org.jiebang.points.recalculation.RecalculationCommand.RunSimulation;
import org.jiebang.points.recalculation.RecalculationEvent.AccountsRecalculated;
import org.jiebang.points.recalculation.RecalculationEvent.RecalculationApplied;
import org.jiebang.points.recalculation.RecalculationEvent.RecalculationProposed;
import org.jiebang.points.recalculation.RecalculationEvent.SimulationRun;
import org.jiebang.points.recalculation.Simulation.Line;
import org.jiebang.points.scheme.RuleSet;
import org.jspecify.annotations.Nullable;

/** The rules of a recalculation: see LIFECYCLES, "Points account", row simulate / recalculate. */
final class RecalculationDecider
    implements Decider<RecalculationCommand, Recalculation, RecalculationEvent> {

  @Override
  public Recalculation initial() {
    return new Missing();
  }

  @Override
  public List<RecalculationEvent> decide(RecalculationCommand command, Recalculation state) {
    return switch (command) {
      case RunSimulation c -> simulate(c, state);
      case ProposeRecalculation c -> propose(c, state);
      case ApplyRecalculation c -> apply(c, state);
      case CarryOnRecalculation c -> carryOn(c, state);
    };
  }

  private static List<RecalculationEvent> simulate(RunSimulation c, Recalculation state) {
    if (!(state instanceof Missing)) {
      return refuse(ILLEGAL_TRANSITION);
    }
    if (!c.plan().from().isBefore(c.plan().until())) {
      return refuse(PERIOD_INVALID);
    }
    return List.of(
        new SimulationRun(c.recalculation(), c.plan(), c.simulation(), c.by().person(), c.at()));
  }

  private static List<RecalculationEvent> propose(ProposeRecalculation c, Recalculation state) {
    return switch (state) {
      case Missing() -> refuse(SIMULATION_MISSING);
      case Proposed _ -> refuse(ILLEGAL_TRANSITION);
      case Applying _, Applied _ -> refuse(RECALCULATION_ALREADY_APPLIED);
      case Simulated s -> {
        sameRules(s.plan(), c.published());
        yield c.reason().isBlank()
            ? refuse(REASON_REQUIRED)
            : List.of(new RecalculationProposed(s.id(), c.reason(), c.by().person(), c.at()));
      }
    };
  }

  private static List<RecalculationEvent> apply(ApplyRecalculation c, Recalculation state) {
    return switch (state) {
      case Missing() -> refuse(SIMULATION_MISSING);
      case Simulated _ -> refuse(ILLEGAL_TRANSITION);
      case Applying _, Applied _ -> refuse(RECALCULATION_ALREADY_APPLIED);
      case Proposed p -> {
        if (c.by().is(p.proposer())) {
          yield refuse(FOUR_EYES_REQUIRED);
        }
        sameRules(p.plan(), c.published());
        yield p.simulation().equals(c.fresh())
            ? posted(p.id(), p.simulation().lines(), 0, c.by().person(), c.at())
            : refuse(SIMULATION_STALE);
      }
    };
  }

  private static void sameRules(Plan plan, @Nullable RuleSet published) {
    if (published == null) {
      refuse(RULE_NOT_EFFECTIVE);
    } else if (!published.rules().equals(plan.rules())) {
      refuse(SIMULATION_STALE);
    }
  }

  private static List<RecalculationEvent> carryOn(CarryOnRecalculation c, Recalculation state) {
    return switch (state) {
      case Missing() -> refuse(SIMULATION_MISSING);
      case Simulated _, Proposed _ -> refuse(ILLEGAL_TRANSITION);
      case Applied _ -> refuse(RECALCULATION_ALREADY_APPLIED);
      case Applying a -> posted(a.id(), a.waiting(), a.entries(), null, c.at());
    };
  }

  private static List<RecalculationEvent> posted(
      RecalculationId id, List<Line> waiting, int before, @Nullable UUID approver, Instant at) {
    List<Line> now = Recalculation.next(waiting);
    int left = waiting.size() - now.size();
    var events = new ArrayList<RecalculationEvent>();
    events.add(
        new AccountsRecalculated(id, now.stream().map(Line::account).toList(), left, approver, at));
    if (left == 0) {
      events.add(new RecalculationApplied(id, before + now.size(), at));
    }
    return events;
  }

  @Override
  public Recalculation evolve(Recalculation state, RecalculationEvent event) {
    return switch (event) {
      case SimulationRun e -> new Simulated(e.recalculation(), e.plan(), e.simulation());
      case RecalculationProposed e ->
          state instanceof Simulated s
              ? new Proposed(s.id(), s.plan(), s.simulation(), e.proposer())
              : impossible(e);
      case AccountsRecalculated e -> {
        int done = e.accounts().size();
        yield switch (state) {
          case Proposed p -> applying(p.id(), p.plan(), 0, p.simulation().lines(), done);
          case Applying a -> applying(a.id(), a.plan(), a.entries(), a.waiting(), done);
          case Missing _, Simulated _, Applied _ -> impossible(e);
        };
      }
      case RecalculationApplied e ->
          state instanceof Applying a ? new Applied(a.id(), a.plan()) : impossible(e);
    };
  }

  private static Applying applying(
      RecalculationId id, Plan plan, int entries, List<Line> waiting, int done) {
    return new Applying(id, plan, entries + done, waiting.subList(done, waiting.size()));
  }

  private static Recalculation impossible(RecalculationEvent event) {
    throw new IllegalStateException("out of order: " + event);
  }
}

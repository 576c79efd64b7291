package org.jiebang.matching.acceptance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.matching.acceptance.Acceptance.Reviewing;
import org.jiebang.matching.acceptance.AcceptanceCommand.Decide;
import org.jiebang.matching.acceptance.AcceptanceCommand.Finalise;
import org.jiebang.matching.acceptance.AcceptanceCommand.OpenedVerdict;
import org.jiebang.matching.evaluation.Evaluation;
import org.jiebang.matching.evaluation.EvaluationCommand.OpenEvaluation;
import org.jiebang.matching.evaluation.EvaluationId;
import org.jiebang.matching.evaluation.Evaluations;
import org.jiebang.matching.session.TaskAtHand;
import org.jiebang.matching.task.TaskCommand;
import org.jiebang.matching.task.TaskCommand.CompleteTask;
import org.jiebang.matching.task.TaskCommand.FailTask;
import org.jiebang.matching.task.TaskCommand.SendToRework;
import org.jiebang.matching.task.TaskId;
import org.jiebang.matching.task.Tasks;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a decision and of its becoming final, for the chair's request and for the clock
 * alike. The only place where verdicts are unsealed before the decision is stored.
 */
final class AcceptanceSteps {

  private final CommandHandler commands;
  private final PersonKeys keys;

  AcceptanceSteps(CommandHandler commands, PersonKeys keys) {
    this.commands = commands;
    this.keys = keys;
  }

  /** The acceptance's own key: nobody's person, so that erasing a person keeps the verdict. */
  static Envelope seal(
      PersonKeys keys, UUID acceptance, UUID member, String criterion, Verdict verdict) {
    return keys.seal(acceptance, acceptance, field(member, criterion), verdict.name());
  }

  Verdict open(UUID acceptance, UUID member, String criterion, Envelope sealed) {
    String verdict = keys.open(sealed, acceptance, field(member, criterion));
    if (verdict == null) {
      throw new IllegalStateException("the key of acceptance " + acceptance + " is gone");
    }
    return Verdict.valueOf(verdict);
  }

  private static String field(UUID member, String criterion) {
    return "verdict-" + member + "-" + criterion;
  }

  List<Step<?, ?, ?>> decide(UUID id, Acceptance state, Actor by, Instant at) {
    Acceptance.Panel panel = state.panel();
    List<OpenedVerdict> opened =
        state instanceof Reviewing a
            ? a.verdicts().stream()
                .map(
                    v ->
                        new OpenedVerdict(
                            v.member(),
                            v.criterion(),
                            open(id, v.member(), v.criterion(), v.sealed())))
                .toList()
            : List.of();
    UUID department = panel == null ? id : TaskAtHand.of(commands, panel.task()).department();
    var decide = new Decide(new AcceptanceId(id), opened, rated(panel), department, by, at);
    return List.of(Step.of(Acceptances.INSTANCE, id, decide));
  }

  private boolean rated(Acceptance.@Nullable Panel panel) {
    return panel != null
        && commands.load(Evaluations.INSTANCE, EvaluationId.of(panel.task()).value()).state()
            instanceof Evaluation.Existing set
        && set.rated();
  }

  /** What was decided becomes final, and the task moves with it, in one command. */
  List<Step<?, ?, ?>> finalise(
      UUID id, Acceptance state, @Nullable AcceptanceResult result, Actor by, Instant at) {
    var steps = new ArrayList<Step<?, ?, ?>>();
    steps.add(
        Step.of(Acceptances.INSTANCE, id, new Finalise(new AcceptanceId(id), result, by, at)));
    Acceptance.Panel panel = state.panel();
    TaskCommand move =
        switch (state) {
          case Acceptance.Unformed(), Acceptance.Reviewing _, Acceptance.Final _ -> null;
          case Acceptance.Decided a -> moved(a.panel(), a.result(), a.toRework(), by, at);
          case Acceptance.Contested a ->
              moved(a.panel(), result == null ? a.result() : result, a.toRework(), by, at);
        };
    if (move != null && panel != null) {
      steps.add(Step.of(Tasks.INSTANCE, panel.task(), move));
      steps.add(evaluation(commands, panel.task(), panel.author(), by, at));
    }
    return steps;
  }

  private static TaskCommand moved(
      Acceptance.Panel panel, AcceptanceResult result, List<String> items, Actor by, Instant at) {
    var task = new TaskId(panel.task());
    return switch (result) {
      case PASSED, PASSED_WITH_REMARKS -> new CompleteTask(task, by, at);
      case REWORK -> new SendToRework(task, items.isEmpty() ? panel.criteria() : items, by, at);
      case FAILED -> new FailTask(task, "ACCEPTANCE_FAILED", by, at);
    };
  }

  /** Those who took part may say what they think of it; opening it twice is no matter. */
  static Step<?, ?, ?> evaluation(
      CommandHandler commands, UUID task, @Nullable UUID author, Actor by, Instant at) {
    var id = EvaluationId.of(task);
    var now = TaskAtHand.of(commands, task);
    return Step.of(
        Evaluations.INSTANCE,
        id.value(),
        new OpenEvaluation(
            id,
            task,
            now.need(),
            now.community(),
            now.organisation(),
            now.department(),
            author,
            by,
            at));
  }
}

package org.jiebang.matching.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.matching.evaluation.EvaluationBody.Submission;
import org.jiebang.matching.inbound.PublishedRules.ZeroingRule;
import org.jiebang.matching.session.Participation;
import org.jiebang.matching.session.ServiceRecord;
import org.jiebang.matching.session.Session;
import org.jiebang.matching.session.SessionCommand.ZeroService;
import org.jiebang.matching.session.SessionId;
import org.jiebang.matching.session.Sessions;
import org.jiebang.matching.session.TaskAtHand;
import org.jspecify.annotations.Nullable;

/**
 * What a published evaluation means for the service it is about: where a rule that was in force
 * when the service was done says so, its confirmed records count nothing from now on. A record that
 * is confirmed only later stays: the desk saw the marks when it confirmed.
 */
final class ZeroingSteps {

  private final CommandHandler commands;
  private final PersonKeys keys;
  private final Function<UUID, List<ZeroingRule>> rules;

  ZeroingSteps(CommandHandler commands, PersonKeys keys, Function<UUID, List<ZeroingRule>> rules) {
    this.commands = commands;
    this.keys = keys;
    this.rules = rules;
  }

  List<Step<?, ?, ?>> of(UUID evaluation, Instant at) {
    EvaluationBody body = null;
    var picture = new EvaluationPicture();
    for (Recorded<EvaluationEvent> fact : commands.events(Evaluations.INSTANCE, evaluation)) {
      body = picture.evolve(body, fact);
    }
    if (body == null) {
      return List.of();
    }
    List<ZeroingRule> versions = rules.apply(body.community());
    var steps = new ArrayList<Step<?, ?, ?>>();
    if (versions.stream().noneMatch(r -> !r.by().isEmpty())) {
      return steps;
    }
    for (SessionId id : TaskAtHand.of(commands, body.task()).sessions()) {
      if (commands.load(Sessions.INSTANCE, id.value()).state() instanceof Session.Existing s) {
        for (Participation p : s.confirmedServices()) {
          ZeroingRule rule = inForce(versions, p.record());
          if (rule != null && fallsShort(body, rule)) {
            steps.add(
                Step.of(
                    Sessions.INSTANCE,
                    id.value(),
                    new ZeroService(id, p.volunteer(), evaluation, rule.rule(), Actor.SYSTEM, at)));
          }
        }
      }
    }
    return steps;
  }

  /** People must have been able to know it: what counts is the rule when they served. */
  static @Nullable ZeroingRule inForce(List<ZeroingRule> newestFirst, @Nullable ServiceRecord r) {
    return r == null
        ? null
        : newestFirst.stream()
            .filter(v -> !v.effectiveFrom().isAfter(r.endedAt()))
            .findFirst()
            .orElse(null);
  }

  private boolean fallsShort(EvaluationBody body, ZeroingRule rule) {
    int[] scores =
        body.submissions().stream()
            .filter(s -> s.excluded() == null && s.kind().name().equals(rule.by()))
            .mapToInt(s -> score(body.id(), s))
            .toArray();
    return fallsShort(scores, rule);
  }

  /** Whole numbers only: the mean is below {@code rule.below()} exactly when the sum is. */
  static boolean fallsShort(int[] scores, ZeroingRule rule) {
    int sum = 0;
    for (int score : scores) {
      sum += score;
    }
    return scores.length >= rule.least() && sum < rule.below() * scores.length;
  }

  private int score(UUID evaluation, Submission s) {
    return SealedMarks.score(keys, evaluation, s);
  }
}

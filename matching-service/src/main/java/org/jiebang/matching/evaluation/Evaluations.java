package org.jiebang.matching.evaluation;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;

/** Evaluation sets as a kind of stream: one per task, opened when it is delivered. */
public final class Evaluations
    implements Aggregate<EvaluationCommand, Evaluation, EvaluationEvent> {

  public static final Evaluations INSTANCE = new Evaluations();

  private final EvaluationDecider decider = new EvaluationDecider();

  private Evaluations() {}

  @Override
  public String name() {
    return "evaluation";
  }

  @Override
  public Class<EvaluationEvent> events() {
    return EvaluationEvent.class;
  }

  @Override
  public Decider<EvaluationCommand, Evaluation, EvaluationEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Evaluation state) {
    return switch (state) {
      case Evaluation.Unopened() -> "NONE";
      case Evaluation.Existing s -> s.phase().name();
    };
  }

  @Override
  public UUID tenantOf(Evaluation state) {
    return existing(state).community();
  }

  @Override
  public UUID correlationOf(Evaluation state) {
    return existing(state).need();
  }

  /**
   * Volunteers of any community may have served, so the set itself is public; what was said in it
   * is not.
   */
  @Override
  public Set<UUID> partiesOf(Evaluation state) {
    Evaluation.Existing s = existing(state);
    var parties = new HashSet<UUID>();
    parties.add(s.organisation());
    parties.add(s.department());
    parties.add(EVERYONE);
    if (s.author() != null) {
      parties.add(s.author());
    }
    return Set.copyOf(parties);
  }

  private static Evaluation.Existing existing(Evaluation state) {
    return switch (state) {
      case Evaluation.Existing s -> s;
      case Evaluation.Unopened() -> throw new IllegalStateException("not open");
    };
  }
}

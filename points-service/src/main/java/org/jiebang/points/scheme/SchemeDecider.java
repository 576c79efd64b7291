package org.jiebang.points.scheme;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.points.scheme.SchemeRefusal.EFFECTIVE_IN_PAST;
import static org.jiebang.points.scheme.SchemeRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.points.scheme.SchemeRefusal.RULE_OVERLAP;
import static org.jiebang.points.scheme.SchemeRefusal.SELF_DEALING;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.points.scheme.Scheme.Unwritten;
import org.jiebang.points.scheme.Scheme.Working;
import org.jiebang.points.scheme.Scheme.Written;
import org.jiebang.points.scheme.SchemeCommand.DraftRuleSet;
import org.jiebang.points.scheme.SchemeCommand.ProposeRuleSet;
import org.jiebang.points.scheme.SchemeCommand.PublishRuleSet;
import org.jiebang.points.scheme.SchemeCommand.ReviseRuleSet;
import org.jiebang.points.scheme.SchemeEvent.RuleSetDrafted;
import org.jiebang.points.scheme.SchemeEvent.RuleSetProposed;
import org.jiebang.points.scheme.SchemeEvent.RuleSetPublished;
import org.jiebang.points.scheme.SchemeEvent.RuleSetRevised;

/** The rules of a scheme: see LIFECYCLES, "Points account", row publishRuleSet. */
final class SchemeDecider implements Decider<SchemeCommand, Scheme, SchemeEvent> {

  @Override
  public Scheme initial() {
    return new Unwritten();
  }

  @Override
  public List<SchemeEvent> decide(SchemeCommand command, Scheme state) {
    return switch (command) {
      case DraftRuleSet c -> draft(c, state);
      case ReviseRuleSet c -> {
        Written w = written(state);
        Working working = working(w);
        yield List.of(
            new RuleSetRevised(w.id(), working.version(), c.effectiveFrom(), c.rules(), c.at()));
      }
      case ProposeRuleSet c -> {
        Written w = written(state);
        Working working = working(w);
        yield working.proposer() != null
            ? refuse(ILLEGAL_TRANSITION)
            : List.of(new RuleSetProposed(w.id(), working.version(), c.by().person(), c.at()));
      }
      case PublishRuleSet c -> publish(c, written(state));
    };
  }

  private static List<SchemeEvent> draft(DraftRuleSet c, Scheme state) {
    int version =
        switch (state) {
          case Unwritten() -> 1;
          case Written w ->
              w.working() != null ? refuse(ILLEGAL_TRANSITION) : w.published().size() + 1;
        };
    return List.of(
        new RuleSetDrafted(
            c.scheme(), c.community(), version, c.effectiveFrom(), c.rules(), c.at()));
  }

  private static List<SchemeEvent> publish(PublishRuleSet c, Written w) {
    Working working = working(w);
    if (working.proposer() == null) {
      return refuse(ILLEGAL_TRANSITION);
    }
    if (c.by().is(working.proposer())) {
      return refuse(SELF_DEALING);
    }
    Instant from = working.effectiveFrom() == null ? c.at() : working.effectiveFrom();
    if (from.isBefore(c.at())) {
      return refuse(EFFECTIVE_IN_PAST);
    }
    if (!w.published().isEmpty() && !from.isAfter(w.published().getLast().effectiveFrom())) {
      return refuse(RULE_OVERLAP);
    }
    return List.of(
        new RuleSetPublished(
            w.id(),
            w.community(),
            working.version(),
            from,
            working.rules(),
            c.by().person(),
            c.at()));
  }

  private static Written written(Scheme state) {
    return switch (state) {
      case Unwritten() -> refuse(ILLEGAL_TRANSITION);
      case Written w -> w;
    };
  }

  /** A published version is immutable: without one in preparation there is nothing to change. */
  private static Working working(Written w) {
    Working working = w.working();
    return working == null ? refuse(ILLEGAL_TRANSITION) : working;
  }

  @Override
  public Scheme evolve(Scheme state, SchemeEvent event) {
    return switch (event) {
      case RuleSetDrafted e ->
          new Written(
              e.scheme(),
              e.community(),
              state instanceof Written w ? w.published() : List.of(),
              new Working(e.version(), e.effectiveFrom(), e.rules(), null));
      case RuleSetRevised e ->
          with(state, new Working(e.version(), e.effectiveFrom(), e.rules(), null));
      case RuleSetProposed e -> {
        Working working = working(written(state));
        yield with(
            state,
            new Working(working.version(), working.effectiveFrom(), working.rules(), e.proposer()));
      }
      case RuleSetPublished e -> {
        Written w = written(state);
        var published = new ArrayList<>(w.published());
        published.add(new RuleSet(e.scheme(), e.version(), e.effectiveFrom(), e.rules()));
        yield new Written(w.id(), w.community(), List.copyOf(published), null);
      }
    };
  }

  private static Scheme with(Scheme state, Working working) {
    Written w = written(state);
    return new Written(w.id(), w.community(), w.published(), working);
  }
}

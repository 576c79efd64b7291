package org.jiebang.matching.acceptance;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.matching.acceptance.AcceptanceRefusal.ACCEPTANCE_ALREADY_DECIDED;
import static org.jiebang.matching.acceptance.AcceptanceRefusal.ACCEPTANCE_NOT_REQUESTED;
import static org.jiebang.matching.acceptance.AcceptanceRefusal.ALREADY_ASSESSED;
import static org.jiebang.matching.acceptance.AcceptanceRefusal.CRITERION_UNKNOWN;
import static org.jiebang.matching.acceptance.AcceptanceRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.matching.acceptance.AcceptanceRefusal.PANEL_ALREADY_FORMED;
import static org.jiebang.matching.acceptance.AcceptanceRefusal.PANEL_MEMBER_OF_EXECUTING_ORG;
import static org.jiebang.matching.acceptance.AcceptanceRefusal.PANEL_MEMBER_SERVED_ON_TASK;
import static org.jiebang.matching.acceptance.AcceptanceRefusal.PANEL_NOT_FORMED;
import static org.jiebang.matching.acceptance.AcceptanceRefusal.PANEL_TOO_SMALL;
import static org.jiebang.matching.acceptance.AcceptanceRefusal.ROLE_NOT_ALLOWED;
import static org.jiebang.matching.acceptance.AcceptanceRefusal.TASK_NOT_COMMITTED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.matching.acceptance.Acceptance.Contested;
import org.jiebang.matching.acceptance.Acceptance.Decided;
import org.jiebang.matching.acceptance.Acceptance.Final;
import org.jiebang.matching.acceptance.Acceptance.Panel;
import org.jiebang.matching.acceptance.Acceptance.Reviewing;
import org.jiebang.matching.acceptance.Acceptance.Unformed;
import org.jiebang.matching.acceptance.AcceptanceCommand.AssessCriterion;
import org.jiebang.matching.acceptance.AcceptanceCommand.Contest;
import org.jiebang.matching.acceptance.AcceptanceCommand.Decide;
import org.jiebang.matching.acceptance.AcceptanceCommand.Finalise;
import org.jiebang.matching.acceptance.AcceptanceCommand.FormPanel;
import org.jiebang.matching.acceptance.AcceptanceCommand.JoinVisit;
import org.jiebang.matching.acceptance.AcceptanceCommand.RequestReview;
import org.jiebang.matching.acceptance.AcceptanceCommand.WaiveContest;
import org.jiebang.matching.acceptance.AcceptanceEvent.AcceptanceContested;
import org.jiebang.matching.acceptance.AcceptanceEvent.AcceptanceDecided;
import org.jiebang.matching.acceptance.AcceptanceEvent.AcceptanceFinal;
import org.jiebang.matching.acceptance.AcceptanceEvent.AcceptanceRequested;
import org.jiebang.matching.acceptance.AcceptanceEvent.AcceptanceVisited;
import org.jiebang.matching.acceptance.AcceptanceEvent.ContestWaived;
import org.jiebang.matching.acceptance.AcceptanceEvent.CriterionAssessed;
import org.jiebang.matching.acceptance.AcceptanceEvent.PanelFormed;
import org.jiebang.matching.acceptance.AcceptanceEvent.QuorumReached;
import org.jspecify.annotations.Nullable;

/**
 * The rules of an acceptance: see LIFECYCLES, "Acceptance and evaluation". What follows the last
 * review is in {@link VerdictRules}.
 */
final class AcceptanceDecider implements Decider<AcceptanceCommand, Acceptance, AcceptanceEvent> {

  private final AcceptancePolicy policy;
  private final VerdictRules verdicts;

  AcceptanceDecider() {
    this(AcceptancePolicy.DEFAULT);
  }

  AcceptanceDecider(AcceptancePolicy policy) {
    this.policy = policy;
    this.verdicts = new VerdictRules(policy);
  }

  @Override
  public Acceptance initial() {
    return new Unformed();
  }

  @Override
  public List<AcceptanceEvent> decide(AcceptanceCommand command, Acceptance state) {
    return switch (command) {
      case FormPanel c -> formPanel(c, state);
      case JoinVisit c -> joinVisit(c, state);
      case RequestReview c -> requestReview(c, state);
      case AssessCriterion c -> assess(c, state);
      case Decide c -> verdicts.decide(c, state);
      case Contest c -> verdicts.contest(c, state);
      case WaiveContest c -> verdicts.waive(c, state);
      case Finalise c -> verdicts.finalise(c, state);
    };
  }

  private List<AcceptanceEvent> formPanel(FormPanel c, Acceptance state) {
    if (!(state instanceof Unformed)) {
      return refuse(PANEL_ALREADY_FORMED);
    }
    if (!c.facts().committed()) {
      return refuse(TASK_NOT_COMMITTED);
    }
    List<UUID> members = c.members().stream().distinct().toList();
    int quorum = c.quorum() == null ? members.size() / 2 + 1 : c.quorum();
    if (members.size() < policy.panelMinimum() || quorum > members.size()) {
      return refuse(PANEL_TOO_SMALL);
    }
    if (members.stream().anyMatch(c.facts().servedOnTask()::contains)) {
      return refuse(PANEL_MEMBER_SERVED_ON_TASK);
    }
    if (members.stream().anyMatch(c.facts().ofExecutingOrganisation()::contains)) {
      return refuse(PANEL_MEMBER_OF_EXECUTING_ORG);
    }
    var formed =
        new PanelFormed(
            c.acceptance(),
            c.task(),
            c.need(),
            c.community(),
            c.organisation(),
            c.department(),
            c.author(),
            c.criteria(),
            members,
            quorum,
            c.ratingRequired(),
            c.at());
    return c.facts().delivered()
        ? List.of(formed, new AcceptanceRequested(c.acceptance(), c.task(), 1, c.at()))
        : List.of(formed);
  }

  private static List<AcceptanceEvent> joinVisit(JoinVisit c, Acceptance state) {
    return switch (state) {
      case Unformed() -> refuse(PANEL_NOT_FORMED);
      case Reviewing a -> {
        UUID member = member(c.by().person(), a.panel());
        yield c.taskUnderWay()
            ? List.of(new AcceptanceVisited(c.acceptance(), member, c.note(), c.at()))
            : refuse(ILLEGAL_TRANSITION);
      }
      case Decided _, Contested _, Final _ -> refuse(ILLEGAL_TRANSITION);
    };
  }

  /** Never in the way of the task: where there is nothing to ask for, nothing happens. */
  private static List<AcceptanceEvent> requestReview(RequestReview c, Acceptance state) {
    return switch (state) {
      case Unformed() -> List.of(); // the panel finds the delivered task when it is formed
      case Reviewing a -> a.round() > 0 ? List.of() : requested(a.panel(), 1, c.at());
      case Final a ->
          a.result() == AcceptanceResult.REWORK
              ? requested(a.panel(), a.round() + 1, c.at())
              : List.of();
      case Decided _, Contested _ -> List.of();
    };
  }

  private static List<AcceptanceEvent> requested(Panel panel, int round, Instant at) {
    return List.of(new AcceptanceRequested(panel.acceptance(), panel.task(), round, at));
  }

  private List<AcceptanceEvent> assess(AssessCriterion c, Acceptance state) {
    return switch (state) {
      case Unformed() -> refuse(PANEL_NOT_FORMED);
      case Reviewing a -> {
        if (a.round() == 0 && !c.delivered()) {
          yield refuse(ACCEPTANCE_NOT_REQUESTED);
        }
        yield a.round() == 0 ? assessFirst(c, a.panel(), 1) : assess(c, a);
      }
      case Final a ->
          a.result() == AcceptanceResult.REWORK && c.delivered()
              ? assessFirst(c, a.panel(), a.round() + 1)
              : refuse(ACCEPTANCE_ALREADY_DECIDED);
      case Decided _, Contested _ -> refuse(ACCEPTANCE_ALREADY_DECIDED);
    };
  }

  /** A member may be faster than the word that the task was delivered: then the round begins. */
  private List<AcceptanceEvent> assessFirst(AssessCriterion c, Panel panel, int round) {
    var events = new ArrayList<>(requested(panel, round, c.at()));
    events.addAll(assess(c, new Reviewing(panel, round, c.at(), List.of())));
    return List.copyOf(events);
  }

  private List<AcceptanceEvent> assess(AssessCriterion c, Reviewing a) {
    UUID member = member(c.by().person(), a.panel());
    if (!a.panel().criteria().contains(c.criterion())) {
      return refuse(CRITERION_UNKNOWN);
    }
    if (a.assessed(member, c.criterion())) {
      return refuse(ALREADY_ASSESSED);
    }
    var events = new ArrayList<AcceptanceEvent>();
    events.add(
        new CriterionAssessed(
            c.acceptance(), member, c.criterion(), c.sealed(), c.remark(), c.at()));
    long before = a.complete();
    long after = a.plus(new SealedVerdict(member, c.criterion(), c.sealed())).complete();
    if (before < a.panel().quorum() && after >= a.panel().quorum()) {
      events.add(new QuorumReached(c.acceptance(), c.at().plus(policy.decideAfter()), c.at()));
    }
    return List.copyOf(events);
  }

  private static UUID member(@Nullable UUID person, Panel panel) {
    return person != null && panel.members().contains(person) ? person : refuse(ROLE_NOT_ALLOWED);
  }

  @Override
  public Acceptance evolve(Acceptance state, AcceptanceEvent event) {
    return switch (event) {
      case PanelFormed e -> new Reviewing(panel(e), 0, null, List.of());
      case AcceptanceRequested e -> new Reviewing(panel(state), e.round(), e.at(), List.of());
      case AcceptanceVisited _, QuorumReached _ -> state;
      case CriterionAssessed e ->
          reviewing(state).plus(new SealedVerdict(e.member(), e.criterion(), e.sealed()));
      case AcceptanceDecided e ->
          new Decided(
              panel(state).of(e.department()),
              reviewing(state).round(),
              e.result(),
              toRework(e),
              e.contestUntil(),
              Set.of());
      case ContestWaived e -> decided(state).waivedBy(e.party());
      case AcceptanceContested _ -> {
        Decided a = decided(state);
        yield new Contested(a.panel(), a.round(), a.result(), a.toRework());
      }
      case AcceptanceFinal e -> new Final(panel(state), round(state), e.result());
    };
  }

  private static List<String> toRework(AcceptanceDecided e) {
    return e.perCriterion().entrySet().stream()
        .filter(c -> c.getValue().compareTo(Verdict.REWORK) >= 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Panel panel(PanelFormed e) {
    return new Panel(
        e.acceptance(),
        e.task(),
        e.need(),
        e.community(),
        e.organisation(),
        e.department(),
        e.author(),
        e.criteria(),
        e.members(),
        e.quorum(),
        e.ratingRequired());
  }

  private static Panel panel(Acceptance state) {
    Panel panel = state.panel();
    if (panel == null) {
      throw new IllegalStateException("no panel");
    }
    return panel;
  }

  private static int round(Acceptance state) {
    return switch (state) {
      case Unformed() -> 0;
      case Reviewing a -> a.round();
      case Decided a -> a.round();
      case Contested a -> a.round();
      case Final a -> a.round();
    };
  }

  private static Reviewing reviewing(Acceptance state) {
    if (state instanceof Reviewing a) {
      return a;
    }
    throw new IllegalStateException("not reviewing");
  }

  private static Decided decided(Acceptance state) {
    if (state instanceof Decided a) {
      return a;
    }
    throw new IllegalStateException("not decided");
  }
}

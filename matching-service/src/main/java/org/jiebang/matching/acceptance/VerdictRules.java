package org.jiebang.matching.acceptance;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.matching.acceptance.AcceptanceRefusal.ACCEPTANCE_ALREADY_DECIDED;
import static org.jiebang.matching.acceptance.AcceptanceRefusal.ACCEPTANCE_ALREADY_FINAL;
import static org.jiebang.matching.acceptance.AcceptanceRefusal.ACCEPTANCE_NOT_DECIDED;
import static org.jiebang.matching.acceptance.AcceptanceRefusal.ALREADY_CONTESTED;
import static org.jiebang.matching.acceptance.AcceptanceRefusal.BENEFICIARY_RATING_MISSING;
import static org.jiebang.matching.acceptance.AcceptanceRefusal.CONTEST_WINDOW_OPEN;
import static org.jiebang.matching.acceptance.AcceptanceRefusal.CONTEST_WINDOW_OVER;
import static org.jiebang.matching.acceptance.AcceptanceRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.matching.acceptance.AcceptanceRefusal.NOTHING_REVIEWED;
import static org.jiebang.matching.acceptance.AcceptanceRefusal.PANEL_NOT_FORMED;
import static org.jiebang.matching.acceptance.AcceptanceRefusal.QUORUM_NOT_MET;
import static org.jiebang.matching.acceptance.AcceptanceRefusal.ROLE_NOT_ALLOWED;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.matching.acceptance.Acceptance.Contested;
import org.jiebang.matching.acceptance.Acceptance.Decided;
import org.jiebang.matching.acceptance.Acceptance.Final;
import org.jiebang.matching.acceptance.Acceptance.Panel;
import org.jiebang.matching.acceptance.Acceptance.Reviewing;
import org.jiebang.matching.acceptance.Acceptance.Unformed;
import org.jiebang.matching.acceptance.AcceptanceCommand.Contest;
import org.jiebang.matching.acceptance.AcceptanceCommand.Decide;
import org.jiebang.matching.acceptance.AcceptanceCommand.Finalise;
import org.jiebang.matching.acceptance.AcceptanceCommand.WaiveContest;
import org.jiebang.matching.acceptance.AcceptanceEvent.AcceptanceContested;
import org.jiebang.matching.acceptance.AcceptanceEvent.AcceptanceDecided;
import org.jiebang.matching.acceptance.AcceptanceEvent.AcceptanceFinal;
import org.jiebang.matching.acceptance.AcceptanceEvent.ContestWaived;
import org.jiebang.matching.acceptance.AcceptanceEvent.Party;

/** How the panel's reviews become a decision, and the decision final. */
record VerdictRules(AcceptancePolicy policy) {

  List<AcceptanceEvent> decide(Decide c, Acceptance state) {
    return switch (state) {
      case Unformed() -> refuse(PANEL_NOT_FORMED);
      case Reviewing a -> decide(c, a);
      case Decided _, Contested _, Final _ -> refuse(ACCEPTANCE_ALREADY_DECIDED);
    };
  }

  private List<AcceptanceEvent> decide(Decide c, Reviewing a) {
    Instant requestedAt = a.requestedAt();
    if (a.verdicts().isEmpty() || requestedAt == null) {
      return refuse(NOTHING_REVIEWED);
    }
    if (!isSystem(c.by()) && !c.by().is(a.panel().chair())) {
      return refuse(ROLE_NOT_ALLOWED);
    }
    Majority majority = Majority.of(a.panel(), c.opened());
    if (majority.members() < a.panel().quorum()) {
      return refuse(QUORUM_NOT_MET);
    }
    boolean waited = !c.at().isBefore(requestedAt.plus(policy.ratingTimeout()));
    if (a.panel().ratingRequired() && !c.ratingGiven() && !waited) {
      return refuse(BENEFICIARY_RATING_MISSING);
    }
    return List.of(
        new AcceptanceDecided(
            c.acceptance(),
            a.panel().task(),
            c.department(),
            majority.result(),
            majority.perCriterion(),
            majority.dissent(),
            c.at().plus(policy.contestWindow()),
            c.at()));
  }

  List<AcceptanceEvent> contest(Contest c, Acceptance state) {
    return switch (state) {
      case Unformed(), Reviewing _ -> refuse(ACCEPTANCE_NOT_DECIDED);
      case Decided a -> {
        Party party = party(c.by(), a.panel());
        yield c.at().isAfter(a.contestUntil())
            ? refuse(CONTEST_WINDOW_OVER)
            : List.of(new AcceptanceContested(c.acceptance(), party, c.reason(), c.at()));
      }
      case Contested _ -> refuse(ALREADY_CONTESTED);
      case Final _ -> refuse(CONTEST_WINDOW_OVER);
    };
  }

  List<AcceptanceEvent> waive(WaiveContest c, Acceptance state) {
    return switch (state) {
      case Unformed(), Reviewing _ -> refuse(ACCEPTANCE_NOT_DECIDED);
      case Decided a -> {
        Party party = party(c.by(), a.panel());
        yield a.waived().contains(party)
            ? List.of()
            : List.of(new ContestWaived(c.acceptance(), party, c.at()));
      }
      case Contested _ -> refuse(ALREADY_CONTESTED);
      case Final _ -> refuse(ACCEPTANCE_ALREADY_FINAL);
    };
  }

  List<AcceptanceEvent> finalise(Finalise c, Acceptance state) {
    return switch (state) {
      case Unformed(), Reviewing _ -> refuse(ACCEPTANCE_NOT_DECIDED);
      case Decided a -> uncontested(c, a);
      case Contested a -> {
        if (!c.by().role().equals("DIS")) {
          yield refuse(ROLE_NOT_ALLOWED);
        }
        AcceptanceResult result = c.result() == null ? a.result() : c.result();
        yield List.of(made(a.panel(), result, c.at()));
      }
      case Final _ -> refuse(ACCEPTANCE_ALREADY_FINAL);
    };
  }

  private static List<AcceptanceEvent> uncontested(Finalise c, Decided a) {
    if (c.result() != null) {
      return refuse(ILLEGAL_TRANSITION); // nobody overrules what nobody contests
    }
    boolean over = !c.at().isBefore(a.contestUntil());
    boolean waived = a.waived().containsAll(Set.of(Party.EXECUTOR, Party.BENEFICIARY));
    return over || (waived && !isSystem(c.by()))
        ? List.of(made(a.panel(), a.result(), c.at()))
        : refuse(CONTEST_WINDOW_OPEN);
  }

  private static AcceptanceFinal made(Panel panel, AcceptanceResult result, Instant at) {
    return new AcceptanceFinal(
        panel.acceptance(), panel.task(), panel.need(), panel.community(), result, at);
  }

  /** For which party somebody speaks; a resident only for their own need. */
  private static Party party(Actor by, Panel panel) {
    return switch (by.role()) {
      case "DEP", "UNI" -> Party.EXECUTOR;
      case "RES" ->
          panel.author() == null || by.is(panel.author())
              ? Party.BENEFICIARY
              : refuse(ROLE_NOT_ALLOWED);
      default -> refuse(ROLE_NOT_ALLOWED);
    };
  }

  private static boolean isSystem(Actor by) {
    return by.person() == null;
  }
}

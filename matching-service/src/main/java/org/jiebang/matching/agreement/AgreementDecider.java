package org.jiebang.matching.agreement;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.matching.agreement.AgreementRefusal.AGREEMENT_NOT_ACTIVE;
import static org.jiebang.matching.agreement.AgreementRefusal.AGREEMENT_NOT_FOUND;
import static org.jiebang.matching.agreement.AgreementRefusal.BOARD_QUOTA_REACHED;
import static org.jiebang.matching.agreement.AgreementRefusal.COMMUNITY_NOT_FOUND;
import static org.jiebang.matching.agreement.AgreementRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.matching.agreement.AgreementRefusal.NOT_ELIGIBLE;
import static org.jiebang.matching.agreement.AgreementRefusal.ORGANISATION_NOT_FOUND;
import static org.jiebang.matching.agreement.AgreementRefusal.PERIOD_INVALID;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.matching.agreement.Agreement.Deal;
import org.jiebang.matching.agreement.Agreement.None;
import org.jiebang.matching.agreement.Agreement.Proposed;
import org.jiebang.matching.agreement.Agreement.Renewal;
import org.jiebang.matching.agreement.Agreement.Side;
import org.jiebang.matching.agreement.Agreement.Stage;
import org.jiebang.matching.agreement.AgreementCommand.ActivateAgreement;
import org.jiebang.matching.agreement.AgreementCommand.CloseMonth;
import org.jiebang.matching.agreement.AgreementCommand.CountSession;
import org.jiebang.matching.agreement.AgreementCommand.ExpireAgreement;
import org.jiebang.matching.agreement.AgreementCommand.ProposeAgreement;
import org.jiebang.matching.agreement.AgreementCommand.RenewAgreement;
import org.jiebang.matching.agreement.AgreementCommand.SignAgreement;
import org.jiebang.matching.agreement.AgreementCommand.TakeBoardPlace;
import org.jiebang.matching.agreement.AgreementCommand.TerminateAgreement;
import org.jiebang.matching.agreement.AgreementEvent.AgreementActivated;
import org.jiebang.matching.agreement.AgreementEvent.AgreementExpired;
import org.jiebang.matching.agreement.AgreementEvent.AgreementObligationMet;
import org.jiebang.matching.agreement.AgreementEvent.AgreementObligationMissed;
import org.jiebang.matching.agreement.AgreementEvent.AgreementProposed;
import org.jiebang.matching.agreement.AgreementEvent.AgreementRenewalProposed;
import org.jiebang.matching.agreement.AgreementEvent.AgreementRenewed;
import org.jiebang.matching.agreement.AgreementEvent.AgreementSigned;
import org.jiebang.matching.agreement.AgreementEvent.AgreementTerminated;
import org.jiebang.matching.agreement.AgreementEvent.BoardPlaceTaken;
import org.jiebang.matching.agreement.AgreementEvent.ObligationMonthOpened;
import org.jiebang.matching.agreement.AgreementEvent.ObligationsPromised;
import org.jiebang.matching.agreement.AgreementEvent.SessionCounted;
import org.jiebang.matching.task.TaskId;

/** The rules of an agreement: see LIFECYCLES, "Smaller machines". */
final class AgreementDecider implements Decider<AgreementCommand, Agreement, AgreementEvent> {

  private static final Comparator<TaskId> BY_ID = Comparator.comparing(TaskId::value);

  @Override
  public Agreement initial() {
    return new None();
  }

  @Override
  public List<AgreementEvent> decide(AgreementCommand command, Agreement state) {
    return switch (command) {
      case ProposeAgreement c -> propose(c, state);
      case SignAgreement c -> sign(c, proposed(state));
      case ActivateAgreement c -> activate(c, proposed(state));
      case RenewAgreement c -> renew(c, proposed(state));
      case TerminateAgreement c -> terminate(c, proposed(state));
      case ExpireAgreement c -> expire(c, proposed(state));
      case TakeBoardPlace c -> takePlace(c, state);
      case CountSession c -> ObligationRules.count(c, state);
      case CloseMonth c -> ObligationRules.close(c, proposed(state));
    };
  }

  /** A pair whose agreement has ended may begin anew, on the same stream. */
  private static List<AgreementEvent> propose(ProposeAgreement c, Agreement state) {
    boolean free =
        switch (state) {
          case None() -> true;
          case Proposed a -> a.stage() == Stage.EXPIRED || a.stage() == Stage.TERMINATED;
        };
    if (!free) {
      return refuse(ILLEGAL_TRANSITION);
    }
    if (!c.communityKnown()) {
      return refuse(COMMUNITY_NOT_FOUND);
    }
    if (!c.organisationOpen()) {
      return refuse(ORGANISATION_NOT_FOUND);
    }
    Deal d = c.deal();
    if (!d.from().isBefore(d.until()) || !d.until().isAfter(c.at())) {
      return refuse(PERIOD_INVALID);
    }
    if (!d.fields().isEmpty()
        && !c.obligations().stream().allMatch(o -> d.fields().containsAll(o.fields()))) {
      return refuse(NOT_ELIGIBLE);
    }
    var proposed =
        new AgreementProposed(
            c.agreement(),
            d.community(),
            d.organisation(),
            d.fields(),
            d.principle(),
            d.from(),
            d.until(),
            d.cadreQuota(),
            d.boardQuota(),
            c.at());
    return c.obligations().isEmpty()
        ? List.of(proposed)
        : List.of(
            proposed,
            new ObligationsPromised(
                c.agreement(),
                d.community(),
                d.organisation(),
                c.obligations(),
                c.timeZone().getId(),
                c.at()));
  }

  private static List<AgreementEvent> sign(SignAgreement c, Proposed a) {
    if (a.stage() != Stage.DRAFT) {
      return refuse(ILLEGAL_TRANSITION);
    }
    if (!c.at().isBefore(a.deal().until())) {
      return refuse(PERIOD_INVALID);
    }
    Side side = side(c.by(), a.deal());
    if (a.signed().contains(side)) {
      return List.of();
    }
    Deal d = a.deal();
    boolean complete = !a.signed().isEmpty();
    var signed =
        new AgreementSigned(c.agreement(), d.community(), d.organisation(), side, complete, c.at());
    return complete && !c.at().isBefore(d.from())
        ? all(
            List.of(signed, activated(c.agreement(), d, c)),
            ObligationRules.begin(c.agreement(), a, c.at(), c.at()))
        : List.of(signed);
  }

  private static List<AgreementEvent> activate(ActivateAgreement c, Proposed a) {
    return a.stage() == Stage.SIGNED && !c.at().isBefore(a.deal().from())
        ? all(
            List.of(activated(c.agreement(), a.deal(), c)),
            ObligationRules.begin(c.agreement(), a, a.deal().from(), c.at()))
        : refuse(ILLEGAL_TRANSITION);
  }

  private static List<AgreementEvent> all(List<AgreementEvent> first, List<AgreementEvent> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static AgreementActivated activated(AgreementId id, Deal d, AgreementCommand c) {
    return new AgreementActivated(id, d.community(), d.organisation(), c.at());
  }

  private static List<AgreementEvent> renew(RenewAgreement c, Proposed a) {
    Deal d = a.deal();
    if (!a.inForce(c.at())) {
      return refuse(running(a) ? AGREEMENT_NOT_ACTIVE : ILLEGAL_TRANSITION);
    }
    if (!c.until().isAfter(d.until())) {
      return refuse(PERIOD_INVALID);
    }
    Side side = side(c.by(), d);
    Renewal open = a.renewal();
    if (open == null || !open.until().equals(c.until())) {
      return List.of(
          new AgreementRenewalProposed(
              c.agreement(), d.community(), d.organisation(), side, c.until(), c.at()));
    }
    return open.side() == side
        ? List.of()
        : List.of(
            new AgreementRenewed(
                c.agreement(), d.community(), d.organisation(), c.until(), c.at()));
  }

  private static List<AgreementEvent> terminate(TerminateAgreement c, Proposed a) {
    return switch (a.stage()) {
      case DRAFT, SIGNED, ACTIVE, RENEWED ->
          List.of(
              new AgreementTerminated(
                  c.agreement(),
                  a.deal().community(),
                  a.deal().organisation(),
                  c.reason(),
                  c.at()));
      case EXPIRED, TERMINATED -> refuse(ILLEGAL_TRANSITION);
    };
  }

  private static List<AgreementEvent> expire(ExpireAgreement c, Proposed a) {
    return running(a) && !c.at().isBefore(a.deal().until())
        ? List.of(
            new AgreementExpired(
                c.agreement(), a.deal().community(), a.deal().organisation(), c.at()))
        : refuse(ILLEGAL_TRANSITION);
  }

  private static List<AgreementEvent> takePlace(TakeBoardPlace c, Agreement state) {
    if (!(state instanceof Proposed a) || !a.inForce(c.at())) {
      return refuse(AGREEMENT_NOT_ACTIVE);
    }
    Deal d = a.deal();
    if (!d.fields().isEmpty() && !d.fields().contains(c.category())) {
      return refuse(NOT_ELIGIBLE);
    }
    if (a.places().contains(c.task())) {
      return List.of(); // Claimed before, withdrawn, and claimed again.
    }
    Set<TaskId> over = c.over();
    List<TaskId> freed = a.places().stream().filter(over::contains).sorted(BY_ID).toList();
    if (a.places().size() - freed.size() >= d.boardQuota()) {
      return refuse(BOARD_QUOTA_REACHED);
    }
    return List.of(
        new BoardPlaceTaken(
            c.agreement(), d.community(), d.organisation(), c.task(), freed, c.at()));
  }

  private static boolean running(Proposed a) {
    return a.stage() == Stage.ACTIVE || a.stage() == Stage.RENEWED;
  }

  /** Whoever acts from the organisation itself acts for it; the desk acts for the community. */
  private static Side side(Actor by, Deal deal) {
    return deal.organisation().value().equals(by.scope()) ? Side.ORGANISATION : Side.COMMUNITY;
  }

  private static Proposed proposed(Agreement state) {
    return switch (state) {
      case None() -> refuse(AGREEMENT_NOT_FOUND);
      case Proposed a -> a;
    };
  }

  @Override
  public Agreement evolve(Agreement state, AgreementEvent event) {
    return switch (event) {
      case AgreementProposed e ->
          new Proposed(
              Stage.DRAFT,
              new Deal(
                  e.community(),
                  e.organisation(),
                  e.fields(),
                  e.principle(),
                  e.from(),
                  e.until(),
                  e.cadreQuota(),
                  e.boardQuota()),
              Set.of(),
              null,
              state instanceof Proposed before ? before.places() : Set.of(),
              Promise.NOTHING);
      case AgreementSigned e -> ((Proposed) state).signedBy(e.side());
      case AgreementActivated _ -> ((Proposed) state).in(Stage.ACTIVE);
      case AgreementRenewalProposed e ->
          ((Proposed) state).wanting(new Renewal(e.side(), e.until()));
      case AgreementRenewed e -> ((Proposed) state).renewedTo(e.until());
      case AgreementTerminated e -> ended(((Proposed) state).in(Stage.TERMINATED), e.at());
      case AgreementExpired _ -> {
        Proposed a = (Proposed) state;
        yield ended(a.in(Stage.EXPIRED), a.deal().until());
      }
      case BoardPlaceTaken e -> ((Proposed) state).placing(e.task(), e.freed());
      case ObligationsPromised e ->
          ((Proposed) state).promising(Promise.of(e.obligations(), ZoneId.of(e.timeZone())));
      case ObligationMonthOpened e -> owing(state, p -> p.opening(e.month()));
      case SessionCounted e -> owing(state, p -> p.counting(e.session(), e.category(), e.month()));
      case AgreementObligationMet e -> owing(state, p -> p.judging(e.month()));
      case AgreementObligationMissed e -> owing(state, p -> p.judging(e.month()));
    };
  }

  private static Proposed ended(Proposed a, Instant at) {
    return owing(a, p -> p.ending(at));
  }

  private static Proposed owing(Agreement state, UnaryOperator<Promise> how) {
    Proposed a = (Proposed) state;
    return a.promising(how.apply(a.promise()));
  }
}

package org.jiebang.matching.agreement;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.matching.agreement.AgreementRefusal.ILLEGAL_TRANSITION;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jiebang.matching.agreement.Agreement.Deal;
import org.jiebang.matching.agreement.Agreement.None;
import org.jiebang.matching.agreement.Agreement.Proposed;
import org.jiebang.matching.agreement.Agreement.Stage;
import org.jiebang.matching.agreement.AgreementCommand.CloseMonth;
import org.jiebang.matching.agreement.AgreementCommand.CountSession;
import org.jiebang.matching.agreement.AgreementEvent.AgreementObligationMet;
import org.jiebang.matching.agreement.AgreementEvent.AgreementObligationMissed;
import org.jiebang.matching.agreement.AgreementEvent.ObligationMonthOpened;
import org.jiebang.matching.agreement.AgreementEvent.SessionCounted;

/**
 * The monthly check of what was promised. A session is counted on the agreement's own stream, in
 * the command that ends it, so the check reads no lagging view.
 *
 * <p>Only whole months are asked for: not the one in which the agreement begins or ends midway. A
 * session counts for the month in which it was held. One that is counted after its month was closed
 * (the service was down over the turn of the month) may turn a missed obligation into a met one:
 * then a second, late judgement is appended, and the first one stays as what was known then.
 */
final class ObligationRules {

  private ObligationRules() {}

  /** The months begin with the agreement: nothing for one that promises nothing. */
  static List<AgreementEvent> begin(AgreementId id, Proposed a, Instant start, Instant at) {
    Promise p = a.promise();
    return p.obligations().isEmpty()
        ? List.of()
        : List.of(opened(id, a, p.firstWholeMonth(start), at));
  }

  private static ObligationMonthOpened opened(
      AgreementId id, Proposed a, YearMonth month, Instant at) {
    Deal d = a.deal();
    return new ObligationMonthOpened(
        id, d.community(), d.organisation(), month, a.promise().closes(month), at);
  }

  /** Never refused: whatever the agreement says, the session was held. */
  static List<AgreementEvent> count(CountSession c, Agreement state) {
    return switch (state) {
      case None() -> List.of();
      case Proposed a -> count(c, a);
    };
  }

  private static List<AgreementEvent> count(CountSession c, Proposed a) {
    Promise p = a.promise();
    boolean promised = p.obligations().stream().anyMatch(o -> o.covers(c.category()));
    if (!promised || !inForce(a, c.held()) || p.counted(c.session())) {
      return List.of();
    }
    Deal d = a.deal();
    YearMonth month = p.monthOf(c.held());
    var said = new ArrayList<AgreementEvent>();
    said.add(
        new SessionCounted(
            c.agreement(),
            d.community(),
            d.organisation(),
            c.session(),
            c.category(),
            month,
            c.held(),
            c.at()));
    if (p.judged(month)) {
      for (int i = 0; i < p.obligations().size(); i++) {
        Obligation o = p.obligations().get(i);
        int done = p.done(o, month) + 1;
        if (o.covers(c.category()) && done == o.sessions()) {
          said.add(met(c, d, i, o, month, done, true));
        }
      }
    }
    return List.copyOf(said);
  }

  private static boolean inForce(Proposed a, Instant held) {
    boolean begun = !held.isBefore(a.deal().from());
    Instant ended = a.promise().ended();
    return switch (a.stage()) {
      case DRAFT, SIGNED -> false;
      case ACTIVE, RENEWED -> begun;
      case EXPIRED, TERMINATED -> begun && ended != null && held.isBefore(ended);
    };
  }

  static List<AgreementEvent> close(CloseMonth c, Proposed a) {
    Promise p = a.promise();
    YearMonth month = c.month();
    if (!month.equals(p.next()) || c.at().isBefore(p.closes(month))) {
      return refuse(ILLEGAL_TRANSITION);
    }
    Instant ended = p.ended();
    Instant until = ended == null ? a.deal().until() : ended;
    if (p.endOf(month).isAfter(until)) {
      return List.of();
    }
    var said = new ArrayList<AgreementEvent>();
    for (int i = 0; i < p.obligations().size(); i++) {
      said.add(judged(c, a.deal(), i, p.obligations().get(i), p));
    }
    if (a.stage() == Stage.ACTIVE || a.stage() == Stage.RENEWED) {
      said.add(opened(c.agreement(), a, month.plusMonths(1), c.at()));
    }
    return List.copyOf(said);
  }

  private static AgreementEvent judged(CloseMonth c, Deal d, int i, Obligation o, Promise p) {
    int done = p.done(o, c.month());
    return done >= o.sessions()
        ? met(c, d, i, o, c.month(), done, false)
        : new AgreementObligationMissed(
            c.agreement(),
            d.community(),
            d.organisation(),
            i + 1,
            o.kind(),
            c.month(),
            o.sessions(),
            done,
            c.at());
  }

  private static AgreementObligationMet met(
      AgreementCommand c, Deal d, int i, Obligation o, YearMonth month, int done, boolean late) {
    return new AgreementObligationMet(
        c.agreement(),
        d.community(),
        d.organisation(),
        i + 1,
        o.kind(),
        month,
        o.sessions(),
        done,
        late,
        c.at());
  }
}

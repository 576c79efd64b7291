package org.jiebang.needs.tripartite;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.tripartite.TripartiteRefusal.EVIDENCE_REQUIRED;
import static org.jiebang.needs.tripartite.TripartiteRefusal.MATTERS_FULL;
import static org.jiebang.needs.tripartite.TripartiteRefusal.MATTER_ALREADY_DECIDED;
import static org.jiebang.needs.tripartite.TripartiteRefusal.MATTER_ALREADY_SOLVED;
import static org.jiebang.needs.tripartite.TripartiteRefusal.MATTER_NOT_DECIDED;
import static org.jiebang.needs.tripartite.TripartiteRefusal.MATTER_NOT_FOUND;
import static org.jiebang.needs.tripartite.TripartiteRefusal.MATTER_REJECTED;

import java.time.Instant;
import java.util.List;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.needs.tripartite.Tripartite.Matter;
import org.jiebang.needs.tripartite.Tripartite.Running;
import org.jiebang.needs.tripartite.TripartiteCommand.CoordinateMatter;
import org.jiebang.needs.tripartite.TripartiteCommand.DecideMatter;
import org.jiebang.needs.tripartite.TripartiteCommand.RaiseMatter;
import org.jiebang.needs.tripartite.TripartiteCommand.SolveMatter;
import org.jiebang.needs.tripartite.TripartiteCommand.SurveyMatter;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterCoordinated;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterDecided;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterRaised;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterSolved;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterSurveyed;
import org.jspecify.annotations.Nullable;

/** Matters: raised by any of the three, surveyed, decided, taken upward, solved with evidence. */
final class Matters {

  /** Open at a time; far more than three parties can talk about. */
  static final int MOST_OPEN = 200;

  private Matters() {}

  static List<TripartiteEvent> raise(RaiseMatter c, Running t) {
    if (t.openMatters() >= MOST_OPEN) {
      return refuse(MATTERS_FULL);
    }
    return List.of(
        new TripartiteMatterRaised(
            c.tripartite(),
            c.matter(),
            c.party(),
            c.title(),
            c.details(),
            c.forOwners(),
            c.apart(),
            c.at()));
  }

  static List<TripartiteEvent> survey(SurveyMatter c, Running t) {
    open(t, c.matter());
    return List.of(new TripartiteMatterSurveyed(c.tripartite(), c.matter(), c.findings(), c.at()));
  }

  static List<TripartiteEvent> decide(DecideMatter c, Running t) {
    Matter matter = open(t, c.matter());
    return matter.approved() != null
        ? refuse(MATTER_ALREADY_DECIDED)
        : List.of(
            new TripartiteMatterDecided(
                c.tripartite(), c.matter(), c.approved(), c.reason(), c.at()));
  }

  static List<TripartiteEvent> coordinate(CoordinateMatter c, Running t) {
    open(t, c.matter());
    return List.of(
        new TripartiteMatterCoordinated(c.tripartite(), c.matter(), c.office(), c.note(), c.at()));
  }

  static List<TripartiteEvent> solve(SolveMatter c, Running t) {
    return List.of(solving(t, c.matter(), c.party(), c.evidence(), c));
  }

  /** By itself, or at a meeting. */
  static TripartiteEvent solving(
      Running t, MatterId id, Party party, @Nullable Envelope evidence, TripartiteCommand c) {
    Matter matter = open(t, id);
    if (matter.forOwners() && matter.approved() == null) {
      return refuse(MATTER_NOT_DECIDED);
    }
    return evidence == null
        ? refuse(EVIDENCE_REQUIRED)
        : solvedNow(t, id, party, matter.apart(), evidence, c.at());
  }

  private static TripartiteEvent solvedNow(
      Running t, MatterId id, Party party, boolean apart, Envelope evidence, Instant at) {
    return new TripartiteMatterSolved(
        t.tripartite(), t.community(), id, party, apart, evidence, at);
  }

  private static Matter open(Running t, MatterId id) {
    Matter matter = t.matters().get(id);
    if (matter == null) {
      return refuse(MATTER_NOT_FOUND);
    }
    if (matter.solved()) {
      return refuse(MATTER_ALREADY_SOLVED);
    }
    return Boolean.FALSE.equals(matter.approved()) ? refuse(MATTER_REJECTED) : matter;
  }

  static Running raised(Running t, TripartiteMatterRaised e) {
    return t.with(e.matter(), new Matter(e.forOwners(), e.apart(), null, false));
  }

  static Running decided(Running t, TripartiteMatterDecided e) {
    Matter m = known(t, e.matter());
    return t.with(e.matter(), new Matter(m.forOwners(), m.apart(), e.approved(), false));
  }

  static Running solved(Running t, TripartiteMatterSolved e) {
    Matter m = known(t, e.matter());
    return t.with(e.matter(), new Matter(m.forOwners(), m.apart(), m.approved(), true));
  }

  private static Matter known(Running t, MatterId id) {
    Matter matter = t.matters().get(id);
    if (matter == null) {
      throw new IllegalStateException("no such matter in the history: " + id.value());
    }
    return matter;
  }
}

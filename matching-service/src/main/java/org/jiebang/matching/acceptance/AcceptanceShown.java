package org.jiebang.matching.acceptance;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.http.Shown;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.matching.acceptance.AcceptanceBody.Assessment;
import org.jiebang.matching.acceptance.AcceptanceBody.Objection;
import org.jiebang.matching.acceptance.AcceptanceBody.Visit;
import org.jiebang.matching.acceptance.ShownAcceptance.ShownAssessment;
import org.jiebang.matching.acceptance.ShownAcceptance.ShownObjection;
import org.jiebang.matching.acceptance.ShownAcceptance.ShownVisit;
import org.jiebang.matching.evaluation.EvaluationId;
import org.jspecify.annotations.Nullable;

/** Verdicts are sealed until the panel has decided; until then members see only their own. */
@ApplicationScoped
class AcceptanceShown implements Shown<AcceptanceBody, ShownAcceptance> {

  private final PersonKeys keys;
  private final AcceptanceSteps steps;

  AcceptanceShown(CommandHandler commands, PersonKeys keys) {
    this.keys = keys;
    this.steps = new AcceptanceSteps(commands, keys);
  }

  @Override
  public ShownAcceptance show(UUID id, AcceptanceBody b, Caller caller) {
    boolean open = b.outcome() != null;
    boolean words = caller.readsPersonal();
    return new ShownAcceptance(
        b.id(),
        b.state(),
        b.task(),
        b.need(),
        b.community(),
        b.organisation(),
        b.department(),
        EvaluationId.of(b.task()).value(),
        b.criteria(),
        b.members(),
        b.quorum(),
        b.ratingRequired(),
        b.round(),
        b.requestedAt(),
        b.visits().stream().map(v -> visit(id, v, words)).toList(),
        b.assessments().stream()
            .map(a -> assessment(id, a, open || a.member().equals(caller.person()), words))
            .toList(),
        b.outcome() == null ? null : b.outcome().result(),
        b.outcome(),
        b.waived(),
        b.contested() == null ? null : objection(id, b.contested(), words),
        b.finalAt());
  }

  private ShownVisit visit(UUID id, Visit v, boolean words) {
    return new ShownVisit(v.member(), v.at(), words ? text(v.note(), id, "note") : null);
  }

  private ShownAssessment assessment(UUID id, Assessment a, boolean open, boolean words) {
    return new ShownAssessment(
        a.member(),
        a.criterion(),
        a.at(),
        open ? steps.open(id, a.member(), a.criterion(), a.sealed()) : null,
        open && words ? text(a.remark(), id, "remark") : null);
  }

  private ShownObjection objection(UUID id, Objection o, boolean words) {
    return new ShownObjection(
        o.party(), o.by(), o.at(), words ? text(o.reason(), id, "contest") : null);
  }

  private @Nullable String text(@Nullable Envelope envelope, UUID id, String field) {
    return envelope == null ? null : keys.open(envelope, id, field);
  }
}

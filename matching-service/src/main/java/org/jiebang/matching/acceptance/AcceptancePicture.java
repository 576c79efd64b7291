package org.jiebang.matching.acceptance;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.matching.acceptance.AcceptanceBody.Assessment;
import org.jiebang.matching.acceptance.AcceptanceBody.Objection;
import org.jiebang.matching.acceptance.AcceptanceBody.Outcome;
import org.jiebang.matching.acceptance.AcceptanceBody.Visit;
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

/** Folds an acceptance's events into what the API shows. */
public final class AcceptancePicture implements Picture<AcceptanceBody, AcceptanceEvent> {

  @Override
  public Class<AcceptanceBody> body() {
    return AcceptanceBody.class;
  }

  @Override
  public String state(AcceptanceBody body) {
    return body.state();
  }

  @Override
  public AcceptanceBody evolve(@Nullable AcceptanceBody body, Recorded<AcceptanceEvent> fact) {
    if (fact.event() instanceof PanelFormed e) {
      return formed(e);
    }
    return evolve(requireNonNull(body), fact, fact.event());
  }

  private static AcceptanceBody evolve(
      AcceptanceBody b, Recorded<AcceptanceEvent> fact, AcceptanceEvent event) {
    return switch (event) {
      case PanelFormed e -> formed(e);
      case AcceptanceRequested e ->
          b.in("PANEL_FORMED", null, List.of(), null, null)
              .with("PANEL_FORMED", e.round(), e.at(), b.visits(), List.of());
      case AcceptanceVisited e ->
          b.with(
              b.state(),
              b.round(),
              b.requestedAt(),
              plus(b.visits(), new Visit(e.member(), e.at(), e.note())),
              b.assessments());
      case CriterionAssessed e ->
          b.with(
              "REVIEWING",
              b.round(),
              b.requestedAt(),
              b.visits(),
              plus(
                  b.assessments(),
                  new Assessment(e.member(), e.criterion(), e.at(), e.sealed(), e.remark())));
      case QuorumReached _ -> b;
      case AcceptanceDecided e ->
          b.of(e.department())
              .in(
                  "DECIDED",
                  new Outcome(e.result(), e.perCriterion(), e.dissent(), e.at(), e.contestUntil()),
                  List.of(),
                  null,
                  null);
      case ContestWaived e -> b.in(b.state(), b.outcome(), plus(b.waived(), e.party()), null, null);
      case AcceptanceContested e ->
          b.in(
              "CONTESTED",
              b.outcome(),
              b.waived(),
              new Objection(e.party(), fact.meta().actor(), e.at(), e.reason()),
              null);
      case AcceptanceFinal e ->
          b.in(
              "FINAL",
              requireNonNull(b.outcome()).turned(e.result()),
              b.waived(),
              b.contested(),
              e.at());
    };
  }

  private static AcceptanceBody formed(PanelFormed e) {
    return new AcceptanceBody(
        e.acceptance().value(),
        "PANEL_FORMED",
        e.task(),
        e.need(),
        e.community(),
        e.organisation(),
        e.department(),
        e.criteria(),
        e.members(),
        e.quorum(),
        e.ratingRequired(),
        0,
        null,
        List.of(),
        List.of(),
        null,
        List.of(),
        null,
        null);
  }

  private static <T> List<T> plus(List<T> list, T added) {
    return Stream.concat(list.stream(), Stream.of(added)).toList();
  }
}

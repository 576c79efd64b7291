package org.jiebang.needs.report;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.report.ResearchReportBody.SuggestionUptake;
import org.jiebang.needs.report.ResearchReportEvent.ResearchReportDrafted;
import org.jiebang.needs.report.ResearchReportEvent.ResearchReportPublished;
import org.jiebang.needs.report.ResearchReportEvent.ResearchReportReturned;
import org.jiebang.needs.report.ResearchReportEvent.ResearchReportRevised;
import org.jiebang.needs.report.ResearchReportEvent.ResearchReportSubmitted;
import org.jiebang.needs.report.ResearchReportEvent.SuggestionTakenUp;
import org.jspecify.annotations.Nullable;

/** Folds a report's events into what the API shows. */
public final class ResearchReportPicture
    implements Picture<ResearchReportBody, ResearchReportEvent> {

  @Override
  public Class<ResearchReportBody> body() {
    return ResearchReportBody.class;
  }

  @Override
  public String state(ResearchReportBody body) {
    return body.state();
  }

  @Override
  public ResearchReportBody evolve(
      @Nullable ResearchReportBody body, Recorded<ResearchReportEvent> fact) {
    return switch (fact.event()) {
      case ResearchReportDrafted e ->
          new ResearchReportBody(
              e.report().value(),
              "DRAFT",
              e.community().value(),
              e.author(),
              e.content(),
              null,
              null,
              List.of());
      case ResearchReportRevised e -> requireNonNull(body).saying(e.content());
      case ResearchReportSubmitted _ -> requireNonNull(body).now("SUBMITTED", null);
      case ResearchReportReturned e -> requireNonNull(body).now("DRAFT", e.reason());
      case ResearchReportPublished e -> requireNonNull(body).published(e.at());
      case SuggestionTakenUp e ->
          requireNonNull(body)
              .with(
                  new SuggestionUptake(
                      e.suggestion(), e.uptake().kind(), e.uptake().target(), e.at()));
    };
  }
}

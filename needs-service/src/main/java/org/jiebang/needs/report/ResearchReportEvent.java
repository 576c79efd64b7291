package org.jiebang.needs.report;

import java.time.Instant;
import java.util.UUID;
import org.jiebang.needs.place.CommunityId;

/** What can happen to a report. No residents by name: once published anybody reads it. */
public sealed interface ResearchReportEvent {

  ResearchReportId report();

  Instant at();

  record ResearchReportDrafted(
      ResearchReportId report,
      CommunityId community,
      UUID author,
      ReportContent content,
      Instant at)
      implements ResearchReportEvent {}

  record ResearchReportRevised(ResearchReportId report, ReportContent content, Instant at)
      implements ResearchReportEvent {}

  record ResearchReportSubmitted(ResearchReportId report, Instant at)
      implements ResearchReportEvent {}

  record ResearchReportReturned(ResearchReportId report, String reason, Instant at)
      implements ResearchReportEvent {}

  record ResearchReportPublished(ResearchReportId report, Instant at)
      implements ResearchReportEvent {}

  /**
   * @param suggestion its number, from 1
   */
  record SuggestionTakenUp(ResearchReportId report, int suggestion, Uptake uptake, Instant at)
      implements ResearchReportEvent {}
}

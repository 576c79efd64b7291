package org.jiebang.needs.report;

import java.time.Instant;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** What can be asked of a report. */
public sealed interface ResearchReportCommand {

  ResearchReportId report();

  Instant at();

  record DraftReport(
      ResearchReportId report, CommunityId community, ReportContent content, Actor by, Instant at)
      implements ResearchReportCommand {}

  record ReviseReport(ResearchReportId report, ReportContent content, Actor by, Instant at)
      implements ResearchReportCommand {}

  record SubmitReport(ResearchReportId report, Actor by, Instant at)
      implements ResearchReportCommand {}

  record ReturnReport(ResearchReportId report, @Nullable String reason, Instant at)
      implements ResearchReportCommand {}

  record PublishReport(ResearchReportId report, Instant at) implements ResearchReportCommand {}

  /**
   * @param found the community has such a need, project or agenda item
   */
  record TakeUpSuggestion(
      ResearchReportId report, int suggestion, Uptake uptake, boolean found, Instant at)
      implements ResearchReportCommand {}
}

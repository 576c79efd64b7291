package org.jiebang.needs.report;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.needs.report.ResearchReportEvent.ResearchReportDrafted;
import org.jiebang.needs.report.ResearchReportEvent.ResearchReportPublished;
import org.jiebang.needs.report.ResearchReportEvent.ResearchReportReturned;
import org.jiebang.needs.report.ResearchReportEvent.ResearchReportRevised;
import org.jiebang.needs.report.ResearchReportEvent.ResearchReportSubmitted;
import org.jiebang.needs.report.ResearchReportEvent.SuggestionTakenUp;

/** The names of a report's events on disk and on Kafka. */
public final class ResearchReportWire {

  private ResearchReportWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("research-report-drafted", ResearchReportDrafted.class)
        .event("research-report-revised", ResearchReportRevised.class)
        .event("research-report-submitted", ResearchReportSubmitted.class)
        .event("research-report-returned", ResearchReportReturned.class)
        .event("research-report-published", ResearchReportPublished.class)
        .event("suggestion-taken-up", SuggestionTakenUp.class)
        .build();
  }
}

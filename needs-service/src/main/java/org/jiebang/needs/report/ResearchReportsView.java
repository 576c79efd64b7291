package org.jiebang.needs.report;

import org.jiebang.eventsourcing.view.ListView;

/** The list of reports. */
public final class ResearchReportsView
    extends ListView<ResearchReportBody, ResearchReportRow, ResearchReportEvent> {

  public ResearchReportsView() {
    super(
        ResearchReports.INSTANCE,
        new ResearchReportPicture(),
        ResearchReportRow.class,
        ResearchReportRow::new);
  }

  /** Nothing but what every list is filtered by. */
  @Override
  protected void columns(ResearchReportRow row, ResearchReportBody body) {}
}

package org.jiebang.needs.report;

import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.report.ResearchReport.Drafted;
import org.jiebang.needs.report.ResearchReport.Phase;
import org.jiebang.needs.report.ResearchReport.Undrafted;

/** Reports as a kind of stream: owned by the community, seen by everybody once published. */
public final class ResearchReports
    implements Aggregate<ResearchReportCommand, ResearchReport, ResearchReportEvent> {

  public static final ResearchReports INSTANCE = new ResearchReports();

  private final ResearchReportDecider decider = new ResearchReportDecider();

  private ResearchReports() {}

  @Override
  public String name() {
    return "research-report";
  }

  @Override
  public Class<ResearchReportEvent> events() {
    return ResearchReportEvent.class;
  }

  @Override
  public Decider<ResearchReportCommand, ResearchReport, ResearchReportEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(ResearchReport report) {
    return switch (report) {
      case Undrafted() -> "NONE";
      case Drafted drafted -> drafted.phase().name();
    };
  }

  @Override
  public UUID tenantOf(ResearchReport report) {
    return ((Drafted) report).community().value();
  }

  @Override
  public Set<UUID> partiesOf(ResearchReport report) {
    return report instanceof Drafted drafted && drafted.phase() == Phase.PUBLISHED
        ? Set.of(EVERYONE)
        : Set.of();
  }
}

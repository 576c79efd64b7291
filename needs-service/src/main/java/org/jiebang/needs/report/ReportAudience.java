package org.jiebang.needs.report;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.http.Shown;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.needs.place.Offices;
import org.jspecify.annotations.Nullable;

/** Who sees a report before it is published: its author and the offices of the community. */
@Singleton
class ReportAudience implements Shown<ResearchReportBody, ResearchReportBody> {

  private static final String PUBLISHED = ResearchReport.Phase.PUBLISHED.name();

  private final Offices offices;

  ReportAudience(Offices offices) {
    this.offices = offices;
  }

  @Override
  public ResearchReportBody show(UUID id, ResearchReportBody body, Caller caller) {
    return body;
  }

  @Override
  public boolean exists(ResearchReportBody body, Caller caller) {
    return body.state().equals(PUBLISHED)
        || body.author().equals(caller.person())
        || offices.holds(caller, body.community());
  }

  @Nullable Object states(Caller caller, @Nullable UUID community, @Nullable String asked) {
    return offices.states(caller, community, asked, Set.of(PUBLISHED));
  }
}

package org.jiebang.needs.project;

import java.time.Instant;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.place.CommunityId;

/** What can happen to a need as a part of projects. */
public sealed interface ProjectedNeedEvent {

  NeedId need();

  Instant at();

  record NeedTakenIntoProject(NeedId need, CommunityId community, ProjectId project, Instant at)
      implements ProjectedNeedEvent {}

  record NeedReleasedFromProject(NeedId need, ProjectId project, Instant at)
      implements ProjectedNeedEvent {}
}

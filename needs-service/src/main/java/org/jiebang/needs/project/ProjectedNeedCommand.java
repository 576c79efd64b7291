package org.jiebang.needs.project;

import java.time.Instant;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.place.CommunityId;

/** What can be asked of a need as a part of projects. */
public sealed interface ProjectedNeedCommand {

  NeedId need();

  Instant at();

  /** Decided together with the project, which cites the need. */
  record TakeIntoProject(NeedId need, CommunityId community, ProjectId project, Instant at)
      implements ProjectedNeedCommand {}

  /** The project is over or was stopped. */
  record ReleaseNeed(NeedId need, ProjectId project, Instant at) implements ProjectedNeedCommand {}
}

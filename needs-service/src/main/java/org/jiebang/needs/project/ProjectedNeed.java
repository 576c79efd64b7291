package org.jiebang.needs.project;

import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** In which project a need is: in one at a time. */
public sealed interface ProjectedNeed {

  /** In none so far. */
  record Never() implements ProjectedNeed {}

  /**
   * A need that has been in a project.
   *
   * @param project null while it is in none
   */
  record Projected(NeedId need, CommunityId community, @Nullable ProjectId project)
      implements ProjectedNeed {}
}

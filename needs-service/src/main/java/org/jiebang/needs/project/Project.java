package org.jiebang.needs.project;

import java.util.List;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.place.CommunityId;

/** What a project's events add up to. */
public sealed interface Project {

  record Unproposed() implements Project {}

  /** How far a project has come. */
  enum Phase {
    PROPOSED,
    APPROVED,
    ACTIVE,
    FINISHED,
    STOPPED
  }

  /**
   * A project that was drafted from the lists.
   *
   * @param needs at least one, each in no other project
   * @param resources at least one, each allocated to it
   * @param fates of its needs since it was stopped; empty before
   */
  record Drafted(
      ProjectId project,
      CommunityId community,
      Phase phase,
      List<NeedId> needs,
      List<ResourceUse> resources,
      List<StoppedNeed> fates)
      implements Project {

    Drafted with(Phase now) {
      return new Drafted(project, community, now, needs, resources, fates);
    }

    Drafted stopped(List<StoppedNeed> now) {
      return new Drafted(project, community, Phase.STOPPED, needs, resources, now);
    }

    NeedFate fateOf(NeedId need) {
      return fates.stream()
          .filter(f -> f.need().equals(need))
          .map(StoppedNeed::fate)
          .findFirst()
          .orElse(NeedFate.STAYS);
    }
  }
}

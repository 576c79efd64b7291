package org.jiebang.needs.project;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** What can happen to a project. Nothing of the needs but their ids. */
public sealed interface ProjectEvent {

  ProjectId project();

  Instant at();

  /**
   * @param until the last date; included
   */
  record ProjectDrafted(
      ProjectId project,
      CommunityId community,
      String title,
      @Nullable String summary,
      List<NeedId> needs,
      List<ResourceUse> resources,
      LocalDate from,
      LocalDate until,
      Instant at)
      implements ProjectEvent {}

  record ProjectApproved(ProjectId project, Instant at) implements ProjectEvent {}

  record ProjectStarted(ProjectId project, Instant at) implements ProjectEvent {}

  /**
   * @param needs all it was about; they may be in another project now
   */
  record ProjectFinished(
      ProjectId project, @Nullable String outcome, List<NeedId> needs, Instant at)
      implements ProjectEvent {}

  /**
   * @param needs all it was about, with what becomes of them; they may be in another project now
   */
  record ProjectStopped(ProjectId project, String reason, List<StoppedNeed> needs, Instant at)
      implements ProjectEvent {}
}

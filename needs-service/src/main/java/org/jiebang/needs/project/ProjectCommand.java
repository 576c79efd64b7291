package org.jiebang.needs.project;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** What can be asked of a project. */
public sealed interface ProjectCommand {

  ProjectId project();

  Instant at();

  /**
   * Decided together with each need, which is in no other project, and each resource, which is
   * allocated.
   *
   * @param needs as they stand now
   * @param until the last date; included
   */
  record DraftProject(
      ProjectId project,
      CommunityId community,
      String title,
      @Nullable String summary,
      List<CitedNeed> needs,
      List<ResourceUse> resources,
      LocalDate from,
      LocalDate until,
      Instant at)
      implements ProjectCommand {}

  /** Decided together with each of its needs, which gets planned. */
  record ApproveProject(ProjectId project, Instant at) implements ProjectCommand {}

  record StartProject(ProjectId project, Instant at) implements ProjectCommand {}

  /** Decided together with its resources, which are free again. */
  record FinishProject(ProjectId project, @Nullable String outcome, Instant at)
      implements ProjectCommand {}

  /**
   * Decided together with its resources, which are free again.
   *
   * @param needs as they stand now
   */
  record StopProject(ProjectId project, @Nullable String reason, List<CitedNeed> needs, Instant at)
      implements ProjectCommand {}
}

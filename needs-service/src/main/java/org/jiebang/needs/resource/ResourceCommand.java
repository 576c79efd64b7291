package org.jiebang.needs.resource;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.project.ProjectId;
import org.jspecify.annotations.Nullable;

/** What can be asked of a resource. */
public sealed interface ResourceCommand {

  ResourceId resource();

  Instant at();

  /**
   * @param timeZone the community's
   */
  record DraftResource(
      ResourceId resource,
      CommunityId community,
      ZoneId timeZone,
      ResourceKind kind,
      ResourceTerms terms,
      Instant at)
      implements ResourceCommand {}

  record PublishResource(ResourceId resource, Instant at) implements ResourceCommand {}

  record AmendResource(ResourceId resource, ResourceTerms terms, Instant at)
      implements ResourceCommand {}

  record SuspendResource(ResourceId resource, @Nullable String reason, Instant at)
      implements ResourceCommand {}

  record ResumeResource(ResourceId resource, Instant at) implements ResourceCommand {}

  record RetireResource(ResourceId resource, @Nullable String reason, Instant at)
      implements ResourceCommand {}

  /** Decided together with the project, which cites the resource. */
  record AllocateResource(
      ResourceId resource,
      CommunityId community,
      ProjectId project,
      int quantity,
      LocalDate from,
      LocalDate until,
      Instant at)
      implements ResourceCommand {}

  /** Decided together with the project, which is over or was stopped. */
  record ReleaseResource(ResourceId resource, ProjectId project, Instant at)
      implements ResourceCommand {}
}

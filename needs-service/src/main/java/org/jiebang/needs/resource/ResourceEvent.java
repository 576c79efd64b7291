package org.jiebang.needs.resource;

import java.time.Instant;
import java.time.LocalDate;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.project.ProjectId;

/** What can happen to a resource. No persons by name: who publishes it lets anybody read it. */
public sealed interface ResourceEvent {

  ResourceId resource();

  Instant at();

  /**
   * @param timeZone of the community, in which its openings and dates are said
   */
  record ResourceDrafted(
      ResourceId resource,
      CommunityId community,
      String timeZone,
      ResourceKind kind,
      ResourceTerms terms,
      Instant at)
      implements ResourceEvent {}

  record ResourcePublished(ResourceId resource, Instant at) implements ResourceEvent {}

  /**
   * @param edition from 2
   */
  record ResourceAmended(ResourceId resource, int edition, ResourceTerms terms, Instant at)
      implements ResourceEvent {}

  record ResourceSuspended(ResourceId resource, String reason, Instant at)
      implements ResourceEvent {}

  record ResourceResumed(ResourceId resource, Instant at) implements ResourceEvent {}

  record ResourceRetired(ResourceId resource, String reason, Instant at) implements ResourceEvent {}

  /**
   * @param quantity of its capacity
   * @param until the last date; included
   */
  record ResourceAllocated(
      ResourceId resource,
      ProjectId project,
      int quantity,
      LocalDate from,
      LocalDate until,
      Instant at)
      implements ResourceEvent {}

  record ResourceReleased(ResourceId resource, ProjectId project, Instant at)
      implements ResourceEvent {}
}

package org.jiebang.needs.resource;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.project.ProjectId;

/** What a resource's events add up to. */
public sealed interface Resource {

  record Undrafted() implements Resource {}

  /** How far a resource has come. */
  enum Phase {
    DRAFT,
    PUBLISHED,
    SUSPENDED,
    RETIRED
  }

  /**
   * A resource that was drafted.
   *
   * @param edition of its terms: from 1, one more with each amendment
   * @param allocations that have not been released; owned by this stream, so two projects can never
   *     both get what is left
   */
  record Drafted(
      ResourceId resource,
      CommunityId community,
      ZoneId timeZone,
      ResourceKind kind,
      Phase phase,
      ResourceTerms terms,
      int edition,
      Map<ProjectId, Allocation> allocations)
      implements Resource {

    Drafted with(Phase now) {
      return new Drafted(resource, community, timeZone, kind, now, terms, edition, allocations);
    }

    Drafted with(ResourceTerms now, int version) {
      return new Drafted(resource, community, timeZone, kind, phase, now, version, allocations);
    }

    Drafted with(Allocation allocation) {
      var more = new LinkedHashMap<>(allocations);
      more.put(allocation.project(), allocation);
      return new Drafted(resource, community, timeZone, kind, phase, terms, edition, more);
    }

    Drafted without(ProjectId project) {
      var less = new LinkedHashMap<>(allocations);
      less.remove(project);
      return new Drafted(resource, community, timeZone, kind, phase, terms, edition, less);
    }

    LocalDate dateOf(Instant at) {
      return LocalDate.ofInstant(at, timeZone);
    }

    /** What nobody uses on any date of a period. */
    public int left(LocalDate from, LocalDate until) {
      return terms.capacity() - Usage.peak(from, until, allocations.values());
    }
  }
}

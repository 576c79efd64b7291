package org.jiebang.needs.resource;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.resource.ResourceRefusal.RESOURCE_EXPIRED;
import static org.jiebang.needs.resource.ResourceRefusal.RESOURCE_FULL;
import static org.jiebang.needs.resource.ResourceRefusal.RESOURCE_NOT_FOUND;
import static org.jiebang.needs.resource.ResourceRefusal.RESOURCE_NOT_PUBLISHED;
import static org.jiebang.needs.resource.ResourceRefusal.RESOURCE_SUSPENDED;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.Refusal;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.needs.resource.Resource.Drafted;
import org.jiebang.needs.resource.ResourceCommand.AllocateResource;
import org.jiebang.needs.resource.ResourceCommand.ReleaseResource;
import org.jiebang.needs.resource.ResourceEvent.ResourceAllocated;
import org.jiebang.needs.resource.ResourceEvent.ResourceReleased;

/** Who gets how much of a resource, and when: first come, first served, as far as it reaches. */
final class Allocating {

  private final ResourcePolicy policy;

  Allocating(ResourcePolicy policy) {
    this.policy = policy;
  }

  List<ResourceEvent> allocate(AllocateResource c, Drafted resource) {
    if (!c.community().equals(resource.community())) {
      return refuse(RESOURCE_NOT_FOUND);
    }
    switch (resource.phase()) {
      case DRAFT -> throw of(resource, RESOURCE_NOT_PUBLISHED);
      case SUSPENDED -> throw of(resource, RESOURCE_SUSPENDED);
      case RETIRED -> throw of(resource, RESOURCE_EXPIRED);
      case PUBLISHED -> {}
    }
    if (resource.allocations().containsKey(c.project())) {
      return List.of();
    }
    if (!resource.terms().validThroughout(c.from(), c.until())) {
      throw of(resource, RESOURCE_EXPIRED);
    }
    if (c.quantity() > resource.left(c.from(), c.until())
        || resource.allocations().size() >= policy.mostAllocations()) {
      throw of(resource, RESOURCE_FULL);
    }
    return List.of(
        new ResourceAllocated(
            c.resource(), c.project(), c.quantity(), c.from(), c.until(), c.at()));
  }

  /** A project names several, so it is told which one. */
  private static Rejected of(Drafted resource, Refusal why) {
    return new Rejected(why, Map.of("resource", resource.resource().value()));
  }

  /** What a project does not use any more it may give back whatever has become of the resource. */
  List<ResourceEvent> release(ReleaseResource c, Drafted resource) {
    return resource.allocations().containsKey(c.project())
        ? List.of(new ResourceReleased(c.resource(), c.project(), c.at()))
        : List.of();
  }

  /** Whether {@code terms} leave every project what it was given, from today on. */
  static boolean carries(ResourceTerms terms, Drafted resource, LocalDate today) {
    var open = resource.allocations().values().stream().filter(a -> !a.over(today)).toList();
    return open.stream()
        .allMatch(
            a -> {
              LocalDate from = a.from().isBefore(today) ? today : a.from();
              return terms.validThroughout(from, a.until())
                  && Usage.peak(from, a.until(), open) <= terms.capacity();
            });
  }
}

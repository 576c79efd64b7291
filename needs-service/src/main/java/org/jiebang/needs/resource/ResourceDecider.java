package org.jiebang.needs.resource;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.resource.ResourceRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.needs.resource.ResourceRefusal.REASON_REQUIRED;
import static org.jiebang.needs.resource.ResourceRefusal.RESOURCE_EXPIRED;
import static org.jiebang.needs.resource.ResourceRefusal.RESOURCE_IN_USE;
import static org.jiebang.needs.resource.ResourceRefusal.RESOURCE_NOT_FOUND;
import static org.jiebang.needs.resource.ResourceRefusal.SCHEDULE_INVALID;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.needs.resource.Resource.Drafted;
import org.jiebang.needs.resource.Resource.Phase;
import org.jiebang.needs.resource.Resource.Undrafted;
import org.jiebang.needs.resource.ResourceCommand.AllocateResource;
import org.jiebang.needs.resource.ResourceCommand.AmendResource;
import org.jiebang.needs.resource.ResourceCommand.DraftResource;
import org.jiebang.needs.resource.ResourceCommand.PublishResource;
import org.jiebang.needs.resource.ResourceCommand.ReleaseResource;
import org.jiebang.needs.resource.ResourceCommand.ResumeResource;
import org.jiebang.needs.resource.ResourceCommand.RetireResource;
import org.jiebang.needs.resource.ResourceCommand.SuspendResource;
import org.jiebang.needs.resource.ResourceEvent.ResourceAllocated;
import org.jiebang.needs.resource.ResourceEvent.ResourceAmended;
import org.jiebang.needs.resource.ResourceEvent.ResourceDrafted;
import org.jiebang.needs.resource.ResourceEvent.ResourcePublished;
import org.jiebang.needs.resource.ResourceEvent.ResourceReleased;
import org.jiebang.needs.resource.ResourceEvent.ResourceResumed;
import org.jiebang.needs.resource.ResourceEvent.ResourceRetired;
import org.jiebang.needs.resource.ResourceEvent.ResourceSuspended;
import org.jspecify.annotations.Nullable;

/** The rules of a resource: drafted, published, used by projects as far as it reaches, retired. */
final class ResourceDecider implements Decider<ResourceCommand, Resource, ResourceEvent> {

  private final Allocating allocating;

  ResourceDecider(ResourcePolicy policy) {
    this.allocating = new Allocating(policy);
  }

  @Override
  public Resource initial() {
    return new Undrafted();
  }

  @Override
  public List<ResourceEvent> decide(ResourceCommand command, Resource state) {
    return switch (command) {
      case DraftResource c ->
          switch (state) {
            case Undrafted() -> draft(c);
            case Drafted _ -> refuse(ILLEGAL_TRANSITION);
          };
      case PublishResource c -> publish(c, drafted(state));
      case AmendResource c -> amend(c, drafted(state));
      case SuspendResource c -> {
        in(drafted(state), Phase.PUBLISHED);
        yield List.of(new ResourceSuspended(c.resource(), reason(c.reason()), c.at()));
      }
      case ResumeResource c -> {
        in(drafted(state), Phase.SUSPENDED);
        yield List.of(new ResourceResumed(c.resource(), c.at()));
      }
      case RetireResource c -> retire(c, drafted(state));
      case AllocateResource c -> allocating.allocate(c, drafted(state));
      case ReleaseResource c -> allocating.release(c, drafted(state));
    };
  }

  private static List<ResourceEvent> draft(DraftResource c) {
    consistent(c.terms());
    return List.of(
        new ResourceDrafted(
            c.resource(), c.community(), c.timeZone().getId(), c.kind(), c.terms(), c.at()));
  }

  private static List<ResourceEvent> publish(PublishResource c, Drafted resource) {
    in(resource, Phase.DRAFT);
    LocalDate last = resource.terms().validUntil();
    return last != null && last.isBefore(resource.dateOf(c.at()))
        ? refuse(RESOURCE_EXPIRED)
        : List.of(new ResourcePublished(c.resource(), c.at()));
  }

  private static List<ResourceEvent> amend(AmendResource c, Drafted resource) {
    in(resource, Phase.DRAFT, Phase.PUBLISHED, Phase.SUSPENDED);
    consistent(c.terms());
    if (c.terms().equals(resource.terms())) {
      return List.of();
    }
    return Allocating.carries(c.terms(), resource, resource.dateOf(c.at()))
        ? List.of(new ResourceAmended(c.resource(), resource.edition() + 1, c.terms(), c.at()))
        : refuse(RESOURCE_IN_USE);
  }

  private static List<ResourceEvent> retire(RetireResource c, Drafted resource) {
    in(resource, Phase.DRAFT, Phase.PUBLISHED, Phase.SUSPENDED);
    String reason = reason(c.reason());
    LocalDate today = resource.dateOf(c.at());
    return resource.allocations().values().stream().allMatch(a -> a.over(today))
        ? List.of(new ResourceRetired(c.resource(), reason, c.at()))
        : refuse(RESOURCE_IN_USE);
  }

  private static void consistent(ResourceTerms terms) {
    String field = terms.contradiction();
    if (field != null) {
      throw new Rejected(SCHEDULE_INVALID, Map.of("field", field));
    }
  }

  private static void in(Drafted resource, Phase... phases) {
    if (!Arrays.asList(phases).contains(resource.phase())) {
      refuse(ILLEGAL_TRANSITION);
    }
  }

  private static String reason(@Nullable String reason) {
    return reason == null || reason.isBlank() ? refuse(REASON_REQUIRED) : reason;
  }

  @Override
  public Resource evolve(Resource state, ResourceEvent event) {
    return switch (event) {
      case ResourceDrafted e ->
          new Drafted(
              e.resource(),
              e.community(),
              ZoneId.of(e.timeZone()),
              e.kind(),
              Phase.DRAFT,
              e.terms(),
              1,
              Map.of());
      case ResourcePublished _ -> ((Drafted) state).with(Phase.PUBLISHED);
      case ResourceAmended e -> ((Drafted) state).with(e.terms(), e.edition());
      case ResourceSuspended _ -> ((Drafted) state).with(Phase.SUSPENDED);
      case ResourceResumed _ -> ((Drafted) state).with(Phase.PUBLISHED);
      case ResourceRetired _ -> ((Drafted) state).with(Phase.RETIRED);
      case ResourceAllocated e ->
          ((Drafted) state).with(new Allocation(e.project(), e.quantity(), e.from(), e.until()));
      case ResourceReleased e -> ((Drafted) state).without(e.project());
    };
  }

  private static Drafted drafted(Resource state) {
    return switch (state) {
      case Drafted resource -> resource;
      case Undrafted() -> refuse(RESOURCE_NOT_FOUND);
    };
  }
}

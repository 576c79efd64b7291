package org.jiebang.needs.resource;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.resource.ResourceEvent.ResourceAllocated;
import org.jiebang.needs.resource.ResourceEvent.ResourceAmended;
import org.jiebang.needs.resource.ResourceEvent.ResourceDrafted;
import org.jiebang.needs.resource.ResourceEvent.ResourcePublished;
import org.jiebang.needs.resource.ResourceEvent.ResourceReleased;
import org.jiebang.needs.resource.ResourceEvent.ResourceResumed;
import org.jiebang.needs.resource.ResourceEvent.ResourceRetired;
import org.jiebang.needs.resource.ResourceEvent.ResourceSuspended;
import org.jspecify.annotations.Nullable;

/** Folds a resource's events into what the API shows. */
public final class ResourcePicture implements Picture<ResourceBody, ResourceEvent> {

  @Override
  public Class<ResourceBody> body() {
    return ResourceBody.class;
  }

  @Override
  public String state(ResourceBody body) {
    return body.state();
  }

  @Override
  public ResourceBody evolve(@Nullable ResourceBody body, Recorded<ResourceEvent> fact) {
    if (fact.event() instanceof ResourceDrafted e) {
      return new ResourceBody(
          e.resource().value(),
          "DRAFT",
          e.community().value(),
          e.timeZone(),
          e.kind(),
          1,
          e.terms(),
          null,
          List.of());
    }
    ResourceBody b = requireNonNull(body);
    return switch (fact.event()) {
      case ResourceDrafted _ -> b;
      case ResourcePublished _, ResourceResumed _ -> b.now("PUBLISHED", null);
      case ResourceAmended e -> b.now(e.edition(), e.terms());
      case ResourceSuspended e -> b.now("SUSPENDED", e.reason());
      case ResourceRetired e -> b.now("RETIRED", e.reason());
      case ResourceAllocated e -> {
        var more = new ArrayList<>(b.allocations());
        more.add(new Allocation(e.project(), e.quantity(), e.from(), e.until()));
        yield b.now(List.copyOf(more));
      }
      case ResourceReleased e ->
          b.now(b.allocations().stream().filter(a -> !a.project().equals(e.project())).toList());
    };
  }
}

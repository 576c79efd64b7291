package org.jiebang.needs.resource;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.needs.resource.ResourceEvent.ResourceAllocated;
import org.jiebang.needs.resource.ResourceEvent.ResourceAmended;
import org.jiebang.needs.resource.ResourceEvent.ResourceDrafted;
import org.jiebang.needs.resource.ResourceEvent.ResourcePublished;
import org.jiebang.needs.resource.ResourceEvent.ResourceReleased;
import org.jiebang.needs.resource.ResourceEvent.ResourceResumed;
import org.jiebang.needs.resource.ResourceEvent.ResourceRetired;
import org.jiebang.needs.resource.ResourceEvent.ResourceSuspended;

/** The names of a resource's events on disk and on Kafka. */
public final class ResourceWire {

  private ResourceWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("resource-drafted", ResourceDrafted.class)
        .event("resource-published", ResourcePublished.class)
        .event("resource-amended", ResourceAmended.class)
        .event("resource-suspended", ResourceSuspended.class)
        .event("resource-resumed", ResourceResumed.class)
        .event("resource-retired", ResourceRetired.class)
        .event("resource-allocated", ResourceAllocated.class)
        .event("resource-released", ResourceReleased.class)
        .build();
  }
}

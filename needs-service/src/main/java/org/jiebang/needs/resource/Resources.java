package org.jiebang.needs.resource;

import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.resource.Resource.Drafted;
import org.jiebang.needs.resource.Resource.Phase;
import org.jiebang.needs.resource.Resource.Undrafted;

/** Resources as a kind of stream: owned by the community, seen by everybody while published. */
public final class Resources implements Aggregate<ResourceCommand, Resource, ResourceEvent> {

  public static final Resources INSTANCE = new Resources();

  private final ResourceDecider decider = new ResourceDecider(ResourcePolicy.DEFAULT);

  private Resources() {}

  @Override
  public String name() {
    return "resource";
  }

  @Override
  public Class<ResourceEvent> events() {
    return ResourceEvent.class;
  }

  @Override
  public Decider<ResourceCommand, Resource, ResourceEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Resource resource) {
    return switch (resource) {
      case Undrafted() -> "NONE";
      case Drafted drafted -> drafted.phase().name();
    };
  }

  @Override
  public UUID tenantOf(Resource resource) {
    return ((Drafted) resource).community().value();
  }

  @Override
  public Set<UUID> partiesOf(Resource resource) {
    return resource instanceof Drafted drafted && drafted.phase() == Phase.PUBLISHED
        ? Set.of(EVERYONE)
        : Set.of();
  }
}

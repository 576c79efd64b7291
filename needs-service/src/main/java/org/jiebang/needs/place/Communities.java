package org.jiebang.needs.place;

import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.place.Community.Registered;
import org.jiebang.needs.place.Community.Unregistered;

/** Communities as a kind of stream: each owns itself and is seen by everybody who is signed in. */
public final class Communities implements Aggregate<CommunityCommand, Community, CommunityEvent> {

  public static final Communities INSTANCE = new Communities();

  private final CommunityDecider decider = new CommunityDecider(PlacePolicy.DEFAULT);

  private Communities() {}

  @Override
  public String name() {
    return "community";
  }

  @Override
  public Class<CommunityEvent> events() {
    return CommunityEvent.class;
  }

  @Override
  public Decider<CommunityCommand, Community, CommunityEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Community state) {
    return switch (state) {
      case Unregistered() -> "NONE";
      case Registered r -> r.open() ? "OPEN" : "CLOSED";
    };
  }

  @Override
  public UUID tenantOf(Community state) {
    return ((Registered) state).id().value();
  }

  @Override
  public Set<UUID> partiesOf(Community state) {
    return Set.of(EVERYONE);
  }
}

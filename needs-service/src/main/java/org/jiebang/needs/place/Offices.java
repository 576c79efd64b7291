package org.jiebang.needs.place;

import static org.jiebang.eventsourcing.identity.Role.CNC;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.GRD;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jiebang.eventsourcing.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * The offices of a community, who see what is being prepared there. Whoever else lives or serves
 * there sees it when it is released.
 */
@Singleton
public class Offices {

  private static final Set<Role> OFFICES = Set.of(COM, GRD, CNC, DIS);

  private final Hierarchy hierarchy;

  Offices(Hierarchy hierarchy) {
    this.hierarchy = hierarchy;
  }

  /**
   * True for who holds one of the community, or of the district above.
   *
   * @param community null: true for who holds nothing else, wherever that is
   */
  public boolean holds(Caller caller, @Nullable UUID community) {
    return community == null
        ? !caller.grants().isEmpty()
            && caller.grants().stream().allMatch(grant -> OFFICES.contains(grant.role()))
        : caller.grant(OFFICES, scope -> hierarchy.covers(scope, community)) != null;
  }
}

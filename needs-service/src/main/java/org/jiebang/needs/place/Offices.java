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

  /** True for who holds one of the community, or of the district above. */
  public boolean holds(Caller caller, UUID community) {
    return caller.grant(OFFICES, scope -> hierarchy.covers(scope, community)) != null;
  }

  /**
   * The states that a list is asked for, of those that the caller may see.
   *
   * @param community null: wherever the caller belongs
   * @param asked one of them; null: all
   * @param released those that everybody of the place sees
   * @return a filter's value; null: none is left out
   */
  public @Nullable Object states(
      Caller caller, @Nullable UUID community, @Nullable String asked, Set<String> released) {
    boolean all =
        community == null
            ? caller.grants().stream().allMatch(grant -> OFFICES.contains(grant.role()))
            : holds(caller, community);
    if (all) {
      return asked;
    }
    return released.stream().filter(state -> asked == null || asked.equals(state)).toList();
  }
}

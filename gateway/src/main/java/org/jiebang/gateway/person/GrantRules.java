package org.jiebang.gateway.person;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DEP;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.GRD;
import static org.jiebang.eventsourcing.identity.Role.MER;
import static org.jiebang.eventsourcing.identity.Role.OPS;
import static org.jiebang.eventsourcing.identity.Role.PNL;
import static org.jiebang.eventsourcing.identity.Role.RES;
import static org.jiebang.eventsourcing.identity.Role.SYS;
import static org.jiebang.eventsourcing.identity.Role.UNI;
import static org.jiebang.eventsourcing.identity.Role.VOL;

import java.util.Map;
import java.util.Set;
import org.jiebang.eventsourcing.identity.Grant;
import org.jiebang.eventsourcing.identity.Role;

/**
 * Who may give which role where. Nobody gives what their own grants do not cover: a district
 * anything inside it but its own office, which is a district's, a community desk the roles of its
 * own neighbourhood, a university those of its departments and volunteers.
 */
final class GrantRules {

  /** Roles that a desk below the district may give; a role that is not a key gives none. */
  private static final Map<Role, Set<Role>> GIVES =
      Map.of(COM, Set.of(RES, VOL, GRD, PNL, MER), UNI, Set.of(DEP, VOL));

  /** Nobody gives these: the system has no token, and the operator comes with the installation. */
  private static final Set<Role> NOT_GIVEN = Set.of(SYS, OPS);

  private GrantRules() {}

  static boolean mayGive(Authority authority, Grant grant) {
    // A committee of a community would pass for one of a district with its id.
    return mayTake(authority, grant) && (grant.role() != DIS || grant.kind().equals("district"));
  }

  static boolean mayTake(Authority authority, Grant grant) {
    Authority.Place place = authority.places().get(grant.scope());
    if (place == null || !place.kind().equals(grant.kind()) || NOT_GIVEN.contains(grant.role())) {
      return false;
    }
    return authority.held().stream()
        .anyMatch(
            held ->
                place.chain().contains(held.scope())
                    && (held.role() == DIS
                        ? held.kind().equals("district")
                        : GIVES.getOrDefault(held.role(), Set.of()).contains(grant.role())));
  }
}

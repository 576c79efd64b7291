package org.jiebang.gateway.feed;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.Rights;
import org.jiebang.eventsourcing.identity.Role;

/**
 * What one caller may see of the feed; asked many times in one request, so it remembers.
 *
 * <p>The feed carries facts as they were published, before any service decides what to show of
 * them: who lives in a community, or serves there, sees in it what concerns them and what is for
 * everybody. Only who holds an office there sees the rest.
 */
public final class Sight {

  private static final Set<Role> OFFICES =
      EnumSet.of(Role.COM, Role.GRD, Role.DIS, Role.UNI, Role.DEP, Role.TEAM, Role.HUB, Role.ORG);

  private record Ownership(UUID tenant, List<UUID> parties) {}

  private final Rights rights;
  private final Caller caller;
  private final Map<Ownership, Boolean> known = new HashMap<>();

  public Sight(Rights rights, Caller caller) {
    this.rights = rights;
    this.caller =
        new Caller(
            caller.person(),
            caller.grants().stream().filter(g -> OFFICES.contains(g.role())).toList(),
            caller.client());
  }

  public boolean sees(PublishedFact fact) {
    return known.computeIfAbsent(
        new Ownership(fact.tenant(), fact.parties()),
        of -> rights.sees(caller, of.tenant(), Set.copyOf(of.parties())));
  }
}

package org.jiebang.gateway.feed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.Rights;

/** What one caller may see of the feed; asked many times in one request, so it remembers. */
public final class Sight {

  private record Ownership(UUID tenant, List<UUID> parties) {}

  private final Rights rights;
  private final Caller caller;
  private final Map<Ownership, Boolean> known = new HashMap<>();

  public Sight(Rights rights, Caller caller) {
    this.rights = rights;
    this.caller = caller;
  }

  public boolean sees(PublishedFact fact) {
    return known.computeIfAbsent(
        new Ownership(fact.tenant(), fact.parties()),
        of -> rights.sees(caller, of.tenant(), Set.copyOf(of.parties())));
  }
}

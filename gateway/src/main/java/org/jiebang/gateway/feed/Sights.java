package org.jiebang.gateway.feed;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.Grant;
import org.jiebang.eventsourcing.identity.Role;

/** What callers, and scopes, may see of the feed. */
@Singleton
public class Sights {

  private final Places places;

  Sights(Places places) {
    this.places = places;
  }

  public Sight of(Caller caller) {
    return new Sight(places, caller, true);
  }

  /**
   * What concerns {@code scope}: facts that it, or something below it, owns or is a party to. Less
   * than an office there sees, which sees what is for everybody, too.
   */
  public Sight within(UUID scope) {
    String kind = places.isCommunity(scope) ? "community" : "scope";
    return new Sight(
        places,
        new Caller(Aggregate.EVERYONE, List.of(new Grant(Role.COM, kind, scope)), null),
        false);
  }
}

package org.jiebang.eventsourcing.http;

import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.Rights;
import org.jiebang.eventsourcing.wire.Wire;

/** What every endpoint needs of its service, and of the request at hand. */
record Edge(
    CommandHandler handler,
    Rights rights,
    Clock clock,
    Wire wire,
    CurrentRequest request,
    CurrentCaller caller,
    ListPages pages,
    Fingerprint fingerprint) {

  boolean sees(UUID tenant, Set<UUID> parties) {
    return rights.sees(caller.get(), tenant, parties);
  }

  /**
   * The caller in the role in which they act.
   *
   * @throws Rejected {@code ROLE_NOT_ALLOWED}
   */
  Actor actor(UUID tenant, Set<UUID> parties) {
    Caller who = caller.get();
    Actor actor = rights.actor(request.rule(), who, tenant, parties);
    if (actor == null) {
      throw new Rejected(HttpRefusal.ROLE_NOT_ALLOWED);
    }
    return actor;
  }
}

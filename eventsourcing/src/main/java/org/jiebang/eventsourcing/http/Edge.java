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
import org.jspecify.annotations.Nullable;

/**
 * What every endpoint needs of its service, and of the request at hand.
 *
 * @param cachedBodies how many folded bodies an endpoint keeps
 */
record Edge(
    CommandHandler handler,
    Rights rights,
    Clock clock,
    Wire wire,
    CurrentRequest request,
    CurrentCaller caller,
    ListPages pages,
    Fingerprint fingerprint,
    Forwarding forwarding,
    AnswerSize size,
    int cachedBodies) {

  boolean sees(UUID tenant, Set<UUID> parties) {
    return rights.sees(caller.get(), tenant, parties);
  }

  /** Whether the operation at hand shows it to the caller. */
  boolean reads(UUID tenant, Set<UUID> parties) {
    return rights.reads(request.rule(), caller.get(), tenant, parties);
  }

  /**
   * @param override why they act in a community's place; null: they do not
   */
  record Acting(Actor actor, @Nullable String override) {}

  /**
   * The caller in the role in which they act, or as the district that overrides.
   *
   * @throws Rejected {@code ROLE_NOT_ALLOWED}, {@code OVERRIDE_REASON_REQUIRED}
   */
  Acting acting(UUID tenant, Set<UUID> parties) {
    return acting(rights, request, caller.get(), tenant, parties);
  }

  /** As {@link #acting(UUID, Set)}, for what is no endpoint of one aggregate. */
  static Acting acting(
      Rights rights, CurrentRequest request, Caller who, UUID tenant, Set<UUID> parties) {
    Actor actor = rights.actor(request.rule(), who, tenant, parties);
    if (actor != null) {
      return new Acting(actor, null);
    }
    Actor district = rights.overriding(request.rule(), who, tenant);
    if (district == null) {
      throw new Rejected(HttpRefusal.ROLE_NOT_ALLOWED);
    }
    return new Acting(district, OverrideReason.of(request.header(OverrideReason.HEADER)));
  }
}

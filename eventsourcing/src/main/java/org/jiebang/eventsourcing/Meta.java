package org.jiebang.eventsourcing;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is stored beside every event about how it came to be. No names, no addresses: ids only.
 *
 * @param actor the person who acted; null for the system's clock and policies
 * @param role the role acted in, e.g. {@code GRD}; {@code SYS} for clock and policy
 * @param client the partner app that carried the request, if any
 * @param causation the fact or request that caused this one, e.g. {@code matching/17/4711}
 * @param correlation the root need's id: all events of one story share it
 * @param parties who besides the tenant may see the event: communities, organisations, persons, or
 *     {@link Aggregate#EVERYONE}
 * @param trace W3C trace id, if any
 * @param fingerprint of the request's content, to tell a repeat from a reused key; only on a
 *     command's first event
 * @param override why a district acted in a community's place, in its own words; null: it did not
 */
public record Meta(
    @Nullable UUID actor,
    String role,
    @Nullable String client,
    @Nullable String causation,
    UUID correlation,
    Set<UUID> parties,
    @Nullable String trace,
    @Nullable String fingerprint,
    @Nullable String override) {

  /** What was done by whoever it belongs to. */
  public Meta(
      @Nullable UUID actor,
      String role,
      @Nullable String client,
      @Nullable String causation,
      UUID correlation,
      Set<UUID> parties,
      @Nullable String trace,
      @Nullable String fingerprint) {
    this(actor, role, client, causation, correlation, parties, trace, fingerprint, null);
  }
}

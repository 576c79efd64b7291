package org.jiebang.eventsourcing.identity;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, from the verified token.
 *
 * @param person the token's {@code sub}
 * @param grants at most 64
 * @param client the partner app, if any
 */
public record Caller(UUID person, List<Grant> grants, @Nullable String client) {

  /** The scopes at which this caller holds any role: communities, organisations, districts. */
  public Set<UUID> scopes() {
    return grants.stream()
        .map(Grant::scope)
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }

  /**
   * The first grant with one of {@code roles} whose scope passes {@code where}; null when there is
   * none.
   */
  public @Nullable Grant grant(Set<Role> roles, Predicate<UUID> where) {
    for (Grant grant : grants) {
      if (roles.contains(grant.role()) && where.test(grant.scope())) {
        return grant;
      }
    }
    return null;
  }
}

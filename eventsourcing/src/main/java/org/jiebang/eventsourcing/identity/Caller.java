package org.jiebang.eventsourcing.identity;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, from the verified token.
 *
 * @param person the token's {@code sub}; the client's own id when a partner app acts for itself
 * @param grants at most 64
 * @param client the partner app, if any
 * @param scope what that app was given, e.g. {@code needs:write}; means nothing without one
 * @param secret the name of the secret that the app had the token for; null where the issuer does
 *     not say
 */
public record Caller(
    UUID person,
    List<Grant> grants,
    @Nullable String client,
    Set<String> scope,
    @Nullable String secret) {

  /** A caller whose token does not say for which secret it was given. */
  public Caller(UUID person, List<Grant> grants, @Nullable String client, Set<String> scope) {
    this(person, grants, client, scope, null);
  }

  /** A caller without partner app, or whose app was given nothing. */
  public Caller(UUID person, List<Grant> grants, @Nullable String client) {
    this(person, grants, client, Set.of());
  }

  /**
   * Whether anything personal is shown to the caller at all; whose, is decided by who they are. A
   * partner app must have been given {@link PartnerScope#PERSONAL_READ}.
   */
  public boolean readsPersonal() {
    return PartnerScope.lets(this, PartnerScope.PERSONAL_READ);
  }

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

package org.jiebang.eventsourcing.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.identity.AccessRule;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.InvalidToken;
import org.jiebang.eventsourcing.identity.RequestCaller;
import org.jiebang.eventsourcing.identity.Role;
import org.jiebang.eventsourcing.identity.ServiceToken;
import org.jiebang.eventsourcing.identity.TokenCheck;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * The first thing every request to a resource meets: who is calling, and may they call this at all?
 * Where a role must be held is decided later, when the aggregate is known.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
class AccessFilter implements ContainerRequestFilter {

  private static final String BEARER = "Bearer ";

  private final TokenCheck tokens;
  private final ServiceToken serviceToken;
  private final RequestCaller caller;
  private final CurrentRequest request;
  private final Map<Method, Optional<AccessRule>> rules = new ConcurrentHashMap<>();

  @Context ResourceInfo operation;

  @NullUnmarked // operation is set by JAX-RS
  AccessFilter(
      TokenCheck tokens, ServiceToken serviceToken, RequestCaller caller, CurrentRequest request) {
    this.tokens = tokens;
    this.serviceToken = serviceToken;
    this.caller = caller;
    this.request = request;
  }

  @Override
  public void filter(ContainerRequestContext context) {
    AccessRule rule = rule();
    if (rule == null) {
      throw new Rejected(HttpRefusal.ROLE_NOT_ALLOWED);
    }
    request.rule(rule);
    switch (rule) {
      case AccessRule.Anybody() -> {}
      case AccessRule.OwnServices() -> {
        if (!serviceToken.is(bearer(context))) {
          throw InvalidToken.refused();
        }
      }
      case AccessRule.AnyCaller() -> caller.is(tokens.check(bearer(context)));
      case AccessRule.Roles roles -> {
        Caller verified = tokens.check(bearer(context));
        if (verified.grant(Set.copyOf(roles.roles()), scope -> true) == null
            && !mayOverride(context, roles, verified)) {
          throw new Rejected(HttpRefusal.ROLE_NOT_ALLOWED);
        }
        caller.is(verified);
      }
    }
  }

  /**
   * Whether it is the district's to override is known only with the aggregate, so {@link Edge}
   * decides. Commands only: every one of them goes through it, while some reads look for
   * themselves.
   */
  private static boolean mayOverride(
      ContainerRequestContext context, AccessRule.Roles roles, Caller caller) {
    return context.getMethod().equals(HttpMethod.POST)
        && roles.overridable()
        && caller.grant(Set.of(Role.DIS), scope -> true) != null;
  }

  private @Nullable AccessRule rule() {
    return rules
        .computeIfAbsent(
            operation.getResourceMethod(),
            method -> Optional.ofNullable(AccessRule.of(operation.getResourceClass(), method)))
        .orElse(null);
  }

  private static String bearer(ContainerRequestContext context) {
    String header = context.getHeaderString("Authorization");
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw InvalidToken.missing();
    }
    return header.substring(BEARER.length()).trim();
  }
}

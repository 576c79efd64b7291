package org.jiebang.eventsourcing.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.identity.AccessRule;
import org.jiebang.eventsourcing.identity.BearerToken;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.InvalidToken;
import org.jiebang.eventsourcing.identity.PartnerScope;
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

  /** In a problem: the scope that was missing. */
  static final String SCOPE_NEEDED = "scopeNeeded";

  private final TokenCheck tokens;
  private final ServiceToken serviceToken;
  private final RequestCaller caller;
  private final CurrentRequest request;
  private final Map<Method, Asked> asked = new ConcurrentHashMap<>();

  /**
   * What an operation asks of its caller.
   *
   * @param rule null: nobody has thought about it, which means no
   * @param scope of a partner app; null: none
   */
  private record Asked(@Nullable AccessRule rule, @Nullable String scope) {}

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
    Asked asks = asks(context);
    AccessRule rule = asks.rule();
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
      case AccessRule.AnyCaller() -> caller.is(checked(context, asks.scope()));
      case AccessRule.Roles roles -> {
        Caller verified = checked(context, asks.scope());
        if (verified.grant(Set.copyOf(roles.roles()), scope -> true) == null
            && !mayOverride(context, roles, verified)) {
          throw new Rejected(HttpRefusal.ROLE_NOT_ALLOWED);
        }
        caller.is(verified);
      }
    }
  }

  /**
   * The app first: what it was not given is nobody's through it.
   *
   * @throws Rejected {@code SCOPE_NOT_GRANTED}
   */
  private Caller checked(ContainerRequestContext context, @Nullable String scope) {
    Caller verified = tokens.check(bearer(context));
    if (scope != null && !PartnerScope.lets(verified, scope)) {
      throw new Rejected(HttpRefusal.SCOPE_NOT_GRANTED, Map.of(SCOPE_NEEDED, scope));
    }
    return verified;
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

  /** The scope follows from the operation's own path, never from what was sent. */
  private Asked asks(ContainerRequestContext context) {
    return asked.computeIfAbsent(
        operation.getResourceMethod(),
        method -> {
          Class<?> resource = operation.getResourceClass();
          String path =
              path(resource.getAnnotation(Path.class)) + path(method.getAnnotation(Path.class));
          return new Asked(
              AccessRule.of(resource, method),
              PartnerScope.needed(context.getMethod(), path.replaceAll("/+", "/")));
        });
  }

  private static String path(@Nullable Path path) {
    return path == null ? "" : "/" + path.value();
  }

  private static String bearer(ContainerRequestContext context) {
    String token = BearerToken.of(context.getHeaderString("Authorization"));
    if (token == null) {
      throw InvalidToken.missing();
    }
    return token;
  }
}

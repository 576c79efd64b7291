package org.jiebang.eventsourcing.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Aggregate;
import org.jspecify.annotations.Nullable;

/** Who may see a stream, and in which role somebody acts on it (ARCHITECTURE, "Rights"). */
@ApplicationScoped
public class Rights {

  private static final int LEVELS = 4;

  /** Parties that are nobody in particular, and lie nowhere. */
  private static final Set<UUID> MARKS = Set.of(Aggregate.EVERYONE, Aggregate.DESK);

  private final Hierarchy hierarchy;

  public Rights(Hierarchy hierarchy) {
    this.hierarchy = hierarchy;
  }

  /**
   * True when the caller holds a grant at (or above) the tenant or a party, is a party, or when
   * everybody is.
   */
  public boolean sees(Caller caller, UUID tenant, Set<UUID> parties) {
    return parties.contains(Aggregate.EVERYONE)
        || parties.contains(caller.person())
        || nearest(tenant, parties, caller.scopes()::contains) != null;
  }

  /** True when the caller holds a grant at {@code scope} or above it. */
  public boolean near(Caller caller, UUID scope) {
    return nearest(scope, Set.of(), caller.scopes()::contains) != null;
  }

  /**
   * True when the caller may read there by {@code rule}: they see it, and where it is read by
   * certain roles, they hold one of them there. One that they hold elsewhere opens nothing here.
   */
  public boolean reads(AccessRule rule, Caller caller, UUID tenant, Set<UUID> parties) {
    return switch (rule) {
      case AccessRule.Roles(var _, boolean anywhere) when !anywhere ->
          actor(rule, caller, tenant, parties) != null;
      case AccessRule.Roles _,
          AccessRule.AnyCaller _,
          AccessRule.Anybody _,
          AccessRule.OwnServices _ ->
          sees(caller, tenant, parties);
    };
  }

  /** The scopes of the caller whose lists they may read by {@code rule}. */
  public Set<UUID> scopes(AccessRule rule, Caller caller) {
    return switch (rule) {
      case AccessRule.Roles(List<Role> roles, boolean anywhere) when !anywhere ->
          caller.grants().stream()
              .filter(grant -> roles.contains(grant.role()))
              .map(Grant::scope)
              .collect(Collectors.toUnmodifiableSet());
      case AccessRule.Roles _,
          AccessRule.AnyCaller _,
          AccessRule.Anybody _,
          AccessRule.OwnServices _ ->
          caller.scopes();
    };
  }

  /**
   * The caller in the role they may act in under {@code rule}: held at the tenant, else at a party,
   * else above them (which is how a district acts in its communities), else, where the rule says
   * so, anywhere. Null when there is none.
   */
  public @Nullable Actor actor(AccessRule rule, Caller caller, UUID tenant, Set<UUID> parties) {
    return switch (rule) {
      case AccessRule.OwnServices(), AccessRule.Anybody() -> null;
      case AccessRule.Roles(List<Role> roles, boolean anywhere) -> {
        Grant grant = nearestGrant(caller, roles, tenant, parties);
        if (grant == null && anywhere) {
          grant = held(caller, roles, scope -> true);
        }
        yield grant == null ? null : acting(caller, grant);
      }
      case AccessRule.AnyCaller() -> {
        Grant grant = nearestGrant(caller, List.of(Role.values()), tenant, parties);
        // A person acting for themselves, with no office near: a resident of somewhere.
        yield grant == null
            ? new Actor(caller.person(), Role.RES.name(), null, caller.client())
            : acting(caller, grant);
      }
    };
  }

  /**
   * The caller as the district that acts in the place of its community's offices (LIFECYCLES, scope
   * rule), where the rule lets it; null when it is not theirs to override.
   *
   * @param tenant of what is acted on; its parties do not count, because only the community itself
   *     lies in the district
   */
  public @Nullable Actor overriding(AccessRule rule, Caller caller, UUID tenant) {
    if (!(rule instanceof AccessRule.Roles roles) || !roles.overridable()) {
      return null;
    }
    Grant grant = caller.grant(Set.of(Role.DIS), held -> hierarchy.covers(held, tenant));
    return grant == null ? null : acting(caller, grant);
  }

  private static Actor acting(Caller caller, Grant grant) {
    return new Actor(caller.person(), grant.role().name(), grant.scope(), caller.client());
  }

  private @Nullable Grant nearestGrant(
      Caller caller, List<Role> roles, UUID tenant, Set<UUID> parties) {
    UUID at = nearest(tenant, parties, scope -> held(caller, roles, scope::equals) != null);
    return at == null ? null : held(caller, roles, at::equals);
  }

  /** The first of {@code roles}, in their order, that the caller holds where {@code where} says. */
  private static @Nullable Grant held(Caller caller, List<Role> roles, Predicate<UUID> where) {
    for (Role role : roles) {
      Grant grant = caller.grant(Set.of(role), where);
      if (grant != null) {
        return grant;
      }
    }
    return null;
  }

  /** The tenant and parties first; only then what lies above them, which may cost a look-up. */
  private @Nullable UUID nearest(UUID tenant, Set<UUID> parties, Predicate<UUID> held) {
    var scopes = new ArrayList<UUID>();
    scopes.add(tenant);
    parties.stream().filter(p -> !MARKS.contains(p)).forEach(scopes::add);
    for (UUID scope : scopes) {
      if (held.test(scope)) {
        return scope;
      }
    }
    for (UUID scope : scopes) {
      UUID above = hierarchy.above(scope);
      for (int level = 1; above != null && level <= LEVELS; level++) {
        if (held.test(above)) {
          return above;
        }
        above = hierarchy.above(above);
      }
    }
    return null;
  }
}

package org.jiebang.eventsourcing.identity;

import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an operation asks of its caller, read from its annotations. */
public sealed interface AccessRule {

  /** Below {@code /internal}: only our own services. */
  record OwnServices() implements AccessRule {}

  /** {@link Open}. */
  record Anybody() implements AccessRule {}

  /** {@link SignedIn}. */
  record AnyCaller() implements AccessRule {}

  /**
   * {@link Allowed}.
   *
   * @param roles in the order in which they are preferred
   */
  record Roles(List<Role> roles, boolean anywhere) implements AccessRule {

    /** Offices of a community: what only they may do, its district may do in their place. */
    private static final Set<Role> OF_THE_COMMUNITY = Set.of(Role.COM, Role.GRD);

    /** Who speaks for themselves, or for another house: nobody does that in their place. */
    private static final Set<Role> FOR_THEMSELVES =
        Set.of(Role.DIS, Role.RES, Role.VOL, Role.UNI, Role.PNL, Role.CNC);

    /** Whether a district may carry it out in one of its communities, with a reason. */
    public boolean overridable() {
      return !anywhere
          && roles.stream().anyMatch(OF_THE_COMMUNITY::contains)
          && roles.stream().noneMatch(FOR_THEMSELVES::contains);
    }
  }

  /** The rule of a resource method; null when it has none, which means no. */
  static @Nullable AccessRule of(Class<?> resource, Method method) {
    Path path = resource.getAnnotation(Path.class);
    if (path != null && path.value().matches("/?internal(/.*)?")) {
      return new OwnServices();
    }
    Allowed allowed = method.getAnnotation(Allowed.class);
    if (allowed != null) {
      return new Roles(List.of(allowed.value()), allowed.anywhere());
    }
    if (method.isAnnotationPresent(SignedIn.class)) {
      return new AnyCaller();
    }
    return method.isAnnotationPresent(Open.class) ? new Anybody() : null;
  }
}

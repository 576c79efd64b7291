package org.jiebang.eventsourcing.identity;

import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.List;
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
  record Roles(List<Role> roles, boolean anywhere) implements AccessRule {}

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

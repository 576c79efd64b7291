package org.jiebang.eventsourcing.identity;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** A service does not start with an operation that nobody has thought about: the default is no. */
@ApplicationScoped
class EveryOperationHasARule {

  void check(@Observes StartupEvent start, BeanManager beans) {
    var without = new TreeSet<String>();
    for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
      without.addAll(operationsWithout(bean.getBeanClass()));
    }
    if (!without.isEmpty()) {
      throw new IllegalStateException(
          "operations without @Allowed, @SignedIn or @Open: " + String.join(", ", without));
    }
  }

  static Set<String> operationsWithout(Class<?> type) {
    var without = new TreeSet<String>();
    if (type.isAnnotationPresent(Path.class)) {
      for (Method method : type.getMethods()) {
        if (isOperation(method) && AccessRule.of(type, method) == null) {
          without.add(type.getSimpleName() + "." + method.getName());
        }
      }
      for (Method method : type.getDeclaredMethods()) {
        if (isOperation(method) && AccessRule.of(type, method) == null) {
          without.add(type.getSimpleName() + "." + method.getName());
        }
      }
    }
    return without;
  }

  private static boolean isOperation(Method method) {
    return !method.isSynthetic()
        && Arrays.stream(method.getAnnotations())
            .anyMatch(a -> a.annotationType().isAnnotationPresent(HttpMethod.class));
  }
}

package org.jiebang.eventsourcing.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which methods a path knows: a 405 must say so (RFC 9110, 15.5.6). */
@ApplicationScoped
class Operations {

  private record Operation(Pattern path, String method) {}

  private final List<Operation> known = new ArrayList<>();

  Operations(BeanManager beans) {
    for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
      Path root = bean.getBeanClass().getAnnotation(Path.class);
      if (root != null) {
        for (Method method : bean.getBeanClass().getDeclaredMethods()) {
          add(root, method);
        }
      }
    }
  }

  private void add(Path root, Method method) {
    for (Annotation annotation : method.getAnnotations()) {
      HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
      if (verb != null) {
        known.add(
            new Operation(pattern(root.value(), method.getAnnotation(Path.class)), verb.value()));
      }
    }
  }

  static Pattern pattern(String root, @Nullable Path below) {
    var pattern = new StringBuilder();
    for (String segment : (root + "/" + (below == null ? "" : below.value())).split("/")) {
      if (!segment.isEmpty()) {
        pattern.append('/').append(segment.contains("{") ? "[^/]+" : Pattern.quote(segment));
      }
    }
    return Pattern.compile(pattern + "/?");
  }

  SortedSet<String> methodsOf(String path) {
    var methods = new TreeSet<String>();
    for (Operation operation : known) {
      if (operation.path().matcher(path).matches()) {
        methods.add(operation.method());
      }
    }
    return methods;
  }
}
